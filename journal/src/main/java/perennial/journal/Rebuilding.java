package perennial.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts folded rows into empty tables, with their versions and digests. */
public final class Rebuilding {
  /** Rows of one statement. */
  private static final int ROWS = 500;

  private final Connection session;

  /**
   * @param session of a role that may add rows of every licensee
   */
  public Rebuilding(Connection session) {
    this.session = session;
  }

  /** Adds rows of a table, whatever their order. */
  public <R extends Record> void add(Table<R> table, Collection<Fold.Folded<?>> folded)
      throws SQLException {
    var rows = new ArrayList<Fold.Folded<?>>(folded);
    String sql = new TableSql(table).insertMany();
    for (int from = 0; from < rows.size(); from += ROWS) {
      insert(table, sql, rows.subList(from, Math.min(rows.size(), from + ROWS)));
    }
  }

  private <R extends Record> void insert(Table<R> table, String sql, List<Fold.Folded<?>> rows)
      throws SQLException {
    var statement = new MultiStatement(session).add(sql);
    for (Column column : table.columns()) {
      List<@Nullable Object> values = new ArrayList<>(rows.size());
      for (Fold.Folded<?> each : rows) {
        values.add(column.plain(table.type().cast(each.row())));
      }
      statement.with(column, values);
    }
    statement.withLongs(rows.stream().mapToLong(Fold.Folded::version).toArray());
    var digests = new byte[rows.size()][];
    for (int i = 0; i < digests.length; i++) {
      Fold.Folded<?> each = rows.get(i);
      digests[i] = table.digest(table.type().cast(each.row()), each.version()).array();
    }
    statement.withBytes(digests).execute();
  }
}
