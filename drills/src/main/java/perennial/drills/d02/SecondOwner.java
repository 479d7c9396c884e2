package perennial.drills.d02;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import perennial.drills.stage.RoomTables;
import perennial.journal.Column;
import perennial.journal.Table;

/**
 * A column that names the second owner of a row, which lawfully may become another: no key holds
 * it.
 */
record SecondOwner(Table<?> table, Column column) {

  /** All of all rooms, in the order of their tables. */
  static List<SecondOwner> all() {
    var columns = new ArrayList<SecondOwner>();
    for (Table<?> table : RoomTables.all()) {
      for (String each : table.byActsAlone()) {
        columns.add(new SecondOwner(table, table.column(each)));
      }
    }
    return columns;
  }

  /**
   * UPDATEs that name each other licensee in one row of each present one, and the next licensee in
   * all rows.
   */
  List<String> tries(Connection connection) throws SQLException {
    var tries = new ArrayList<String>();
    String sql =
        """
        SELECT r.place, l.licensee_id
        FROM (SELECT DISTINCT ON (t.%2$s) t.%2$s AS present, t.ctid::text AS place
          FROM %1$s AS t ORDER BY t.%2$s) AS r
        JOIN licensing_g1.licensee AS l ON l.licensee_id <> r.present\
        """
            .formatted(table.qualifiedName(), column.name());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        tries.add(
            "UPDATE %s SET %s = %d WHERE ctid = '%s'"
                .formatted(
                    table.qualifiedName(),
                    column.name(),
                    rows.getLong("licensee_id"),
                    rows.getString("place")));
      }
    }
    tries.add("UPDATE %1$s SET %2$s = %2$s + 1".formatted(table.qualifiedName(), column.name()));
    return tries;
  }

  @Override
  public String toString() {
    return table.qualifiedName() + "." + column.name();
  }
}
