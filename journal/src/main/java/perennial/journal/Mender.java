package perennial.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.Moments;
import perennial.kernel.RandomSource;

/**
 * Writes rows past the rooms' acts: sets them back to what their entries make, or corrects them by
 * order. Each batch is one transaction in the same order of statements as a write, under the locks
 * of all licensees concerned, and is itself an entry, of the registry, in the chains of all of
 * them. Several threads may mend, each on a session of its own; batches wait for each other where
 * they have a licensee in common.
 */
public final class Mender {
  /** Licensees of one batch: each one's writes wait for as long as the batch takes. */
  public static final int LICENSEES_MAX = 100;

  private final DataSource database;
  private final Journal journal;
  private final List<Table<?>> order;
  private final Map<Table<?>, TableSql> texts = new HashMap<>();

  /** What is wrong, found out while nobody else may write. */
  @FunctionalInterface
  public interface Look {
    /**
     * @param entry of the entry that will be written; without a personal part
     */
    Mending look(Connection connection, Occasion entry) throws SQLException;
  }

  /**
   * @param database sessions of the role {@code perennial_mender}
   * @param rooms all rooms, lowest floor first
   * @param release the version of this program
   */
  public Mender(
      DataSource database,
      List<Room> rooms,
      InstantSource clock,
      RandomSource random,
      String release) {
    this.database = database;
    var sealsNothing = new Vault(new byte[Vault.KEY_BYTES], random);
    this.journal =
        new Journal(database, rooms, sealsNothing, Mender::mintsNothing, clock, random, release);
    this.order = rooms.stream().flatMap(room -> room.tables().stream()).toList();
    order.forEach(table -> texts.put(table, new TableSql(table)));
  }

  private static long mintsNothing(perennial.kernel.Kind kind) {
    throw new IllegalStateException("a mender makes no objects");
  }

  /** A session of the role {@code perennial_mender}, for several batches. */
  public Connection session() throws SQLException {
    return database.getConnection();
  }

  /** Does as {@link #mend(Connection, String, Set, Look)} on a session of its own. */
  public int mend(String act, Set<LicenseeId> concerned, Look look) throws SQLException {
    try (Connection connection = session()) {
      return mend(connection, act, concerned, look);
    }
  }

  /**
   * Looks, and writes what the look asks for.
   *
   * @param session outside of a transaction, and so it is left
   * @param act the name of the entry's act
   * @param concerned all licensees whose rows may be written; the registry with them where its own
   *     are, or where the entry is to stand in its chain
   * @return how many rows and steps were written; 0 where all was right, and then there is no entry
   * @throws SQLException when nothing was written
   */
  public int mend(Connection session, String act, Set<LicenseeId> concerned, Look look)
      throws SQLException {
    var parties = new TreeSet<>(concerned);
    if (parties.size() > LICENSEES_MAX + 1) {
      throw new IllegalArgumentException("at most " + LICENSEES_MAX + " licensees in one batch");
    }
    boolean isDone = false;
    try {
      int written = new Work(session, act, parties).run(look);
      isDone = true;
      return written;
    } finally {
      if (!isDone) {
        rollback(session);
      }
    }
  }

