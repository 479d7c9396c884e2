package perennial.oversight.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import perennial.journal.Entry;
import perennial.journal.Fold;
import perennial.journal.Replay;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.kernel.ObjectRef;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.Findings;

/**
 * Makes every row anew from the entries alone, in tables beside those that are served from, and
 * compares the two while the registry serves. It needs nothing but the entries: no list of them, no
 * table of objects.
 *
 * <p>Rows are made in several passes over the journal, each for a part of the objects, so that
 * memory does not grow with the registry.
 */
public final class Rebuild {
  /** Rows held in memory at once: about a gigabyte. */
  static final long ROWS_AT_ONCE = 1_000_000;

  /** Entries of one snapshot: a fraction of a second. */
  private static final int ENTRIES_AT_ONCE = 5_000;

  private static final String ESTIMATE =
      """
      SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class
      WHERE relkind = 'r' AND relnamespace::regnamespace::text ~ '^(identifiers|[a-z]+_g[0-9]+)$'\
      """;

  private static final String LAST = "SELECT coalesce(max(entry_id), 0) FROM journal.entry";

  private static final String ENTRIES =
      "SELECT "
          + Replay.COLUMNS
          + """
          , e.leaf FROM journal.entry e LEFT JOIN journal.entry_personal p USING (entry_id)
          WHERE e.entry_id > ? AND e.entry_id <= ? ORDER BY e.entry_id LIMIT ?\
          """;

  private final DataSource verify;
  private final DataSource owner;
  private final Replay replay;
  private final Findings findings;
  private final LongAdder entries = new LongAdder();
  private volatile long entriesAll = 1;
  private final Map<String, Long> rows = new TreeMap<>();

  /**
   * @param verify sessions of the role {@code perennial_verify}
   * @param owner sessions of the role that owns the tables
   */
  public Rebuild(DataSource verify, DataSource owner, List<Room> rooms, Findings findings) {
    this.verify = verify;
    this.owner = owner;
    this.replay = new Replay(rooms);
    this.findings = findings;
  }

  /** Entries read so far, once for each pass. */
  public long entries() {
    return entries.sum();
  }

  /** Entries to be read in all passes. */
  public long entriesAll() {
    return entriesAll;
  }

  /** How many rows were made, by table. */
  public Map<String, Long> rows() {
    return rows;
  }

  /**
   * Does all of it.
   *
   * @param isKept whether the fresh tables stay, in the schema {@code rebuilt}
   */
  public void run(boolean isKept) throws SQLException {
    try (Connection reading = verify.getConnection();
        Connection writing = owner.getConnection()) {
      var fresh = new FreshTables(writing);
      fresh.create(replay.tables());
      long last = number(reading, LAST);
      int passes = (int) Math.max(1, number(reading, ESTIMATE) / ROWS_AT_ONCE + 1);
      entriesAll = Math.max(1, last * passes);
      for (int pass = 0; pass < passes; pass++) {
        Fold fold = fold(reading, last, pass, passes);
        for (Table<?> table : replay.tables()) {
          rows.merge(table.qualifiedName(), fresh.write(table, fold), Long::sum);
        }
      }
      fresh.index(replay.tables());
      new Comparison(reading, replay, findings, last).compare(fresh);
      if (!isKept) {
        fresh.drop();
      }
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private Fold fold(Connection reading, long last, int pass, int passes) throws SQLException {
    Fold fold = replay.foldOf(object -> part(object, passes) == pass, pass == 0);
    long after = 0;
    int read = ENTRIES_AT_ONCE;
    while (read == ENTRIES_AT_ONCE) {
      read = 0;
      try (PreparedStatement select = reading.prepareStatement(ENTRIES)) {
        select.setLong(1, after);
        select.setLong(2, last);
        select.setInt(3, ENTRIES_AT_ONCE);
        try (ResultSet results = select.executeQuery()) {
          while (results.next()) {
            after = results.getLong(1);
            read++;
            apply(results, after, fold, pass == 0);
          }
        }
      }
    }
    return fold;
  }

  private static int part(ObjectRef object, int passes) {
    return Math.floorMod(object.hashCode() * 0x9e3779b9, passes);
  }

  private void apply(ResultSet results, long id, Fold fold, boolean isFirst) throws SQLException {
    entries.increment();
    try {
      Entry entry = replay.read(results);
      if (!entry.leaf().equals(new perennial.kernel.Bytes(results.getBytes(6)))) {
        throw new IllegalStateException("its facts are not those that were hashed");
      }
      replay.apply(entry, fold);
      fold.takeTouched();
      fold.takeMissed();
    } catch (RuntimeException e) {
      if (isFirst) {
        findings.add(
            Finding.of(Fault.ENTRY_LEAF, 0, "journal.entry", id, "no row can be made of it"));
      }
    }
  }
}
