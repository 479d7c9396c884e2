package perennial.drills.stage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import perennial.journal.Table;

/**
 * All rows of some tables at one moment, whole, so that two moments can be compared to the byte.
 *
 * @param byTable each row as PostgreSQL writes it as text, by table
 */
public record Rows(Map<String, Set<String>> byTable) {

  /** Every row of every table that the rooms describe. */
  public static Rows everything(Connection connection) throws SQLException {
    return where(
        connection, RoomTables.all().stream().<String>map(Table::qualifiedName).toList(), "true");
  }

  /** Tables and a condition over each, in SQL; {@code t} is the row. */
  public static Rows where(Connection connection, List<String> tables, String condition)
      throws SQLException {
    var found = new TreeMap<String, Set<String>>();
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        var rows = new TreeSet<String>();
        try (ResultSet results =
            statement.executeQuery("SELECT t::text FROM " + table + " AS t WHERE " + condition)) {
          while (results.next()) {
            rows.add(results.getString(1));
          }
        }
        found.put(table, rows);
      }
    }
    return new Rows(found);
  }

  /**
   * How many rows some tables have, and a digest of all of them: another text when any changed. Of
   * identifiers all but those of orders, which every act of two officials adds to.
   */
  public static String digest(Connection connection, List<String> tables) throws SQLException {
    var digests = new ArrayList<String>();
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        String which = table.equals("identifiers.object") ? " WHERE kind <> 'LO'" : "";
        try (ResultSet row =
            statement.executeQuery(
                "SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM "
                    + table
                    + " t"
                    + which)) {
          row.next();
          digests.add(row.getLong(1) + " rows of " + table + " " + row.getString(2));
        }
      }
    }
    return String.join(", ", digests);
  }

  /** Whether the table has any. */
  public boolean has(String table) {
    return !byTable.getOrDefault(table, Set.of()).isEmpty();
  }

  public int count() {
    return byTable.values().stream().mapToInt(Set::size).sum();
  }

  /** What is in one of the two and not in the other, one line each; empty when they are equal. */
  public List<String> differencesFrom(Rows before) {
    var differences = new ArrayList<String>();
    var tables = new TreeSet<String>(byTable.keySet());
    tables.addAll(before.byTable.keySet());
    for (String table : tables) {
      Set<String> now = byTable.getOrDefault(table, Set.of());
      Set<String> then = before.byTable.getOrDefault(table, Set.of());
      then.stream()
          .filter(row -> !now.contains(row))
          .forEach(row -> differences.add(table + " lost " + row));
      now.stream()
          .filter(row -> !then.contains(row))
          .forEach(row -> differences.add(table + " got " + row));
    }
    return differences;
  }
}
