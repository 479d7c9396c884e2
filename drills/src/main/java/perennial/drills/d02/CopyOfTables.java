package perennial.drills.d02;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import perennial.drills.stage.RoomTables;
import perennial.drills.story.Seen;
import perennial.journal.Column;
import perennial.journal.Table;
import perennial.oversight.verify.StoredRow;

/** All rows as they were, put aside in the same database, so that millions can be compared. */
final class CopyOfTables {
  /** Columns that a write to a lot may change; every other is as it was. */
  private static final Set<String> OF_A_MOVE =
      Set.of("area", "updated_at", "stated", "version", "row_digest");

  private static final int SHOWN_MAX = 10;

  private final Connection connection;

  CopyOfTables(Connection superuser) {
    this.connection = superuser;
  }

  Connection connection() {
    return connection;
  }

  void make() throws SQLException {
    execute("CREATE SCHEMA aside");
    for (Table<?> table : RoomTables.all()) {
      execute(
          "CREATE UNLOGGED TABLE %s AS TABLE %s".formatted(aside(table), table.qualifiedName()));
      execute("CREATE INDEX ON %s (%s)".formatted(aside(table), keys(table)));
      execute("ANALYZE " + aside(table));
    }
  }

  private static String aside(Table<?> table) {
    return "aside." + table.schema() + "__" + table.name();
  }

  private static String keys(Table<?> table) {
    return String.join(", ", table.key().stream().map(Column::name).toList());
  }

  long lastEntry() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT max(entry_id) FROM journal.entry")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** How many rows are others than those put aside, by table; tables without are left out. */
  Map<String, Long> changed() throws SQLException {
    var changed = new TreeMap<String, Long>();
    for (Table<?> table : RoomTables.all()) {
      String sql =
          """
          SELECT count(*) FROM %s n FULL JOIN %s b USING (%s)
          WHERE n IS NULL OR b IS NULL OR (%s) IS DISTINCT FROM (%s)\
          """
              .formatted(
                  table.qualifiedName(),
                  aside(table),
                  keys(table),
                  columns(table, "n."),
                  columns(table, "b."));
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        if (rows.getLong(1) > 0) {
          changed.put(table.qualifiedName(), rows.getLong(1));
        }
      }
    }
    return changed;
  }

  private static String columns(Table<?> table, String prefix) {
    return StoredRow.columns(table, prefix);
  }

  /** Rows that differ although no entry since touched their object, and columns nobody wrote. */
  Seen othersThanWrittenSince(long last) throws SQLException {
    Set<String> written = written(last);
    var strange = new ArrayList<String>();
    long compared = 0;
    long others = 0;
    for (Table<?> table : RoomTables.all()) {
      compared += count("SELECT count(*) FROM " + aside(table));
      for (Difference difference : differences(table)) {
        others++;
        if (!written.contains(difference.object())) {
          strange.add(difference.toString());
        } else if (!OF_A_MOVE.containsAll(difference.columns())) {
          strange.add("more than was written: " + difference);
        }
      }
    }
    String text = compared + " rows, " + others + " of them written by the client";
    return strange.isEmpty() && compared > 0
        ? new Seen(true, text)
        : new Seen(
            false,
            text
                + "\n"
                + String.join("\n", strange.subList(0, Math.min(SHOWN_MAX, strange.size()))));
  }

  /** Objects that entries since touched, but for those that only say what was set back. */
  private Set<String> written(long last) throws SQLException {
    var objects = new HashSet<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT kind || serial FROM journal.stream WHERE entry_id > " + last)) {
      while (rows.next()) {
        objects.add(rows.getString(1));
      }
    }
    return objects;
  }

  /** A row that is another than the one put aside. */
  private record Difference(String table, String object, List<String> columns) {}

  private <R extends Record> List<Difference> differences(Table<R> table) throws SQLException {
    var found = new ArrayList<Difference>();
    String sql =
        """
        SELECT %s, %s FROM %s n JOIN %s b ON %s WHERE (%s) IS DISTINCT FROM (%s)\
        """
            .formatted(
                columns(table, "b."),
                columns(table, "n."),
                table.qualifiedName(),
                aside(table),
                String.join(
                    " AND ",
                    table.key().stream().map(c -> "n." + c.name() + " = b." + c.name()).toList()),
                columns(table, "n."),
                columns(table, "b."));
    int width = table.columns().size() + 2;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        StoredRow<R> before = StoredRow.read(table, rows);
        var columns = new ArrayList<String>();
        for (int i = 1; i <= width; i++) {
          String then = rows.getString(i);
          if (!java.util.Objects.equals(then, rows.getString(width + i))) {
            columns.add(rows.getMetaData().getColumnName(i));
          }
        }
        var object = before.object();
        String name = object == null ? "none" : object.kind().letters() + object.serial();
        found.add(new Difference(table.qualifiedName(), name, columns));
      }
    }
    long gone =
        count(
            "SELECT count(*) FROM %s b LEFT JOIN %s n USING (%s) WHERE n IS NULL"
                .formatted(aside(table), table.qualifiedName(), keys(table)));
    if (gone > 0) {
      found.add(new Difference(table.qualifiedName(), gone + " rows are gone", List.of()));
    }
    return found;
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
