package perennial.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import perennial.kernel.ObjectRef;

/**
 * Rows made from entries alone, in memory. Folding one object's stream makes that object's rows and
 * passes over all others; folding everything makes every row.
 */
final class Fold implements Rows {
  /** A folded row and the count of changes that made it. */
  record Folded<R extends Record>(R row, long version) {}

  private final @Nullable ObjectRef only;
  private final Map<Table<?>, Map<List<Object>, Folded<?>>> tables = new HashMap<>();

  private Fold(@Nullable ObjectRef only) {
    this.only = only;
  }

  static Fold all() {
    return new Fold(null);
  }

  static Fold of(ObjectRef object) {
    return new Fold(object);
  }

  void apply(List<Projector> projectors, Entry entry) {
    for (Event event : entry.events()) {
      for (Projector projector : projectors) {
        projector.apply(event, entry.occasion(), this);
      }
    }
  }

  @SuppressWarnings("unchecked")
  <R extends Record> @Nullable Folded<R> get(Table<R> table, List<Object> key) {
    return (Folded<R>) rowsOf(table).get(key);
  }

  Map<List<Object>, Folded<?>> rowsOf(Table<?> table) {
    return tables.computeIfAbsent(table, t -> new HashMap<>());
  }

  @Override
  public <R extends Record> void create(Table<R> table, R row) {
    if (concerns(table, row) && rowsOf(table).put(table.keyOf(row), new Folded<>(row, 1)) != null) {
      throw new IllegalStateException("a row of " + table.name() + " was created twice");
    }
  }

  @Override
  public <R extends Record> void change(Table<R> table, UnaryOperator<R> change, Object... key) {
    List<Object> plain = Table.plainKey(key);
    Folded<R> before = get(table, plain);
    if (before == null) {
      if (only == null) {
        throw new IllegalStateException("a row of " + table.name() + " changes before it exists");
      }
      return;
    }
    rowsOf(table).put(plain, new Folded<>(change.apply(before.row()), before.version() + 1));
  }

  @Override
  public <R extends Record> void merge(Table<R> table, R initial, UnaryOperator<R> change) {
    if (!concerns(table, initial)) {
      return;
    }
    List<Object> key = table.keyOf(initial);
    Folded<R> before = get(table, key);
    R row = change.apply(before == null ? initial : before.row());
    rowsOf(table).put(key, new Folded<>(row, before == null ? 1 : before.version() + 1));
  }

  private <R extends Record> boolean concerns(Table<R> table, R row) {
    return only == null || Objects.equals(only, table.streamOf(row));
  }
}
