package perennial.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.Decision;
import perennial.kernel.Digests;
import perennial.kernel.LicenseeId;
import perennial.kernel.Moments;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;

/**
 * The journal without a database: state is what the entries fold to. Entries go through their CBOR
 * form, and each call sees the rows that row-level security would show it, so that what passes here
 * is likely to pass on PostgreSQL. Personal parts are not sealed; replays are not answered.
 */
public final class MemoryJournal implements TestJournal {
  private static final Bytes SALT = new Bytes(new byte[Entry.SALT_BYTES]);

  private final EventTypes types;
  private final List<Projector> projectors;
  private final List<Table<?>> tables;
  private final SteppingClock clock = new SteppingClock();
  private final Minter minter = new CountingMinter();
  private final Set<LicenseeId> known = new HashSet<>(Set.of(LicenseeId.REGISTRY));
  private final List<Entry> entries = new ArrayList<>();
  private final Map<ObjectRef, List<Entry>> streams = new LinkedHashMap<>();
  private final Fold committed = Fold.all();

  public MemoryJournal(Room... rooms) {
    List<Room> all = List.of(rooms);
    List<Room> withOwn = JournalRoom.before(all);
    types = new EventTypes(withOwn);
    projectors = withOwn.stream().map(Room::projector).toList();
    tables = withOwn.stream().flatMap(room -> room.tables().stream()).toList();
  }

  public SteppingClock clock() {
    return clock;
  }

  @Override
  public Answered run(Actor actor, Command... commands) {
    Instant received = clock.instant();
    Set<LicenseeId> parties = parties(actor, commands);
    var overlay = new Overlay(new Visible(parties));
    var outcomes = new ArrayList<Outcome>();
    var refusals = new ArrayList<Refusal>();
    var pending = new ArrayList<Entry>();
    var touched = new ArrayList<Set<ObjectRef>>();
    for (int i = 0; i < commands.length; i++) {
      Command command = commands[i];
      var moments = new Moments(micros(command.occurredAt(received)), micros(received));
      switch (command.decide(new Command.Deciding(actor, overlay, moments, minter))) {
        case Decision.Refused<Outcome>(var reasons) -> {
          for (Refusal reason : reasons) {
            refusals.add(reason.atRow(i));
          }
        }
        case Decision.Accepted<Outcome>(var outcome) -> {
          outcomes.add(outcome);
          if (!outcome.events().isEmpty()) {
            Entry entry = entry(actor, command, outcome, moments, pending.size());
            entry
                .events()
                .forEach(e -> projectors.forEach(p -> p.apply(e, entry.occasion(), overlay)));
            pending.add(entry);
            touched.add(overlay.takeTouched());
          }
        }
      }
    }
    if (!refusals.isEmpty()) {
      return new Answered(List.of(), refusals);
    }
    commit(pending, touched, overlay, parties);
    return new Answered(outcomes, List.of());
  }

  private Set<LicenseeId> parties(Actor actor, Command... commands) {
    var parties = new TreeSet<LicenseeId>();
    var prefetch = new Prefetch();
    parties.add(actor.licensee());
    for (Command command : commands) {
      parties.addAll(command.parties());
      known.addAll(command.founds());
      parties.addAll(command.founds());
      command.prefetch(actor, prefetch);
    }
    if (!known.containsAll(parties)) {
      throw new IllegalStateException("a party of the call is no licensee");
    }
    prefetch.keys.forEach((table, keys) -> keys.forEach(key -> requireSize(table, key)));
    return parties;
  }

  private static void requireSize(Table<?> table, List<Object> key) {
    if (key.size() != table.key().size()) {
      throw new IllegalArgumentException("not a key of " + table + ": " + key);
    }
  }

