package perennial.oversight.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import perennial.journal.Fold;
import perennial.journal.Rows;
import perennial.journal.Table;
import perennial.kernel.ObjectRef;

/** Notes which objects an entry touches, without knowing any row. */
public final class Touches implements Rows {
  /** A change of a row whose key does not tell its object. */
  record Unknown(Table<?> table, List<Object> key, long entry) {}

  private long entry;
  private Set<ObjectRef> touched = new LinkedHashSet<>();
  private final List<Unknown> unknown = new ArrayList<>();

  private final Set<List<Object>> withdrawn = new HashSet<>();
  private final Map<Table<?>, Map<List<Object>, Fold.Folded<?>>> withoutObject = new HashMap<>();

  /** Begins an entry. */
  public void begin(long entryId) {
    entry = entryId;
    touched = new LinkedHashSet<>();
  }

  Set<ObjectRef> touched() {
    return touched;
  }

  List<Unknown> unknown() {
    return unknown;
  }

  /** Rows that belong to no object, which no later entry changes. */
  public Map<Table<?>, Map<List<Object>, Fold.Folded<?>>> withoutObject() {
    return withoutObject;
  }

  @Override
  public <R extends Record> void create(Table<R> table, R row) {
    ObjectRef object = table.streamOf(row);
    if (object != null) {
      touched.add(object);
      return;
    }
    withoutObject
        .computeIfAbsent(table, t -> new HashMap<>())
        .put(table.keyOf(row), new Fold.Folded<>(row, 1, entry));
  }

  @Override
  public <R extends Record> void change(Table<R> table, UnaryOperator<R> change, Object... key) {
    List<Object> plain = Table.plainKey(key);
    if (table.isStreamInKey()) {
      touched.add(table.streamOfKey(plain));
    } else {
      unknown.add(new Unknown(table, plain, entry));
    }
  }

  @Override
  public <R extends Record> void keep(Table<R> table, Function<R, List<R>> kept, Object... key) {
    List<Object> plain = Table.plainKey(key);
    if (table.isStreamInKey()) {
      touched.add(table.streamOfKey(plain));
    } else {
      unknown.add(new Unknown(table, plain, entry));
    }
  }

  /** Rows that were withdrawn, by table and key. */
  public Set<List<Object>> withdrawn() {
    return withdrawn;
  }

  @Override
  public <R extends Record> void remove(Table<R> table, Object... key) {
    List<Object> plain = Table.plainKey(key);
    withdrawn.add(List.of(table, plain));
    Map<List<Object>, Fold.Folded<?>> alone = withoutObject.getOrDefault(table, Map.of());
    if (!alone.isEmpty()) {
      alone.remove(plain);
    }
    // Where the key does not tell the object, the correction's other rows of it do.
    if (table.isStreamInKey()) {
      touched.add(table.streamOfKey(plain));
    }
  }

  @Override
  public <R extends Record> void merge(Table<R> table, R initial, UnaryOperator<R> change) {
    ObjectRef object = table.streamOf(initial);
    if (object != null) {
      touched.add(object);
    }
  }
}
