package perennial.leafdata.door;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perennial.journal.Query;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.leafdata.format.Filter;

/**
 * The list of a licensee's own rows of one table that are not deleted, with the filters of the wire
 * laid on components of the row. A filter that a list does not know is no filter.
 */
public final class OwnRows<R extends Record> {
  private final Query<R> query;
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, String> components = new HashMap<>();
  private final Set<String> texts = new HashSet<>();

  private OwnRows(Query<R> query, Kind kind) {
    this.query = query;
    id("global_id", "serial", kind);
  }

  /** Rows of objects that have a {@code serial} and a {@code deletedAt}. */
  public static <R extends Record> OwnRows<R> of(Table<R> table, Kind kind, Caller caller) {
    return new OwnRows<>(
        Query.newestFirst(table, "serial")
            .equal("licenseeId", caller.licensee())
            .absent("deletedAt"),
        kind);
  }

  /** Rows of objects that are never deleted. */
  public static <R extends Record> OwnRows<R> lasting(Table<R> table, Kind kind, Caller caller) {
    return new OwnRows<>(
        Query.newestFirst(table, "serial").equal("licenseeId", caller.licensee()), kind);
  }

  /** A filter by identifier, on a component that holds the serial of one kind. */
  public OwnRows<R> id(String field, String component, Kind kind) {
    kinds.put(field, kind);
    components.put(field, component);
    return this;
  }

  /** A filter by equal text. */
  public OwnRows<R> text(String field, String component) {
    texts.add(field);
    components.put(field, component);
    return this;
  }

  /** A filter by time or number, on a component that is one. */
  public OwnRows<R> range(String field, String component) {
    components.put(field, component);
    return this;
  }

  /** The query with the wire's filters. */
  public Query<R> filter(List<Filter> filters) {
    for (Filter filter : filters) {
      String component = components.get(filter.field());
      if (component != null) {
        apply(filter, component);
      }
    }
    return query;
  }

  private void apply(Filter filter, String component) {
    switch (filter) {
      case Filter.IdIs(String field, var id) -> {
        Kind kind = kinds.get(field);
        Long serial = kind == null ? null : References.serial(id, kind);
        none(serial == null, () -> query.equal(component, serial == null ? 0L : serial));
      }
      case Filter.TextIs(String field, String text) ->
          none(!texts.contains(field), () -> query.equal(component, text));
      case Filter.MoreThan(String field, var number) -> query.greater(component, number);
      case Filter.From(String field, var instant) -> query.atLeast(component, instant);
      case Filter.Before(String field, var instant) -> query.below(component, instant);
      case Filter.Nothing(String field) -> query.none();
    }
  }

  private void none(boolean isNone, Runnable otherwise) {
    if (isNone) {
      query.none();
    } else {
      otherwise.run();
    }
  }
}