  private Entry entry(Actor actor, Command command, Outcome outcome, Moments moments, int ahead) {
    var parties = new TreeSet<LicenseeId>(command.parties());
    parties.addAll(command.founds());
    parties.add(actor.licensee());
    Outcome.Personal personal = outcome.personal();
    Bytes sealed = personal == null ? null : new Bytes(Cbor.encode(personal.fields().asMap()));
    long id = entries.size() + ahead + 1L;
    var occasion = new Occasion(id, command.act(), actor.licensee(), actor.user(), moments, sealed);
    var facts =
        new Bytes(Entry.facts(types, occasion, List.copyOf(parties), outcome.events(), null));
    Bytes hash = sealed == null ? null : new Bytes(Digests.sha256(sealed.array()));
    return Entry.read(types, id, facts, SALT, sealed, hash);
  }

  private void commit(
      List<Entry> pending, List<Set<ObjectRef>> touched, Overlay overlay, Set<LicenseeId> parties) {
    for (int i = 0; i < pending.size(); i++) {
      Entry entry = pending.get(i);
      entries.add(entry);
      committed.apply(projectors, entry);
      touched.get(i).forEach(o -> streams.computeIfAbsent(o, s -> new ArrayList<>()).add(entry));
    }
    overlay
        .tables()
        .forEach((table, rows) ->
            rows.forEach((key, seen) -> {
              if (seen.isChanged) {
                verify(table, key, seen, parties);
              }
            }));
  }

  /** What PostgreSQL would refuse, and what a fold would make otherwise. */
  private <R extends Record> void verify(
      Table<R> table, List<Object> key, Overlay.Seen seen, Set<LicenseeId> parties) {
    Fold.Folded<R> folded = committed.get(table, key);
    R row = table.type().cast(seen.row);
    if (folded == null
        || row == null
        || !folded.row().equals(row)
        || folded.version() != seen.version) {
      throw new AssertionError(table + " " + key + " is not what its entries fold to");
    }
    if (!owners(table, row).stream().anyMatch(parties::contains) && isSecured(table)) {
      throw new AssertionError(table + " " + key + " is owned by no party of the call");
    }
    References.dangling(table, row, this::objectOwner)
        .ifPresent(message -> {
          throw new AssertionError(message);
        });
  }

  private @Nullable Long objectOwner(ObjectRef object) {
    for (Table<?> table : tables) {
      if (table.qualifiedName().equals("identifiers.object")) {
        var folded = committed.get(table, Table.plainKey(object.kind(), object.serial()));
        return folded == null ? null : (Long) table.column("licenseeId").plain(folded.row());
      }
    }
    return References.ANY_OWNER;
  }

  private static boolean isSecured(Table<?> table) {
    return table.schema().endsWith("_g1");
  }

  private static List<LicenseeId> owners(Table<?> table, Record row) {
    return table.owners().stream()
        .map(owner -> table.column(owner).plain(row))
        .filter(Long.class::isInstance)
        .map(id -> new LicenseeId((Long) id))
        .toList();
  }

  private static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public <R extends Record> @Nullable R find(Table<R> table, Object... key) {
    Fold.Folded<R> folded = committed.get(table, Table.plainKey(key));
    return folded == null ? null : folded.row();
  }

  @Override
  public <R extends Record> List<R> rows(Table<R> table) {
    return committed.rowsOf(table).entrySet().stream()
        .sorted((a, b) -> Overlay.compareKeys(a.getKey(), b.getKey()))
        .map(entry -> table.type().cast(entry.getValue().row()))
        .toList();
  }

  /** Folds everything again, and each object alone from its own entries. */
  @Override
  public List<String> differences() {
    var fold = Fold.all();
    entries.forEach(entry -> fold.apply(projectors, entry));
    var found = new ArrayList<String>();
    var alone = new HashMap<ObjectRef, Fold>();
    for (Table<?> table : tables) {
      if (!fold.rowsOf(table).equals(committed.rowsOf(table))) {
        found.add(table + " folds to other rows the second time");
      }
      aloneAll(table, alone, found);
    }
    withoutPersonal(found);
    return found;
  }

