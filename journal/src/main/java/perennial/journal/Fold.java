package perennial.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import perennial.kernel.ObjectRef;

/**
 * Rows made from entries alone, in memory. Folding some objects' streams makes those objects' rows
 * and passes over all others; folding everything makes every row.
 */
public final class Fold implements Rows {
  /**
   * A folded row.
   *
   * @param version the count of changes that made it
   * @param entryId the last of the entries that made it
   */
  public record Folded<R extends Record>(R row, long version, long entryId) {}

  private final @Nullable Predicate<ObjectRef> only;
  private final boolean isWithRest;
  private final Map<Table<?>, Map<List<Object>, Folded<?>>> tables = new HashMap<>();
  private Set<ObjectRef> touched = new HashSet<>();
  private Set<ObjectRef> missed = new HashSet<>();
  private long entryId;

  private Fold(@Nullable Predicate<ObjectRef> only, boolean isWithRest) {
    this.only = only;
    this.isWithRest = isWithRest;
  }

  static Fold all() {
    return new Fold(null, true);
  }

  static Fold of(ObjectRef object) {
    return new Fold(object::equals, false);
  }

  /** Of these objects' streams; the set is not copied. */
  static Fold of(Set<ObjectRef> objects) {
    return new Fold(objects::contains, false);
  }

  /**
   * A part of everything: of some objects, and of rows that belong to none if these are with it.
   */
  static Fold part(Predicate<ObjectRef> objects, boolean isWithRest) {
    return new Fold(objects, isWithRest);
  }

  void apply(List<Projector> projectors, Entry entry) {
    entryId = entry.occasion().entryId();
    for (Event event : entry.events()) {
      for (Projector projector : projectors) {
        projector.apply(event, entry.occasion(), this);
      }
    }
  }

  /** The objects whose rows changed since this was last called. */
  public Set<ObjectRef> takeTouched() {
    Set<ObjectRef> taken = touched;
    touched = new HashSet<>();
    return taken;
  }

  /**
   * The objects of which a change met no row since this was last called, as far as keys tell: what
   * comes of folding without some entries.
   */
  public Set<ObjectRef> takeMissed() {
    Set<ObjectRef> taken = missed;
    missed = new HashSet<>();
    return taken;
  }

  private void miss(Table<?> table, List<Object> key) {
    if (only != null && table.isStreamInKey() && only.test(table.streamOfKey(key))) {
      missed.add(table.streamOfKey(key));
    }
  }

  @SuppressWarnings("unchecked")
  public <R extends Record> @Nullable Folded<R> get(Table<R> table, List<Object> key) {
    return (Folded<R>) rowsOf(table).get(key);
  }

  /** The rows of a table by key; what is taken out of the map is gone from the fold. */
  public Map<List<Object>, Folded<?>> rowsOf(Table<?> table) {
    return tables.computeIfAbsent(table, t -> new HashMap<>());
  }

  @Override
  public <R extends Record> void create(Table<R> table, R row) {
    ObjectRef stream = table.streamOf(row);
    if (concerns(stream) && rowsOf(table).put(table.keyOf(row), folded(stream, row, 1)) != null) {
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
      miss(table, plain);
      return;
    }
    R row = change.apply(before.row());
    rowsOf(table).put(plain, folded(table.streamOf(row), row, before.version() + 1));
  }

  @Override
  public <R extends Record> void keep(Table<R> table, Function<R, List<R>> kept, Object... key) {
    Folded<R> before = get(table, Table.plainKey(key));
    if (before == null) {
      return;
    }
    for (R each : kept.apply(before.row())) {
      table.requireSameStream(before.row(), each);
      create(table, each);
    }
  }

  @Override
  public <R extends Record> void merge(Table<R> table, R initial, UnaryOperator<R> change) {
    ObjectRef stream = table.streamOf(initial);
    if (!concerns(stream)) {
      return;
    }
    List<Object> key = table.keyOf(initial);
    Folded<R> before = get(table, key);
    R row = change.apply(before == null ? initial : before.row());
    rowsOf(table).put(key, folded(stream, row, before == null ? 1 : before.version() + 1));
  }

  @Override
  public <R extends Record> void remove(Table<R> table, Object... key) {
    Folded<?> before = rowsOf(table).remove(Table.plainKey(key));
    if (before == null) {
      if (only == null) {
        throw new IllegalStateException("a row of " + table.name() + " is gone before it exists");
      }
      return;
    }
    ObjectRef stream = table.streamOf(table.type().cast(before.row()));
    if (stream != null) {
      touched.add(stream);
    }
  }

  private <R extends Record> Folded<R> folded(@Nullable ObjectRef stream, R row, long version) {
    if (stream != null) {
      touched.add(stream);
    }
    return new Folded<>(row, version, entryId);
  }

  private boolean concerns(@Nullable ObjectRef stream) {
    if (only == null) {
      return true;
    }
    return stream == null ? isWithRest : only.test(stream);
  }
}
