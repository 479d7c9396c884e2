package perennial.oversight.reset;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Column;
import perennial.journal.Replay;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;

/**
 * What stands on rows that would be corrected: conditions of tables, and rows that refer to them.
 */
final class Standing {
  private final Connection connection;
  private final Replay replay;
  private final Map<String, Table<?>> byName = new HashMap<>();

  Standing(Connection connection, Replay replay) {
    this.connection = connection;
    this.replay = replay;
    replay.tables().forEach(table -> byName.put(table.qualifiedName(), table));
  }

  /** The objects whose rows would break a condition of their table, such as less than nothing. */
  Map<ObjectRef, String> broken(List<Correction> differences, TwoFolds two) throws SQLException {
    var byTable = new LinkedHashMap<Table<?>, List<Correction>>();
    for (Correction row : differences) {
      Table<?> table = Objects.requireNonNull(byName.get(row.table()));
      if (!row.isWithdrawn() && !table.checks().isEmpty()) {
        byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
      }
    }
    var broken = new LinkedHashMap<ObjectRef, String>();
    for (Map.Entry<Table<?>, List<Correction>> each : byTable.entrySet()) {
      broken(each.getKey(), each.getValue(), two, broken);
    }
    return broken;
  }

  private <R extends Record> void broken(
      Table<R> table, List<Correction> rows, TwoFolds two, Map<ObjectRef, String> broken)
      throws SQLException {
    String sql =
        "SELECT i FROM unnest(%s) WITH ORDINALITY AS t(%s, i) WHERE NOT ((%s))"
            .formatted(
                String.join(", ", table.columns().stream().map(Column::arrayParameter).toList()),
                table.columnList(""),
                String.join(") AND (", table.checks()));
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < table.columns().size(); i++) {
        Column column = table.columns().get(i);
        List<@Nullable Object> values = new ArrayList<>();
        for (Correction row : rows) {
          R desired = two.desired(table, table.keyOfText(row.key()));
          values.add(column.plain(Objects.requireNonNull(desired)));
        }
        select.setArray(i + 1, column.array(connection, values));
      }
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          Correction row = rows.get(results.getInt(1) - 1);
          broken.put(Objects.requireNonNull(row.object()), "later acts used up what it made");
        }
      }
    }
  }

  /** Entries that made objects which rows of later acts refer to. */
  Map<Long, String> referred(List<Correction> rows) throws SQLException {
    var withdrawn = new HashMap<ObjectRef, Correction>();
    var changed = new HashSet<List<Object>>();
    for (Correction row : rows) {
      changed.add(List.of(row.table(), row.key()));
      Table<?> table = Objects.requireNonNull(byName.get(row.table()));
      if (row.isWithdrawn() && table.objectKind() != null && row.object() != null) {
        withdrawn.put(row.object(), row);
      }
    }
    var kept = new HashMap<Long, String>();
    if (withdrawn.isEmpty()) {
      return kept;
    }
    for (Table<?> table : replay.tables()) {
      for (Table.Reference reference : table.references()) {
        referred(table, reference, withdrawn, changed, kept);
      }
    }
    return kept;
  }

  private void referred(
      Table<?> table,
      Table.Reference reference,
      Map<ObjectRef, Correction> withdrawn,
      Set<List<Object>> changed,
      Map<Long, String> kept)
      throws SQLException {
    String column = table.column(reference.component()).name();
    Kind kind = reference.kind();
    String kindColumn =
        kind != null
            ? "'" + kind.letters() + "'"
            : table.column(Objects.requireNonNull(reference.kindComponent())).name();
    long[] serials =
        withdrawn.keySet().stream()
            .filter(object -> kind == null || object.kind().equals(kind))
            .mapToLong(ObjectRef::serial)
            .toArray();
    if (serials.length == 0) {
      return;
    }
    String sql =
        "SELECT %s, %s, %s FROM %s WHERE %s = ANY(?)"
            .formatted(
                String.join(", ", table.key().stream().map(Column::name).toList()),
                kindColumn,
                column,
                table.qualifiedName(),
                column);
    int width = table.key().size();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, serials);
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          var object =
              new ObjectRef(new Kind(results.getString(width + 1)), results.getLong(width + 2));
          Correction gone = withdrawn.get(object);
          if (gone != null
              && !changed.contains(List.of(table.qualifiedName(), key(table, results)))) {
            gone.corrects()
                .forEach(entry -> kept.put(entry, "a row of a later act names what it made"));
          }
        }
      }
    }
  }

  private static List<String> key(Table<?> table, ResultSet results) throws SQLException {
    var key = new ArrayList<Object>();
    for (int i = 0; i < table.key().size(); i++) {
      Object part = Column.toPlain(table.key().get(i).read(results, i + 1));
      key.add(Objects.requireNonNull(part));
    }
    return table.textOfKey(key);
  }
}
