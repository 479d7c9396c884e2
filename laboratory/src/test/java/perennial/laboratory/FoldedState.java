package perennial.laboratory;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Occasion;
import perennial.journal.Projector;
import perennial.journal.Rows;
import perennial.journal.State;
import perennial.journal.Table;

/** The rows that follow from events, in memory: what decisions are given in these tests. */
final class FoldedState implements State, Rows {
  private static final Map<Table<?>, List<String>> KEYS =
      Map.of(
          Inventory.LOT, List.of("licenseeId", "serial"),
          Inventory.PRODUCT_TYPE, List.of("licenseeId", "serial"),
          Inventory.TESTED, List.of("lot", "result"),
          Laboratory.SAMPLE, List.of("licenseeId", "lot", "portion"),
          Laboratory.LAB_RESULT, List.of("labId", "serial"));

  private static final List<Projector> PROJECTORS =
      List.of(new Inventory().projector(), new Laboratory().projector());

  private final Map<Table<?>, Map<List<Object>, Record>> tables = new LinkedHashMap<>();

  void apply(List<Event> events, Occasion occasion) {
    for (Event event : events) {
      PROJECTORS.forEach(projector -> projector.apply(event, occasion, this));
    }
  }

  <R extends Record> List<R> all(Table<R> table) {
    return rows(table).values().stream().map(row -> table.type().cast(row)).toList();
  }

  @Override
  public <R extends Record> @Nullable R find(Table<R> table, Object... key) {
    return table.type().cast(rows(table).get(Arrays.asList(key)));
  }

  @Override
  public <R extends Record> void fetch(Table<R> table, Collection<List<Object>> keys) {}

  @Override
  public <R extends Record> List<R> list(Index<R> index, Object... values) {
    var found = new ArrayList<R>();
    for (R row : all(index.table())) {
      if (key(row, index.components()).equals(Arrays.asList(values))) {
        found.add(row);
      }
    }
    return found;
  }

  @Override
  public <R extends Record> void create(Table<R> table, R row) {
    if (rows(table).put(keyOf(table, row), row) != null) {
      throw new IllegalStateException("a row of " + table + " was created twice");
    }
  }

  @Override
  public <R extends Record> void change(Table<R> table, UnaryOperator<R> change, Object... key) {
    R before = Objects.requireNonNull(find(table, key));
    rows(table).put(Arrays.asList(key), change.apply(before));
  }

  @Override
  public <R extends Record> void merge(Table<R> table, R initial, UnaryOperator<R> change) {
    R before = find(table, keyOf(table, initial).toArray());
    rows(table).put(keyOf(table, initial), change.apply(before == null ? initial : before));
  }

  private Map<List<Object>, Record> rows(Table<?> table) {
    return tables.computeIfAbsent(table, t -> new LinkedHashMap<>());
  }

  private static List<Object> keyOf(Table<?> table, Record row) {
    return key(row, Objects.requireNonNull(KEYS.get(table), table.name()));
  }

  private static List<Object> key(Record row, List<String> components) {
    var key = new ArrayList<Object>();
    for (String name : components) {
      for (RecordComponent component : row.getClass().getRecordComponents()) {
        if (component.getName().equals(name)) {
          try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            key.add(accessor.invoke(row));
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return key;
  }
}
