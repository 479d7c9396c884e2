package perennial.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.ObjectRef;

/**
 * Folds all entries of a database again and compares every row of every table with what comes out,
 * with its version and digest; and each row with the fold of its own stream alone, which is how a
 * tampered row is set right.
 */
public final class FoldCheck {
  private static final String ENTRIES =
      """
      SELECT e.entry_id, e.facts, e.salt, p.sealed, e.personal_hash
      FROM journal.entry e LEFT JOIN journal.entry_personal p USING (entry_id)
      ORDER BY e.entry_id\
      """;

  private static final String STREAMS =
      "SELECT kind, serial, entry_id FROM journal.stream ORDER BY entry_id";

  private final List<Projector> projectors;
  private final List<Table<?>> tables;
  private final Guard guard;
  private final Map<Long, Entry> entries = new HashMap<>();
  private final Map<ObjectRef, List<Entry>> streams = new HashMap<>();
  private final Map<ObjectRef, Fold> alone = new HashMap<>();
  private final Fold fold = Fold.all();
  private final List<String> differences = new ArrayList<>();

  private FoldCheck(List<Room> rooms) {
    List<Room> all = JournalRoom.before(rooms);
    projectors = all.stream().map(Room::projector).toList();
    tables = all.stream().flatMap(room -> room.tables().stream()).toList();
    guard = new Guard(new EventTypes(all), projectors, new JournalMeters());
  }

  /**
   * What differs; empty when nothing does.
   *
   * @param verify a connection of the role {@code perennial_verify}, which sees all rows
   * @param rooms all rooms that wrote entries
   */
  public static List<String> differences(Connection verify, List<Room> rooms) throws SQLException {
    var check = new FoldCheck(rooms);
    check.readEntries(verify);
    for (Table<?> table : check.tables) {
      check.compare(verify, table);
    }
    return check.differences;
  }

  private void readEntries(Connection verify) throws SQLException {
    try (Statement statement = verify.createStatement()) {
      try (ResultSet results = statement.executeQuery(ENTRIES)) {
        while (results.next()) {
          Entry entry = guard.read(results);
          entries.put(entry.occasion().entryId(), entry);
          fold.apply(projectors, entry);
        }
      }
      try (ResultSet results = statement.executeQuery(STREAMS)) {
        while (results.next()) {
          var object =
              new ObjectRef(new perennial.kernel.Kind(results.getString(1)), results.getLong(2));
          streams
              .computeIfAbsent(object, o -> new ArrayList<>())
              .add(Objects.requireNonNull(entries.get(results.getLong(3))));
        }
      }
    }
  }

  private <R extends Record> void compare(Connection verify, Table<R> table) throws SQLException {
    var left = new HashMap<>(fold.rowsOf(table));
    String sql =
        "SELECT " + table.columnList("") + ", version, row_digest FROM " + table.qualifiedName();
    int columns = table.columns().size();
    try (PreparedStatement select = verify.prepareStatement(sql);
        ResultSet results = select.executeQuery()) {
      while (results.next()) {
        R row = table.read(results, 1);
        left.remove(table.keyOf(row));
        compare(table, row, results.getLong(columns + 1), new Bytes(results.getBytes(columns + 2)));
      }
    }
    left.keySet().forEach(key -> differences.add(table + " lacks " + key));
  }

  private <R extends Record> void compare(Table<R> table, R row, long version, Bytes digest) {
    String name = table + " " + table.keyOf(row);
    if (!table.digest(row, version).equals(digest)) {
      differences.add(name + " does not have its digest");
    }
    matches(name + " and the fold of all entries", fold.get(table, table.keyOf(row)), row, version);
    ObjectRef stream = table.streamOf(row);
    if (stream != null) {
      Fold own = alone.computeIfAbsent(stream, this::foldAlone);
      matches(name + " and the fold of " + stream, own.get(table, table.keyOf(row)), row, version);
    }
  }

  private Fold foldAlone(ObjectRef stream) {
    Fold own = Fold.of(stream);
    streams.getOrDefault(stream, List.of()).forEach(entry -> own.apply(projectors, entry));
    return own;
  }

  private <R extends Record> void matches(
      String what, Fold.@Nullable Folded<R> folded, R row, long version) {
    if (folded == null) {
      differences.add(what + ": no entry made it");
    } else if (!folded.row().equals(row)) {
      differences.add(what + " differ: " + row + " and " + folded.row());
    } else if (folded.version() != version) {
      differences.add(what + " differ in version: " + version + ", " + folded.version());
    }
  }
}
