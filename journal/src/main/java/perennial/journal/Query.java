package perennial.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list of rows, newest first by serial, with filters and a place to start from. Immutable once
 * built; the same value can be counted and read.
 */
public final class Query<R extends Record> {
  /** Rows of one page of the LeafData wire, and one more that tells whether others follow. */
  public static final int LIMIT_MAX = 2_501;

  final Table<R> table;
  final String order;
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private int limit = LIMIT_MAX;
  private long offset;
  private @Nullable Long before;
  private @Nullable Long from;
  private boolean ranged;

  private Query(Table<R> table, String order) {
    this.table = table;
    this.order = table.column(order).name;
  }

  /** Rows by a serial component, the highest first. */
  public static <R extends Record> Query<R> newestFirst(Table<R> table, String serialComponent) {
    return new Query<>(table, serialComponent);
  }

  public Query<R> equal(String component, Object value) {
    Column column = table.column(component);
    return condition(column.name + " = ?::text::" + column.scalarType(), value);
  }

  public Query<R> greater(String component, Object value) {
    return range(component, ">", value);
  }

  public Query<R> atLeast(String component, Object value) {
    return range(component, ">=", value);
  }

  public Query<R> below(String component, Object value) {
    return range(component, "<", value);
  }

  /** Text that holds the given text, whatever the case. */
  public Query<R> containing(String component, String text) {
    Column column = table.column(component);
    return condition("position(lower(?::text) in lower(" + column.name + ")) > 0", text);
  }

  public Query<R> in(String component, Collection<?> several) {
    Column column = table.column(component);
    var marks = new StringBuilder();
    for (Object each : several) {
      marks.append(marks.isEmpty() ? "" : ",").append("?::text::").append(column.scalarType());
      values.add(plain(each));
    }
    conditions.add(marks.isEmpty() ? "false" : column.name + " IN (" + marks + ")");
    return this;
  }

  public Query<R> absent(String component) {
    conditions.add(table.column(component).name + " IS NULL");
    return this;
  }

  public Query<R> present(String component) {
    conditions.add(table.column(component).name + " IS NOT NULL");
    return this;
  }

  /** Either of two components has the value, as a party of a transfer. */
  public Query<R> either(String one, String other, Object value) {
    Column first = table.column(one);
    Column second = table.column(other);
    conditions.add(
        String.format(
            "(%s = ?::text::%s OR %s = ?::text::%s)",
            first.name, first.scalarType(), second.name, second.scalarType()));
    values.add(plain(value));
    values.add(plain(value));
    return this;
  }

  /** Of a table of versions, those that held at an instant, as was known at another. */
  public Query<R> asOf(Instant at, Instant known) {
    return condition("valid @> ?::text::timestamptz", at)
        .condition("recorded @> ?::text::timestamptz", known);
  }

  /** No row at all: for a filter that nothing can meet. */
  public Query<R> none() {
    conditions.add("false");
    return this;
  }

  public Query<R> limit(int rows) {
    if (rows < 1 || rows > LIMIT_MAX) {
      throw new IllegalArgumentException("a page has 1 to " + LIMIT_MAX + " rows");
    }
    limit = rows;
    return this;
  }

  public Query<R> offset(long rows) {
    offset = rows;
    return this;
  }

  /** Only rows older than a serial: the next page of a walk. */
  public Query<R> before(long serial) {
    before = serial;
    return this;
  }

  /** Only rows not newer than a serial: the page that a walk began with. */
  public Query<R> from(long serial) {
    from = serial;
    return this;
  }

  private Query<R> range(String component, String operator, Object value) {
    ranged = true;
    Column column = table.column(component);
    return condition(column.name + " " + operator + " ?::text::" + column.scalarType(), value);
  }

  private Query<R> condition(String sql, Object value) {
    conditions.add(sql);
    values.add(plain(value));
    return this;
  }

  private static Object plain(Object value) {
    return Objects.requireNonNull(Column.toPlain(value));
  }

  /**
   * What rows are sorted by. A plan made before the values are known takes a range to be wide, and
   * would walk the key from the newest row for a range that has few rows or none: all that the
   * licensee has. So behind a range the key's order is hidden, and the range's own index finds the
   * rows, as it does for their count.
   */
  private String sorting() {
    return ranged ? "(" + order + " + 0)" : order;
  }

  void addRows(MultiStatement statement, MultiStatement.Handler handler) {
    var where = new ArrayList<>(conditions);
    if (before != null) {
      where.add(order + " < ?");
    }
    if (from != null) {
      where.add(order + " <= ?");
    }
    statement.add(
        "SELECT "
            + table.columnList("")
            + " FROM "
            + table.qualifiedName()
            + where(where)
            + " ORDER BY "
            + sorting()
            + " DESC LIMIT ? OFFSET ?",
        handler);
    values.forEach(value -> statement.with(value.toString()));
    if (before != null) {
      statement.with(before);
    }
    if (from != null) {
      statement.with(from);
    }
    statement.with(limit).with(offset);
  }

  void addCount(MultiStatement statement, MultiStatement.Handler handler) {
    statement.add("SELECT count(*) FROM " + table.qualifiedName() + where(conditions), handler);
    values.forEach(value -> statement.with(value.toString()));
  }

  /** The serials of this query's rows, beside a tag, for a list of several tables. */
  String serials(int tag) {
    var where = new ArrayList<>(conditions);
    if (before != null) {
      where.add(order + " < ?");
    }
    return "(SELECT "
        + tag
        + " AS tag, "
        + order
        + " AS serial FROM "
        + table.qualifiedName()
        + where(where)
        + " ORDER BY "
        + sorting()
        + " DESC LIMIT ?)";
  }

  /** Adds one page of tags and serials out of several queries, newest first. */
  static void addUnion(
      MultiStatement statement,
      List<Query<?>> queries,
      int limit,
      long offset,
      MultiStatement.Handler handler) {
    var parts = new ArrayList<String>();
    for (int tag = 0; tag < queries.size(); tag++) {
      parts.add(queries.get(tag).serials(tag));
    }
    statement.add(
        "SELECT tag, serial FROM ("
            + String.join(" UNION ALL ", parts)
            + ") u ORDER BY serial DESC LIMIT ? OFFSET ?",
        handler);
    for (Query<?> query : queries) {
      query.values.forEach(value -> statement.with(value.toString()));
      if (query.before != null) {
        statement.with(query.before);
      }
      statement.with(limit + offset);
    }
    statement.with(limit).with(offset);
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }
}
