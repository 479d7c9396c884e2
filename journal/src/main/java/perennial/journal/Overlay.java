package perennial.journal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * Committed rows with the changes of one transaction laid over them: what its later commands decide
 * on, and what is written at the end in one set for each table.
 */
final class Overlay implements State, Rows {
  /** A row as this call sees it. */
  static final class Seen {
    @Nullable Record row;
    final long storedVersion;
    final @Nullable Bytes tampered;
    long version;
    boolean isChanged;

    private Seen(Source.@Nullable Held<?> held) {
      this.row = held == null ? null : held.row();
      this.version = held == null ? 0 : held.version();
      this.storedVersion = held == null ? 0 : held.storedVersion();
      this.tampered = held == null ? null : held.tampered();
    }

    static Seen absent() {
      return new Seen(null);
    }

    boolean isNew() {
      return storedVersion == 0;
    }
  }

  private final Source source;
  private final Map<Table<?>, Map<List<Object>, Seen>> tables = new LinkedHashMap<>();
  private final Map<Index<?>, Set<List<Object>>> asked = new HashMap<>();

  /**
   * Of each table, for each index that was asked: the keys of rows that have, or had, these values.
   * Nothing is taken out, so that a change need not be told from what it was before, and taking it
   * back costs nothing; whoever looks asks the row itself.
   */
  private final Map<Table<?>, Map<Index<?>, Map<List<Object>, Set<List<Object>>>>> byValue =
      new HashMap<>();

  private final Set<ObjectRef> created = new HashSet<>();
  private Set<ObjectRef> touched = new LinkedHashSet<>();

  /** What the call that is being decided changed, as it was before; newest last. */
  private final Deque<Before> undo = new ArrayDeque<>();

  private final List<ObjectRef> createdNow = new ArrayList<>();

  /** Whose rows the call may see; null where the database sees to that. */
  private @Nullable Set<LicenseeId> visible;

  /** A row before a change. */
  private record Before(Seen seen, @Nullable Record row, long version, boolean isChanged) {}

  Overlay(Source source) {
    this.source = source;
  }

  /**
   * Another call begins.
   *
   * @param parties whose rows it may see: those that it would see alone; null where the transaction
   *     is its own
   */
  void begin(@Nullable Set<LicenseeId> parties) {
    visible = parties;
    undo.clear();
    createdNow.clear();
  }

  /** Takes back all that the call changed since it began. */
  void undo() {
    while (!undo.isEmpty()) {
      Before before = undo.removeLast();
      before.seen().row = before.row();
      before.seen().version = before.version();
      before.seen().isChanged = before.isChanged();
    }
    createdNow.forEach(created::remove);
    takeTouched();
  }

  private boolean isVisible(Table<?> table, Record row) {
    return visible == null || table.isVisibleTo(row, visible);
  }

  /** Adds the prefetched reads to a statement that goes out with others. */
  void prefetch(Prefetch prefetch, SqlSource sql, MultiStatement statement) throws SQLException {
    prefetch.keys.forEach((table, keys) -> prefetchRows(table, keys, sql, statement));
    for (Map.Entry<Index<?>, Set<List<Object>>> each : prefetch.questions.entrySet()) {
      prefetchLists(each.getKey(), List.copyOf(each.getValue()), sql, statement);
    }
  }

  private <R extends Record> void prefetchRows(
      Table<R> table, Collection<List<Object>> keys, SqlSource sql, MultiStatement statement) {
    Map<List<Object>, Seen> rows = rowsOf(table);
    sql.addLoad(
        statement,
        table,
        keys,
        found -> {
          found.forEach(held -> remember(table, held));
          keys.forEach(key -> rows.putIfAbsent(key, Seen.absent()));
        });
  }

  private <R extends Record> void prefetchLists(
      Index<R> index, List<List<Object>> questions, SqlSource sql, MultiStatement statement)
      throws SQLException {
    if (questions.size() == 1) {
      List<Object> values = questions.getFirst();
      sql.addList(statement, index, values, found -> remember(index, values, found));
      return;
    }
    sql.addLists(
        statement,
        index,
        questions,
        found -> {
          for (int i = 0; i < questions.size(); i++) {
            remember(index, questions.get(i), found.get(i));
          }
        });
  }

  /** Where not all was found, whoever asks must be told so, every time. */
  private <R extends Record> void remember(
      Index<R> index, List<Object> values, List<Source.Held<R>> found) {
    if (found.size() <= index.limit()) {
      asked.computeIfAbsent(index, i -> new HashSet<>()).add(values);
    }
    found.forEach(held -> remember(index.table(), held));
  }

  /** Whether the object came into being in this call, so that nothing of it is committed yet. */
  boolean isCreated(ObjectRef object) {
    return created.contains(object);
  }

