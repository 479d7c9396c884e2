package perennial.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perennial.kernel.ObjectRef;

/** What is to be written to rows past the rooms' acts, and the events that say so. */
public final class Mending {
  /** An object's entry in the list of those that its rows fold from. */
  public record Step(ObjectRef object, long entryId) {}

  /** The rows of one table. */
  static final class Rows<R extends Record> {
    final List<Fold.Folded<R>> missing = new ArrayList<>();
    final List<Fold.Folded<R>> wrong = new ArrayList<>();

    /** The columns in which any of the wrong rows differs: the others need not be written. */
    final Set<Column> differing = new LinkedHashSet<>();

    final List<List<Object>> extra = new ArrayList<>();
  }

  final List<Event> events = new ArrayList<>();
  final Set<ObjectRef> touched = new LinkedHashSet<>();
  final Map<Table<?>, Rows<?>> rows = new LinkedHashMap<>();
  final Set<Step> missingSteps = new LinkedHashSet<>();
  final Set<Step> extraSteps = new LinkedHashSet<>();
  private int size;

  /** Says what is done. */
  public Mending says(Event event) {
    events.add(event);
    return this;
  }

  /** Objects whose rows follow from the new entry, too. */
  public Mending touches(ObjectRef object) {
    touched.add(object);
    return this;
  }

  /** A row that is to be there and is not. */
  public <R extends Record> void insert(Table<R> table, Fold.Folded<R> row) {
    of(table).missing.add(row);
    size++;
  }

  /**
   * A row that is there and is to be another.
   *
   * @param differing the columns that are to be written; version and digest are always
   */
  public <R extends Record> void update(
      Table<R> table, Fold.Folded<R> row, Collection<Column> differing) {
    of(table).wrong.add(row);
    of(table).differing.addAll(differing);
    size++;
  }

  /** All rows of a key are to go. */
  public void delete(Table<?> table, List<Object> key) {
    of(table).extra.add(key);
    size++;
  }

  public void addStep(Step step) {
    if (missingSteps.add(step)) {
      size++;
    }
  }

  public void removeStep(Step step) {
    if (extraSteps.add(step)) {
      size++;
    }
  }

  /** Rows and steps concerned. */
  public int size() {
    return size;
  }

  @SuppressWarnings("unchecked")
  private <R extends Record> Rows<R> of(Table<R> table) {
    return (Rows<R>) rows.computeIfAbsent(table, t -> new Rows<R>());
  }
}
