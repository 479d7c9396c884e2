package perennial.journal;

import java.util.List;

/**
 * A question about a table of versions: which one with these values holds at an instant. At most
 * one does, as known at an instant; the index that sees to that answers it.
 */
public record Versions<R extends Record>(Table<R> table, List<String> components) {
  public Versions {
    components = List.copyOf(components);
    alone(table, components);
  }

  private static Table.Alone alone(Table<?> table, List<String> components) {
    return table.alone().stream()
        .filter(each -> each.components().equals(components))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(table.name() + " has no versions of " + components));
  }

  /** Takes the values, then the instant that it holds at, then the one that it was known at. */
  String sql() {
    var sql = new StringBuilder("SELECT ").append(table.columnList(""));
    sql.append(" FROM ").append(table.qualifiedName()).append(" WHERE ");
    for (String component : components) {
      Column column = table.column(component);
      sql.append(column.name).append(" = ").append(column.parameter()).append(" AND ");
    }
    String condition = alone(table, components).condition();
    if (condition != null) {
      sql.append('(').append(condition).append(") AND ");
    }
    return sql.append("valid @> ?::timestamptz AND recorded @> ?::timestamptz").toString();
  }
}