  private <R extends Record> void aloneAll(
      Table<R> table, Map<ObjectRef, Fold> alone, List<String> found) {
    for (R row : rows(table)) {
      ObjectRef stream = table.streamOf(row);
      if (stream != null) {
        List<Object> key = table.keyOf(row);
        Fold fold = alone.computeIfAbsent(stream, this::foldAlone);
        if (!Objects.equals(committed.rowsOf(table).get(key), fold.get(table, key))) {
          found.add(table + " " + key + " does not fold from the entries of " + stream);
        }
      }
    }
  }

  private Fold foldAlone(ObjectRef stream) {
    Fold fold = Fold.of(stream);
    streams.getOrDefault(stream, List.of()).forEach(entry -> fold.apply(projectors, entry));
    return fold;
  }

  /** An erased personal part leaves every other column as it was. */
  private void withoutPersonal(List<String> found) {
    var erased = Fold.all();
    for (Entry e : entries) {
      Occasion o = e.occasion();
      var occasion = new Occasion(o.entryId(), o.act(), o.licensee(), o.user(), o.moments(), null);
      erased.apply(
          projectors,
          new Entry(
              occasion,
              e.parties(),
              e.events(),
              e.facts(),
              e.salt(),
              null,
              e.personalHash(),
              null));
    }
    for (Table<?> table : tables) {
      committed
          .rowsOf(table)
          .forEach((key, folded) -> {
            Fold.Folded<?> other = erased.rowsOf(table).get(key);
            for (Column column : table.columns()) {
              Object now = other == null ? null : column.plain(other.row());
              boolean isSame = Objects.equals(column.plain(folded.row()), now);
              if (!isSame && (column.form != Column.Form.BYTES || now != null)) {
                found.add(table + " " + key + " " + column.name + " changes by erasure");
              }
            }
          });
    }
  }

  @Override
  public void close() {}

  /** Committed rows as row-level security shows them to the parties of a call. */
  private final class Visible implements Source {
    private final Set<LicenseeId> parties;

    Visible(Set<LicenseeId> parties) {
      this.parties = parties;
    }

    @Override
    public <R extends Record> List<Held<R>> load(Table<R> table, Collection<List<Object>> keys) {
      var held = new ArrayList<Held<R>>();
      for (List<Object> key : keys) {
        requireSize(table, key);
        Fold.Folded<R> folded = committed.get(table, key);
        if (folded != null && isVisible(table, folded.row())) {
          held.add(Held.sound(folded.row(), folded.version()));
        }
      }
      return held;
    }

    @Override
    public <R extends Record> List<Held<R>> list(Index<R> index, List<Object> values) {
      var held = new ArrayList<Held<R>>();
      for (Fold.Folded<?> folded : committed.rowsOf(index.table()).values()) {
        R row = index.table().type().cast(folded.row());
        if (isVisible(index.table(), row)
            && Overlay.matches(index, row, values)
            && held.size() <= index.limit()) {
          held.add(Held.sound(row, folded.version()));
        }
      }
      return held;
    }

    @Override
    public <R extends Record> List<List<Held<R>>> lists(
        Index<R> index, List<List<Object>> questions) {
      return questions.stream().map(values -> list(index, values)).toList();
    }

    @Override
    public <R extends Record> List<Held<R>> page(
        Index<R> index, List<Object> values, @Nullable List<Object> after) {
      Table<R> table = index.table();
      return committed.rowsOf(table).entrySet().stream()
          .filter(each -> after == null || Overlay.compareKeys(each.getKey(), after) > 0)
          .sorted((a, b) -> Overlay.compareKeys(a.getKey(), b.getKey()))
          .map(each ->
              Held.sound(table.type().cast(each.getValue().row()), each.getValue().version()))
          .filter(
              held -> isVisible(table, held.row()) && Overlay.matches(index, held.row(), values))
          .limit(index.limit())
          .toList();
    }

    private boolean isVisible(Table<?> table, Record row) {
      return !isSecured(table)
          || table.directory()
          || owners(table, row).stream().anyMatch(parties::contains);
    }
  }
}
