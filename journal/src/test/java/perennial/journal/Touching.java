package perennial.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What one event alone makes of rows: of those that it creates, and of made-up ones in place of
 * those that it changes. Shows that a projector knows the event and needs nothing else.
 */
public final class Touching implements Rows {
  private final Map<String, Record> rows = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  private Touching() {}

  /** The rows after the event, by table and place. */
  public static Touching by(List<Room> rooms, Event event, Occasion occasion) {
    var touching = new Touching();
    rooms.forEach(room -> room.projector().apply(event, occasion, touching));
    return touching;
  }

  public Map<String, Record> rows() {
    return rows;
  }

  /** What a projector may not do, as change a key. */
  public List<String> faults() {
    return faults;
  }

  @Override
  public <R extends Record> void create(Table<R> table, R row) {
    keep(table, row);
  }

  @Override
  public <R extends Record> void change(Table<R> table, UnaryOperator<R> change, Object... key) {
    if (Table.plainKey(key).size() != table.key().size()) {
      faults.add(table + " is changed by another key than its own");
    }
    R before = table.type().cast(EventSample.record(table.type(), true));
    keep(table, change.apply(before));
  }

  @Override
  public <R extends Record> void keep(Table<R> table, Function<R, List<R>> kept, Object... key) {
    R before = table.type().cast(EventSample.record(table.type(), true));
    kept.apply(before).forEach(each -> keep(table, each));
  }

  @Override
  public <R extends Record> void merge(Table<R> table, R initial, UnaryOperator<R> change) {
    R after = change.apply(initial);
    if (!table.keyOf(initial).equals(table.keyOf(after))) {
      faults.add(table + " changes its key");
    }
    keep(table, after);
  }

  @Override
  public <R extends Record> void remove(Table<R> table, Object... key) {
    keep(table, table.type().cast(EventSample.record(table.type(), true)));
  }

  private void keep(Table<?> table, Record after) {
    rows.put(table + " " + rows.size(), after);
  }
}
