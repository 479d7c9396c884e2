package perennial.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the changed rows of a call: one INSERT and one UPDATE for each table concerned. */
final class RowWriter {
  private final List<Table<?>> order;
  private final Map<Table<?>, TableSql> sql = new HashMap<>();

  /**
   * @param order all tables, what is referred to first
   */
  RowWriter(List<Table<?>> order) {
    this.order = List.copyOf(order);
    order.forEach(table -> sql.put(table, new TableSql(table)));
  }

  /**
   * @param asArrays whatever the number of rows, so that groups of any size are one statement
   */
  void write(Overlay overlay, MultiStatement statement, boolean asArrays) throws SQLException {
    for (Table<?> table : order) {
      Map<List<Object>, Overlay.Seen> rows = overlay.tables().get(table);
      if (rows == null) {
        continue;
      }
      var added = new ArrayList<Overlay.Seen>();
      var changed = new ArrayList<Overlay.Seen>();
      for (Overlay.Seen seen : rows.values()) {
        if (seen.isChanged || seen.tampered != null) {
          (seen.isNew() ? added : changed).add(seen);
        }
      }
      if (!added.isEmpty()) {
        insert(table, added, statement, asArrays);
      }
      if (!changed.isEmpty()) {
        update(table, changed, statement, asArrays);
      }
    }
  }

  private <R extends Record> void insert(
      Table<R> table, List<Overlay.Seen> rows, MultiStatement statement, boolean asArrays)
      throws SQLException {
    TableSql texts = Objects.requireNonNull(sql.get(table));
    if (rows.size() > TableSql.VALUES_MAX || asArrays) {
      statement.change(texts.insertMany());
      columns(table, rows, statement);
      return;
    }
    statement.change(texts.insertFew(rows.size()));
    for (Overlay.Seen seen : rows) {
      R row = row(table, seen);
      for (Column column : table.columns()) {
        column.set(statement, column.plain(row));
      }
      statement.with(seen.version).with(table.digest(row, seen.version).array());
    }
  }

  private <R extends Record> void update(
      Table<R> table, List<Overlay.Seen> rows, MultiStatement statement, boolean asArrays)
      throws SQLException {
    TableSql texts = Objects.requireNonNull(sql.get(table));
    if (rows.size() > 1 || asArrays) {
      statement.change(texts.updateMany());
      columns(table, rows, statement);
      statement.withLongs(rows.stream().mapToLong(seen -> seen.storedVersion).toArray());
    } else {
      Overlay.Seen seen = rows.getFirst();
      R row = row(table, seen);
      statement.change(texts.updateOne());
      for (Column column : table.columns()) {
        if (!table.key().contains(column)) {
          column.set(statement, column.plain(row));
        }
      }
      statement.with(seen.version).with(table.digest(row, seen.version).array());
      table.key().forEach(column -> column.set(statement, column.plain(row)));
      statement.with(seen.storedVersion);
    }
    statement.meeting(rows.size());
  }

  private static <R extends Record> R row(Table<R> table, Overlay.Seen seen) {
    return Objects.requireNonNull(table.type().cast(seen.row));
  }

  private static <R extends Record> void columns(
      Table<R> table, List<Overlay.Seen> rows, MultiStatement statement) throws SQLException {
    for (Column column : table.columns()) {
      List<@Nullable Object> values = new ArrayList<>(rows.size());
      for (Overlay.Seen seen : rows) {
        values.add(column.plain(row(table, seen)));
      }
      statement.with(column, values);
    }
    statement.withLongs(rows.stream().mapToLong(seen -> seen.version).toArray());
    var digests = new byte[rows.size()][];
    for (int i = 0; i < digests.length; i++) {
      Overlay.Seen seen = rows.get(i);
      digests[i] = table.digest(row(table, seen), seen.version).array();
    }
    statement.withBytes(digests);
  }
}
