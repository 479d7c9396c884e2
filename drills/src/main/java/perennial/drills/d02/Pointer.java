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
 * A column that refers to an object, as its table's description has it.
 *
 * @param table whose rows refer
 * @param column the serial of the object
 * @param owner the column of the object's owner
 * @param kind the object's kind in SQL: a text, or the column that holds it
 */
record Pointer(Table<?> table, Column column, String owner, String kind) {

  /** An UPDATE of one row. */
  record Try(String sql) {}

  /** All of all rooms, in the order of their tables. */
  static List<Pointer> all() {
    var pointers = new ArrayList<Pointer>();
    for (Table<?> table : RoomTables.all()) {
      for (Table.Reference each : table.references()) {
        String kindColumn = each.kindComponent();
        String kind =
            kindColumn == null ? "'" + each.kind() + "'" : "t." + table.column(kindColumn).name();
        pointers.add(
            new Pointer(
                table,
                table.column(each.component()),
                table.column(each.ownerComponent()).name(),
                kind));
      }
    }
    return pointers;
  }

  /**
   * One row of each owner, pointed at an object of the same kind of each other owner; for kinds
   * that one owner alone has, at another owner's object of any kind.
   */
  List<Try> tries(Connection connection) throws SQLException {
    var tries = new ArrayList<Try>();
    String sql =
        """
        SELECT DISTINCT ON (r.owner, o.licensee_id) r.place, o.serial
        FROM (
          SELECT DISTINCT ON (t.%1$s) t.%1$s AS owner, t.ctid::text AS place, %2$s AS kind
          FROM %3$s AS t WHERE t.%1$s IS NOT NULL AND %2$s IS NOT NULL
          ORDER BY t.%1$s, (t.%4$s IS NULL)
        ) AS r
        JOIN identifiers.object AS o ON o.licensee_id <> r.owner
          AND (o.kind = r.kind OR NOT EXISTS (
            SELECT FROM identifiers.object AS x
            WHERE x.kind = r.kind AND x.licensee_id <> r.owner))
          AND NOT EXISTS (
            SELECT FROM identifiers.object AS x
            WHERE x.kind = r.kind AND x.licensee_id = r.owner AND x.serial = o.serial)
        ORDER BY r.owner, o.licensee_id, o.serial\
        """
            .formatted(owner, kind, table.qualifiedName(), column.name());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        tries.add(
            new Try(
                "UPDATE %s SET %s = %d WHERE ctid = '%s'"
                    .formatted(
                        table.qualifiedName(),
                        column.name(),
                        rows.getLong("serial"),
                        rows.getString("place"))));
      }
    }
    return tries;
  }

  /** An UPDATE that points every row at some object of another owner. */
  String scramble() {
    return """
    UPDATE %3$s AS t SET %4$s = (
      SELECT o.serial FROM identifiers.object AS o
      WHERE o.licensee_id <> t.%1$s
      ORDER BY (o.kind = %2$s) DESC, o.serial DESC LIMIT 1)
    WHERE t.%1$s IS NOT NULL\
    """
        .formatted(owner, kind, table.qualifiedName(), column.name());
  }

  /** Whether the table of an ALTER has no check by trigger at all. */
  static boolean hasNoTriggers(Connection connection, String sql) throws SQLException {
    if (!sql.startsWith("ALTER TABLE ")) {
      return false;
    }
    String name = sql.split(" ", -1)[2];
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_trigger WHERE tgrelid = '" + name + "'::regclass")) {
      rows.next();
      return rows.getLong(1) == 0;
    }
  }

  @Override
  public String toString() {
    return table.qualifiedName() + "." + column.name();
  }
}