  private static void rollback(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // The session is gone, and with it the transaction.
    }
  }

  /** One transaction. */
  private final class Work {
    private final Connection connection;
    private final String act;
    private final Set<LicenseeId> parties;
    private final TreeMap<LicenseeId, Head> heads = new TreeMap<>();
    private long entryId;
    private @Nullable Epoch epoch;

    Work(Connection connection, String act, Set<LicenseeId> parties) {
      this.connection = connection;
      this.act = act;
      this.parties = parties;
    }

    int run(Look look) throws SQLException {
      enter();
      if (heads.size() < parties.size() && !parties.contains(LicenseeId.REGISTRY)) {
        // What belongs to nobody who has a chain is told in the registry's.
        new MultiStatement(connection).add("ROLLBACK").execute();
        parties.add(LicenseeId.REGISTRY);
        heads.clear();
        enter();
      }
      if (epoch == null || epoch.generation() != Epoch.GENERATION) {
        throw new IllegalStateException("another generation serves than the one of this build");
      }
      parties.retainAll(heads.keySet());
      Instant now = journal.clock().instant().truncatedTo(ChronoUnit.MICROS);
      for (Head head : heads.values()) {
        now = head.recordedAt.isAfter(now) ? head.recordedAt : now;
      }
      var occasion =
          new Occasion(entryId, act, LicenseeId.REGISTRY, 0, new Moments(now, now), null);
      Mending mending = look.look(connection, occasion);
      if (mending.size() == 0) {
        new MultiStatement(connection).add("ROLLBACK").execute();
        return 0;
      }
      write(mending, occasion);
      return mending.size();
    }

    private void enter() throws SQLException {
      String all = String.join(",", parties.stream().map(LicenseeId::toString).toList());
      new MultiStatement(connection)
          .add("BEGIN")
          .add(JournalSql.ENTER)
          .with(all)
          .add(JournalSql.LOCK_HEADS, this::takeHeads)
          .withLongs(parties.stream().mapToLong(LicenseeId::value).toArray())
          .add(JournalSql.TAKE_ENTRY_ID, this::takeEntryId)
          .execute();
    }

    private void takeHeads(ResultSet results) throws SQLException {
      while (results.next()) {
        heads.put(new LicenseeId(results.getLong(1)), Head.read(results));
        epoch =
            new Epoch(results.getInt(5), results.getInt(6), results.getInt(7), results.getLong(8));
      }
    }

    private void takeEntryId(ResultSet results) throws SQLException {
      results.next();
      entryId = results.getLong(1);
    }

    private void write(Mending mending, Occasion occasion) throws SQLException {
      var statement = new MultiStatement(connection);
      var entries = new EntrySet();
      entries.add(occasion, parties, mending.events, null, mending.touched);
      var written = new EntrySet();
      written.addAll(entries);
      written.addTo(statement, journal, this::advance, true);
      statement.endChanges();
      steps(mending, statement);
      // What refers to others goes first and comes last.
      for (Table<?> table : order.reversed()) {
        delete(table, mending, statement);
      }
      for (Table<?> table : order) {
        set(table, mending, statement);
      }
      addHeads(statement, occasion.recordedAt());
      if (mending.rows.keySet().stream().anyMatch(Table::isCredentials)) {
        statement.add(JournalSql.CHANGE_CREDENTIALS);
      }
      statement.add("COMMIT").execute();
    }

    private EntrySet.Link advance(LicenseeId party, Bytes leaf) {
      Head head = Objects.requireNonNull(heads.get(party));
      return head.advance(leaf);
    }

    private void addHeads(MultiStatement statement, Instant now) throws SQLException {
      var all = List.copyOf(heads.entrySet());
      statement
          .add(JournalSql.ADVANCE_HEADS)
          .withLongs(all.stream().mapToLong(e -> e.getKey().value()).toArray())
          .withLongs(all.stream().mapToLong(e -> e.getValue().n).toArray())
          .withBytes(all.stream().map(e -> e.getValue().hash.array()).toArray(byte[][]::new))
          .withTexts(all.stream().map(e -> now.toString()).toArray(String[]::new));
    }
  }

  private static void steps(Mending mending, MultiStatement statement) throws SQLException {
    if (!mending.extraSteps.isEmpty()) {
      steps(JournalSql.DELETE_STREAM, mending.extraSteps, statement);
    }
    if (!mending.missingSteps.isEmpty()) {
      steps(JournalSql.INSERT_STREAM, mending.missingSteps, statement);
    }
  }

  private static void steps(String sql, Set<Mending.Step> steps, MultiStatement statement)
      throws SQLException {
    statement
        .add(sql)
        .withTexts(steps.stream().map(s -> s.object().kind().letters()).toArray(String[]::new))
        .withLongs(steps.stream().mapToLong(s -> s.object().serial()).toArray())
        .withLongs(steps.stream().mapToLong(Mending.Step::entryId).toArray());
  }

  private void delete(Table<?> table, Mending mending, MultiStatement statement)
      throws SQLException {
    Mending.Rows<?> rows = mending.rows.get(table);
    if (rows == null || rows.extra.isEmpty()) {
      return;
    }
    statement.add(sql(table).deleteMany());
    for (int i = 0; i < table.key().size(); i++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (List<Object> key : rows.extra) {
        values.add(key.get(i));
      }
      statement.with(table.key().get(i), values);
    }
  }

  private <R extends Record> void set(Table<R> table, Mending mending, MultiStatement statement)
      throws SQLException {
    @SuppressWarnings("unchecked")
    var rows = (Mending.Rows<R>) mending.rows.get(table);
    if (rows == null) {
      return;
    }
    if (!rows.wrong.isEmpty()) {
      List<Column> some = new ArrayList<>(table.key());
      rows.differing.stream().filter(c -> !table.key().contains(c)).forEach(some::add);
      RowCopy.columns(table, some, rows.wrong, statement.add(TableSql.setMany(table, some)));
    }
    if (!rows.missing.isEmpty()) {
      RowCopy.columns(table, table.columns(), rows.missing, statement.add(sql(table).insertMany()));
    }
  }

  private TableSql sql(Table<?> table) {
    return Objects.requireNonNull(texts.get(table));
  }
}
