package perennial.server.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import perennial.journal.Fold;
import perennial.journal.Rebuilding;
import perennial.journal.Replay;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;
import perennial.leafdata.Rooms;

/**
 * Sets a restored registry back to a moment: its entries up to then, and every row folded from
 * them. A licensee's entries are recorded in the order of their times, also where two licensees
 * share one, so what is left are whole beginnings of all chains.
 */
final class PastState {
  /** Objects folded at once. */
  private static final int OBJECTS = 5_000;

  private static final int FETCH = 1_000;

  /** Where objects and their names are. */
  private static final String IDENTITY = "identifiers";

  private static final List<String> FORGET =
      List.of(
          "INSERT INTO later SELECT entry_id FROM journal.entry WHERE recorded_at > ?",
          "DELETE FROM journal.replay WHERE recorded_at > ?",
          "DELETE FROM journal.attempt WHERE recorded_at > ?");

  private static final List<String> CUT =
      List.of(
          "TRUNCATE journal.leaf",
          "DELETE FROM journal.entry_personal WHERE entry_id IN (SELECT entry_id FROM later)",
          """
          DELETE FROM journal.object_key k WHERE NOT EXISTS (SELECT FROM journal.entry_personal p
            WHERE p.kind = k.kind AND p.serial = k.serial AND p.entry_id >= k.made_by)\
          """,
          "DELETE FROM journal.stream WHERE entry_id IN (SELECT entry_id FROM later)",
          "DELETE FROM journal.chain WHERE entry_id IN (SELECT entry_id FROM later)",
          "DELETE FROM journal.entry WHERE entry_id IN (SELECT entry_id FROM later)",
          "DELETE FROM journal.head h WHERE licensee_id <> 0 AND NOT EXISTS"
              + " (SELECT FROM journal.chain c WHERE c.licensee_id = h.licensee_id)",
          """
          UPDATE journal.head SET n = 0, hash = decode(repeat('00', 32), 'hex'), recorded_at = 'epoch'
          WHERE licensee_id = 0\
          """,
          """
          UPDATE journal.head h SET n = c.n, hash = sha256(c.prev_hash || e.leaf),
            recorded_at = e.recorded_at
          FROM (SELECT licensee_id, max(n) AS n FROM journal.chain GROUP BY licensee_id) last
          JOIN journal.chain c ON c.licensee_id = last.licensee_id AND c.n = last.n
          JOIN journal.entry e ON e.entry_id = c.entry_id
          WHERE h.licensee_id = c.licensee_id\
          """);

  private static final String ALL =
      "SELECT "
          + Replay.COLUMNS
          + " FROM journal.entry e LEFT JOIN journal.entry_personal p USING (entry_id)"
          + " ORDER BY e.entry_id";

  private static final String NEXT_OBJECTS =
      """
      SELECT DISTINCT kind, serial FROM journal.stream WHERE (kind, serial) > (?, ?)
      ORDER BY kind, serial LIMIT ?\
      """;

  private static final String OF_OBJECTS =
      "SELECT "
          + Replay.COLUMNS
          + " FROM journal.entry e LEFT JOIN journal.entry_personal p USING (entry_id)"
          + " WHERE e.entry_id IN (SELECT s.entry_id FROM journal.stream s"
          + " JOIN unnest(?::text[], ?::bigint[]) AS o(kind, serial)"
          + " ON o.kind = s.kind AND o.serial = s.serial) ORDER BY e.entry_id";

  private final Connection session;
  private final Consumer<String> progress;
  private final Replay replay = new Replay(Rooms.all());
  private final Rebuilding rebuilding;

  PastState(Connection session, Consumer<String> progress) {
    this.session = session;
    this.progress = progress;
    this.rebuilding = new Rebuilding(session);
  }

  void goBackTo(Instant moment) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(
          "CREATE TEMPORARY TABLE later (entry_id bigint PRIMARY KEY) ON COMMIT DROP");
    }
    for (String sql : FORGET) {
      try (PreparedStatement statement = session.prepareStatement(sql)) {
        statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
        statement.executeUpdate();
      }
    }
    try (Statement statement = session.createStatement()) {
      for (String sql : CUT) {
        statement.execute(sql);
      }
      List<String> names = replay.tables().stream().map(Table::qualifiedName).toList();
      statement.execute("TRUNCATE " + String.join(", ", names));
      statement.execute("ANALYZE journal.stream");
      statement.execute("ANALYZE journal.entry");
    }
    progress.accept("set back to " + moment);
    rowsOfObjects(true);
    rowsOfObjects(false);
    rowsOfNoObject();
  }

  /**
   * @param isIdentity whether objects and their names are written, which all others refer to; else
   *     the others
   */
  private void rowsOfObjects(boolean isIdentity) throws SQLException {
    long done = 0;
    List<ObjectRef> objects = next(null);
    while (!objects.isEmpty()) {
      Fold fold = fold(objects);
      for (Table<?> table : replay.tables()) {
        if (table.schema().equals(IDENTITY) == isIdentity) {
          rebuilding.add(table, fold.rowsOf(table).values());
        }
      }
      done += objects.size();
      progress.accept(
          "%,d objects %s".formatted(done, isIdentity ? "made again" : "with all their rows"));
      objects = next(objects.getLast());
    }
  }

  /** They are few, and held in memory at once. */
  private void rowsOfNoObject() throws SQLException {
    Fold fold = replay.foldOf(object -> false, true);
    try (Statement statement = session.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet entries = statement.executeQuery(ALL)) {
        while (entries.next()) {
          replay.apply(replay.read(entries), fold);
          fold.takeTouched();
          fold.takeMissed();
        }
      }
    }
    for (Table<?> table : replay.tables()) {
      rebuilding.add(table, fold.rowsOf(table).values());
    }
  }

  private Fold fold(List<ObjectRef> objects) throws SQLException {
    Set<ObjectRef> set = new HashSet<>(objects);
    Fold fold = replay.foldOf(set);
    try (PreparedStatement select = session.prepareStatement(OF_OBJECTS)) {
      select.setArray(
          1,
          session.createArrayOf("text", objects.stream().map(o -> o.kind().letters()).toArray()));
      select.setObject(2, objects.stream().mapToLong(ObjectRef::serial).toArray());
      select.setFetchSize(FETCH);
      try (ResultSet entries = select.executeQuery()) {
        while (entries.next()) {
          replay.apply(replay.read(entries), fold);
        }
      }
    }
    return fold;
  }

  private List<ObjectRef> next(@org.jspecify.annotations.Nullable ObjectRef after)
      throws SQLException {
    try (PreparedStatement select = session.prepareStatement(NEXT_OBJECTS)) {
      select.setString(1, after == null ? "" : after.kind().letters());
      select.setLong(2, after == null ? 0 : after.serial());
      select.setInt(3, OBJECTS);
      var objects = new ArrayList<ObjectRef>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          objects.add(new ObjectRef(new Kind(rows.getString(1)), rows.getLong(2)));
        }
      }
      return objects;
    }
  }
}