  /** The objects whose rows changed since this was last called. */
  Set<ObjectRef> takeTouched() {
    Set<ObjectRef> taken = touched;
    touched = new LinkedHashSet<>();
    return taken;
  }

  Map<Table<?>, Map<List<Object>, Seen>> tables() {
    return tables;
  }

  @Override
  public <R extends Record> @Nullable R find(Table<R> table, Object... key) {
    Record row = seen(table, Table.plainKey(key)).row;
    return row == null || !isVisible(table, row) ? null : table.type().cast(row);
  }

  @Override
  public <R extends Record> void fetch(Table<R> table, Collection<List<Object>> keys) {
    load(table, keys.stream().map(key -> Table.plainKey(key.toArray())).toList());
  }

  @Override
  public <R extends Record> List<R> list(Index<R> index, Object... values) {
    List<Object> plain = Table.plainKey(values);
    ask(index, plain);
    List<R> matching = known(index, plain);
    if (matching.size() > index.limit()) {
      throw new TooManyRows(index.table().name(), index.limit());
    }
    return matching;
  }

  /**
   * What the call sees of the rows that were read or changed by now, in the order of their keys.
   */
  private <R extends Record> List<R> known(Index<R> index, List<Object> values) {
    Table<R> table = index.table();
    Map<List<Object>, Seen> rows = rowsOf(table);
    return keysOf(index).getOrDefault(values, Set.of()).stream()
        .sorted(Overlay::compareKeys)
        .map(key -> Objects.requireNonNull(rows.get(key)).row)
        .filter(row -> row != null && isVisible(table, row) && matches(index, row, values))
        .map(table.type()::cast)
        .toList();
  }

  private Map<List<Object>, Set<List<Object>>> keysOf(Index<?> index) {
    Table<?> table = index.table();
    var indexes = byValue.computeIfAbsent(table, t -> new HashMap<>());
    var keys = indexes.get(index);
    if (keys == null) {
      keys = new HashMap<>();
      indexes.put(index, keys);
      for (Map.Entry<List<Object>, Seen> each : rowsOf(table).entrySet()) {
        if (each.getValue().row != null) {
          addKey(keys, index, each.getKey(), each.getValue().row);
        }
      }
    }
    return keys;
  }

  private void noteKey(Table<?> table, List<Object> key, Record row) {
    byValue.getOrDefault(table, Map.of()).forEach((index, keys) -> addKey(keys, index, key, row));
  }

  private static void addKey(
      Map<List<Object>, Set<List<Object>>> keys, Index<?> index, List<Object> key, Record row) {
    keys.computeIfAbsent(valuesOf(index, row), values -> new LinkedHashSet<>()).add(key);
  }

  private static List<Object> valuesOf(Index<?> index, Record row) {
    var values = new ArrayList<Object>(index.components().size());
    index.components().forEach(each -> values.add(index.table().column(each).plain(row)));
    return values;
  }

  @Override
  public <R extends Record> void ask(Index<R> index, Collection<List<Object>> questions) {
    Set<List<Object>> known = asked.computeIfAbsent(index, i -> new HashSet<>());
    var plain =
        questions.stream()
            .map(values -> Table.plainKey(values.toArray()))
            .filter(values -> !known.contains(values))
            .distinct()
            .toList();
    if (plain.isEmpty()) {
      return;
    }
    List<List<Source.Held<R>>> found = source.lists(index, plain);
    for (int i = 0; i < plain.size(); i++) {
      remember(index, plain.get(i), found.get(i));
    }
  }

  @Override
  public <R extends Record> boolean any(
      Index<R> index, Predicate<List<R>> passes, Object... values) {
    List<Object> plain = Table.plainKey(values);
    if (asked.getOrDefault(index, Set.of()).contains(plain)) {
      return passes.test(list(index, values));
    }
    Table<R> table = index.table();
    Map<List<Object>, Seen> known = rowsOf(table);
    // As this call sees them: what it changed, or read before, may stand in no page any more.
    List<R> here = known(index, plain);
    if (!here.isEmpty() && passes.test(here)) {
      return true;
    }
    List<Source.Held<R>> page;
    List<Object> after = null;
    do {
      page = source.page(index, plain, after);
      List<R> rows =
          page.stream()
              .map(Source.Held::row)
              .filter(row -> isVisible(table, row) && !known.containsKey(table.keyOf(row)))
              .toList();
      if (!rows.isEmpty() && passes.test(rows)) {
        return true;
      }
      after = page.isEmpty() ? null : table.keyOf(page.getLast().row());
    } while (page.size() == index.limit());
    return false;
  }

