package perennial.oversight.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Column;
import perennial.journal.Table;
import perennial.kernel.Bytes;
import perennial.kernel.ObjectRef;

/**
 * A row as it stands in the database, which hostile hands may have filled with anything.
 *
 * @param key plain, as {@link Table#keyOf}; a part that cannot be read stands as text
 * @param row null where a value is none that the column may have
 * @param plains what the columns hold, plain; text where it cannot be read
 */
public record StoredRow<R extends Record>(
    Table<R> table,
    List<Object> key,
    @Nullable R row,
    List<@Nullable Object> plains,
    long version,
    Bytes digest) {

  /** Reads columns that begin at the first: {@link #columns}. */
  public static <R extends Record> StoredRow<R> read(Table<R> table, ResultSet results)
      throws SQLException {
    int width = table.columns().size();
    long version = results.getLong(width + 1);
    byte[] found = results.getBytes(width + 2);
    var digest = new Bytes(found == null ? new byte[0] : found);
    try {
      R row = table.read(results, 1);
      return new StoredRow<>(table, table.keyOf(row), row, List.of(), version, digest);
    } catch (RuntimeException e) {
      return unreadable(table, results, version, digest);
    }
  }

  /** The columns that {@link #read} takes. */
  public static String columns(Table<?> table, String prefix) {
    return table.columnList(prefix) + ", " + prefix + "version, " + prefix + "row_digest";
  }

  private static <R extends Record> StoredRow<R> unreadable(
      Table<R> table, ResultSet results, long version, Bytes digest) throws SQLException {
    List<@Nullable Object> plains = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      plains.add(plain(table.columns().get(i), results, i + 1));
    }
    var key = new ArrayList<Object>();
    for (Column column : table.key()) {
      Object part = plains.get(table.columns().indexOf(column));
      key.add(part == null ? "" : part);
    }
    return new StoredRow<>(table, key, null, plains, version, digest);
  }

  private static @Nullable Object plain(Column column, ResultSet results, int index)
      throws SQLException {
    try {
      return Column.toPlain(column.read(results, index));
    } catch (RuntimeException e) {
      return results.getString(index);
    }
  }

  /** What one column holds. */
  public @Nullable Object plain(int column) {
    return row == null ? plains.get(column) : table.columns().get(column).plain(row);
  }

  /** The object that the row says it folds from; null where it names none that can be. */
  public @Nullable ObjectRef object() {
    if (row == null) {
      return null;
    }
    try {
      return table.streamOf(row);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The licensee that the row says owns it, 0 where it says none. */
  long owner() {
    Object owner = plain(table.columns().indexOf(table.column(table.owners().getFirst())));
    return owner instanceof Long id ? id : 0;
  }
}
