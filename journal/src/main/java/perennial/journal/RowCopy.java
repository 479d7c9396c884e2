package perennial.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes folded rows as one set. */
public final class RowCopy {
  private RowCopy() {}

  /**
   * Adds rows to a table of the same shape.
   *
   * @param target its name with its schema
   */
  public static <R extends Record> void insert(
      Connection connection, Table<R> table, String target, List<Fold.Folded<R>> rows)
      throws SQLException {
    var statement = new MultiStatement(connection);
    columns(table, table.columns(), rows, statement.add(TableSql.insertMany(table, target)));
    statement.execute();
  }

  /** Adds columns, versions and digests of rows to a statement, an array each. */
  static <R extends Record> void columns(
      Table<R> table, List<Column> columns, List<Fold.Folded<R>> rows, MultiStatement statement)
      throws SQLException {
    for (Column column : columns) {
      List<@Nullable Object> values = new ArrayList<>(rows.size());
      rows.forEach(row -> values.add(column.plain(row.row())));
      statement.with(column, values);
    }
    statement.withLongs(rows.stream().mapToLong(Fold.Folded::version).toArray());
    statement.withBytes(
        rows.stream()
            .map(row -> table.digest(row.row(), row.version()).array())
            .toArray(byte[][]::new));
  }
}