  static boolean matches(Index<?> index, Record row, List<Object> values) {
    for (int i = 0; i < values.size(); i++) {
      Object value = index.table().column(index.components().get(i)).plain(row);
      if (!values.get(i).equals(value)) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static int compareKeys(List<Object> a, List<Object> b) {
    for (int i = 0; i < a.size(); i++) {
      int compared = ((Comparable) a.get(i)).compareTo(b.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private <R extends Record> void ask(Index<R> index, List<Object> values) {
    Set<List<Object>> known = asked.computeIfAbsent(index, i -> new HashSet<>());
    if (known.contains(values)) {
      return;
    }
    List<Source.Held<R>> held = source.list(index, values);
    if (held.size() > index.limit()) {
      throw new TooManyRows(index.table().name(), index.limit());
    }
    known.add(values);
    held.forEach(each -> remember(index.table(), each));
  }

  private <R extends Record> void load(Table<R> table, Collection<List<Object>> keys) {
    Map<List<Object>, Seen> rows = rowsOf(table);
    var missing = new LinkedHashSet<List<Object>>();
    for (List<Object> key : keys) {
      if (!rows.containsKey(key)) {
        missing.add(key);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    for (Source.Held<R> held : source.load(table, missing)) {
      remember(table, held);
    }
    for (List<Object> key : missing) {
      rows.putIfAbsent(key, Seen.absent());
    }
  }

  private <R extends Record> void remember(Table<R> table, Source.Held<R> held) {
    List<Object> key = table.keyOf(held.row());
    if (rowsOf(table).putIfAbsent(key, new Seen(held)) == null) {
      noteKey(table, key, held.row());
    }
  }

  private Map<List<Object>, Seen> rowsOf(Table<?> table) {
    return tables.computeIfAbsent(table, t -> new LinkedHashMap<>());
  }

  private Seen seen(Table<?> table, List<Object> key) {
    Seen known = rowsOf(table).get(key);
    if (known != null) {
      return known;
    }
    load(table, List.of(key));
    return Objects.requireNonNull(rowsOf(table).get(key));
  }

  @Override
  public <R extends Record> void create(Table<R> table, R row) {
    List<Object> key = table.keyOf(row);
    Seen known = rowsOf(table).get(key);
    if (known != null && known.row != null) {
      throw new IllegalStateException("a row of " + table.name() + " exists already");
    }
    put(table, key, Seen.absent(), row);
    if (table.objectKind() != null) {
      ObjectRef object = Objects.requireNonNull(table.streamOf(row));
      created.add(object);
      createdNow.add(object);
    }
  }

  @Override
  public <R extends Record> void change(Table<R> table, UnaryOperator<R> change, Object... key) {
    List<Object> plain = Table.plainKey(key);
    Seen seen = seen(table, plain);
    if (seen.row == null || !isVisible(table, seen.row)) {
      throw new IllegalStateException("a row of " + table.name() + " that is to change is missing");
    }
    put(table, plain, seen, change.apply(table.type().cast(seen.row)));
  }

  @Override
  public <R extends Record> void keep(Table<R> table, Function<R, List<R>> kept, Object... key) {
    Seen seen = seen(table, Table.plainKey(key));
    if (seen.row == null) {
      return;
    }
    if (!isVisible(table, seen.row)) {
      throw new IllegalStateException("a row of " + table.name() + " to be kept is another's");
    }
    R row = table.type().cast(seen.row);
    for (R each : kept.apply(row)) {
      table.requireSameStream(row, each);
      create(table, each);
    }
  }

  @Override
  public <R extends Record> void merge(Table<R> table, R initial, UnaryOperator<R> change) {
    List<Object> key = table.keyOf(initial);
    if (rowsOf(table).get(key) == null && created.contains(table.streamOf(initial))) {
      rowsOf(table).put(key, Seen.absent());
    }
    Seen seen = seen(table, key);
    R before = seen.row == null ? initial : table.type().cast(seen.row);
    put(table, key, seen, change.apply(before));
  }

  @Override
  public <R extends Record> void remove(Table<R> table, Object... key) {
    throw new IllegalStateException("no act takes a row away: corrections are written apart");
  }

  private <R extends Record> void put(Table<R> table, List<Object> key, Seen seen, R row) {
    if (!table.keyOf(row).equals(key)) {
      throw new IllegalStateException("the key of a row of " + table.name() + " cannot change");
    }
    undo.add(new Before(seen, seen.row, seen.version, seen.isChanged));
    seen.row = row;
    seen.version++;
    seen.isChanged = true;
    rowsOf(table).put(key, seen);
    noteKey(table, key, row);
    ObjectRef stream = table.streamOf(row);
    if (stream != null) {
      touched.add(stream);
    }
  }
}
