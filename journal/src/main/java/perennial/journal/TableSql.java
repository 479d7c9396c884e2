package perennial.journal;

import java.util.ArrayList;
import java.util.List;

/** The texts that write a table's rows, made once from its description. */
final class TableSql {
  /**
   * Up to this many rows are written as values: arrays of one cost the server and the driver
   * several times what they hold. More would make too many texts.
   */
  static final int VALUES_MAX = 4;

  private final List<String> insertFew = new ArrayList<>();
  private final String insertMany;
  private final String updateOne;
  private final String updateMany;
  private final String deleteMany;

  TableSql(Table<?> table) {
    String into = into(table, table.qualifiedName());
    String row = "(" + parameters(table, Column::parameter) + ", ?, ?)";
    for (int rows = 1; rows <= VALUES_MAX; rows++) {
      insertFew.add(into + "VALUES " + String.join(", ", java.util.Collections.nCopies(rows, row)));
    }
    String arrays = parameters(table, Column::arrayParameter) + ", ?::bigint[], ?::bytea[]";
    insertMany = insertMany(table, table.qualifiedName());
    updateOne = updateOne(table);
    updateMany = updateMany(table, arrays);
    deleteMany = deleteMany(table);
  }

  /** Rows added to a table of the same shape. */
  static String insertMany(Table<?> table, String target) {
    String arrays = parameters(table, Column::arrayParameter) + ", ?::bigint[], ?::bytea[]";
    return into(table, target) + "SELECT * FROM unnest(" + arrays + ")";
  }

  private static String into(Table<?> table, String target) {
    return "INSERT INTO " + target + " (" + table.columnList("") + ", version, row_digest) ";
  }

  String insertFew(int rows) {
    return insertFew.get(rows - 1);
  }

  String insertMany() {
    return insertMany;
  }

  String updateOne() {
    return updateOne;
  }

  String updateMany() {
    return updateMany;
  }

  /** Rows taken away by their keys. */
  String deleteMany() {
    return deleteMany;
  }

  /**
   * Rows set to what they should be, whatever version they say they have.
   *
   * @param columns the key's, then those that are set
   */
  static String setMany(Table<?> table, List<Column> columns) {
    var set = new StringBuilder();
    for (Column column : columns.subList(table.key().size(), columns.size())) {
      set.append(column.name).append(" = u.").append(column.name).append(", ");
    }
    return "UPDATE "
        + table.qualifiedName()
        + " t SET "
        + set
        + "version = u.version, row_digest = u.row_digest FROM unnest("
        + String.join(", ", columns.stream().map(Column::arrayParameter).toList())
        + ", ?::bigint[], ?::bytea[]) AS u("
        + String.join(", ", columns.stream().map(column -> column.name).toList())
        + ", version, row_digest) WHERE "
        + matching(table, "u");
  }

  private static String deleteMany(Table<?> table) {
    List<String> names = table.key().stream().map(column -> column.name).toList();
    return "DELETE FROM "
        + table.qualifiedName()
        + " t USING unnest("
        + String.join(", ", table.key().stream().map(Column::arrayParameter).toList())
        + ") AS u("
        + String.join(", ", names)
        + ") WHERE "
        + matching(table, "u");
  }

  private static String assignments(Table<?> table) {
    var set = new StringBuilder();
    for (Column column : table.columns()) {
      if (!table.key().contains(column)) {
        set.append(column.name).append(" = u.").append(column.name).append(", ");
      }
    }
    return set.toString();
  }

  private static String matching(Table<?> table, String other) {
    return String.join(
        " AND ",
        table.key().stream().map(c -> "t." + c.name + " = " + other + "." + c.name).toList());
  }

  private static String updateOne(Table<?> table) {
    var set = new StringBuilder();
    for (Column column : table.columns()) {
      if (!table.key().contains(column)) {
        set.append(column.name).append(" = ").append(column.parameter()).append(", ");
      }
    }
    var match = new StringBuilder();
    for (Column column : table.key()) {
      match.append(column.name).append(" = ").append(column.parameter()).append(" AND ");
    }
    return "UPDATE "
        + table.qualifiedName()
        + " SET "
        + set
        + "version = ?, row_digest = ? WHERE "
        + match
        + "version = ? RETURNING 1";
  }

  private static String updateMany(Table<?> table, String arrays) {
    return "UPDATE "
        + table.qualifiedName()
        + " t SET "
        + assignments(table)
        + "version = u.version, row_digest = u.row_digest FROM unnest("
        + arrays
        + ", ?::bigint[]) AS u("
        + table.columnList("")
        + ", version, row_digest, stored) WHERE "
        + matching(table, "u")
        + " AND t.version = u.stored RETURNING 1";
  }

  private static String parameters(
      Table<?> table, java.util.function.Function<Column, String> form) {
    return String.join(", ", table.columns().stream().map(form).toList());
  }
}
