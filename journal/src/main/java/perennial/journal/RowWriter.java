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
  private final Map<Table<?>, String> inserts = new HashMap<>();
  private final Map<Table<?>, String> updates = new HashMap<>();

  /**
   * @param order all tables, what is referred to first
   */
  RowWriter(List<Table<?>> order) {
    this.order = List.copyOf(order);
    for (Table<?> table : order) {
      inserts.put(table, insertSql(table));
      updates.put(table, updateSql(table));
    }
  }

  void write(Overlay overlay, MultiStatement statement) throws SQLException {
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
        statement.add(Objects.requireNonNull(inserts.get(table)));
        columns(table, added, statement);
      }
      if (!changed.isEmpty()) {
        statement.add(Objects.requireNonNull(updates.get(table)));
        columns(table, changed, statement);
        statement.withLongs(changed.stream().mapToLong(seen -> seen.storedVersion).toArray());
        statement.with(changed.size());
      }
    }
  }

  private static <R extends Record> void columns(
      Table<R> table, List<Overlay.Seen> rows, MultiStatement statement) throws SQLException {
    for (Column column : table.columns()) {
      List<@Nullable Object> values = new ArrayList<>(rows.size());
      for (Overlay.Seen seen : rows) {
        values.add(column.plain(Objects.requireNonNull(seen.row)));
      }
      statement.with(column, values);
    }
    statement.withLongs(rows.stream().mapToLong(seen -> seen.version).toArray());
    var digests = new byte[rows.size()][];
    for (int i = 0; i < digests.length; i++) {
      Overlay.Seen seen = rows.get(i);
      R row = Objects.requireNonNull(table.type().cast(seen.row));
      digests[i] = table.digest(row, seen.version).array();
    }
    statement.withBytes(digests);
  }

  private static String insertSql(Table<?> table) {
    return "INSERT INTO "
        + table.qualifiedName()
        + " ("
        + table.columnList("")
        + ", version, row_digest) SELECT * FROM unnest("
        + parameters(table)
        + ", ?::bigint[], ?::bytea[])";
  }

  private static String updateSql(Table<?> table) {
    var set = new StringBuilder();
    for (Column column : table.columns()) {
      if (!table.key().contains(column)) {
        set.append(column.name).append(" = u.").append(column.name).append(", ");
      }
    }
    var match = new StringBuilder();
    for (Column column : table.key()) {
      match.append("t.").append(column.name).append(" = u.").append(column.name).append(" AND ");
    }
    return "WITH changed AS (UPDATE "
        + table.qualifiedName()
        + " t SET "
        + set
        + "version = u.version, row_digest = u.row_digest FROM unnest("
        + parameters(table)
        + ", ?::bigint[], ?::bytea[], ?::bigint[]) AS u("
        + table.columnList("")
        + ", version, row_digest, stored) WHERE "
        + match
        + "t.version = u.stored RETURNING 1) SELECT journal.expect(count(*), ?) FROM changed";
  }

  private static String parameters(Table<?> table) {
    var list = new StringBuilder();
    for (Column column : table.columns()) {
      list.append(list.isEmpty() ? "" : ", ").append(column.arrayParameter());
    }
    return list.toString();
  }
}
