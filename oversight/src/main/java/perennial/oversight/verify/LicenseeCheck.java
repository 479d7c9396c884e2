package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import perennial.journal.Entry;
import perennial.journal.Event;
import perennial.journal.Fold;
import perennial.journal.PersonalSeal;
import perennial.journal.Replay;
import perennial.journal.RowWithdrawn;
import perennial.journal.Table;
import perennial.kernel.ObjectRef;
import perennial.oversight.Finding;
import perennial.oversight.Findings;

/** Checks all of one licensee: first its chain, then its rows, window by window. */
final class LicenseeCheck {
  private final long licensee;
  private final Connection connection;
  private final Replay replay;
  private final Findings findings;
  private final Tally tally;
  private final Pace pace;
  private final ConcurrentHashMap<ObjectRef, Set<Long>> lacking;
  private final EntryReads reads;
  private final Prover prover;
  private final RowSweep sweep;
  private final StreamCheck streams;
  private final @Nullable PersonalCheck personal;
  private final Map<String, Long> counts = new HashMap<>();
  private final Map<List<Object>, Finding> missing = new LinkedHashMap<>();

  LicenseeCheck(
      long licensee,
      Connection connection,
      Replay replay,
      @Nullable PersonalSeal personal,
      Findings findings,
      Tally tally,
      Pace pace,
      ConcurrentHashMap<ObjectRef, Set<Long>> lacking) {
    this.licensee = licensee;
    this.connection = connection;
    this.replay = replay;
    this.findings = findings;
    this.tally = tally;
    this.pace = pace;
    this.lacking = lacking;
    this.reads = new EntryReads(replay);
    this.prover = new Prover(replay, reads);
    this.sweep = new RowSweep(replay.tables(), prover, findings);
    this.streams = new StreamCheck(licensee, replay, prover, findings, lacking);
    this.personal = personal == null ? null : new PersonalCheck(personal, licensee, findings);
  }

  /** Everything; answers how much of each thing there is, by table, and the links of the chain. */
  Map<String, Long> all() throws SQLException {
    var walk = new ChainWalk(licensee, 0, reads, findings, tally, pace);
    long links =
        walk.walk(
            connection,
            entries -> {
              withoutObject(streams.check(connection, entries, true));
              streams.takeTouched();
              if (personal != null) {
                personal.check(connection, entries);
              }
              withdrawn(entries);
            });
    tellMissing();
    counts.put(ChainWalk.COUNT, links);
    rowsWithoutObject();
    var windows = new Windows(licensee);
    while (!windows.isOver()) {
      long rows;
      try (Snapshot _ = Snapshot.of(connection)) {
        rows = window(windows.next(connection));
      }
      pace.take(rows);
    }
    try (Snapshot _ = Snapshot.of(connection)) {
      streams.settleRest(connection);
    }
    sweep.finish();
    return counts;
  }

  /**
   * What was touched after a link: the chain from there, and the rows of the objects touched, as
   * far as entries make them. A row that nobody made is not found.
   */
  void since(long link) throws SQLException {
    var walk = new ChainWalk(licensee, link, reads, findings, tally, pace);
    walk.walk(
        connection,
        entries -> {
          withoutObject(streams.check(connection, entries, false));
          touched(streams.takeTouched());
        });
    tellMissing();
  }

  private void touched(Set<ObjectRef> objects) throws SQLException {
    var list = new ArrayList<ObjectRef>(objects);
    for (int from = 0; from < list.size(); from += Windows.OBJECTS) {
      int to = Math.min(list.size(), from + Windows.OBJECTS);
      Streams some = Streams.of(connection, list.subList(from, to));
      addLacking(some);
      Prover.Proof proof = prover.prove(connection, some, licensee, findings);
      for (Table<?> table : replay.tables()) {
        tally.rows.add(proof.fold().rowsOf(table).size());
      }
      sweep.expect(connection, proof);
    }
  }

  private long window(Windows.Window window) throws SQLException {
    long rows = 0;
    streams.settle(window.streams());
    addLacking(window.streams());
    Prover.Proof proof = prover.prove(connection, window.streams(), licensee, findings);
    for (Table<?> table : replay.tables()) {
      long count =
          TableReads.range(
              connection,
              table,
              licensee,
              window.low(),
              window.high(),
              stored -> sweep.stored(stored, proof));
      tally.rows.add(count);
      rows += count;
      counts.merge(table.qualifiedName(), count, Long::sum);
    }
    sweep.expect(connection, proof);
    sweep.settleStrays(connection, licensee);
    return rows;
  }

  /** What was lawfully withdrawn counts as if it were there: no lawful act makes a count fall. */
  private void withdrawn(List<Entry> entries) {
    for (Entry entry : entries) {
      for (Event event : entry.events()) {
        if (event instanceof RowWithdrawn withdrawn) {
          counts.merge(withdrawn.table(), 1L, Long::sum);
        }
      }
    }
  }

  private void addLacking(Streams some) {
    if (lacking.isEmpty()) {
      return;
    }
    for (ObjectRef object : List.copyOf(some.objects)) {
      lacking.getOrDefault(object, Set.of()).forEach(entry -> some.add(object, entry));
    }
  }

  private void withoutObject(Map<Table<?>, Map<List<Object>, Fold.Folded<?>>> made)
      throws SQLException {
    for (Map.Entry<Table<?>, Map<List<Object>, Fold.Folded<?>>> each : made.entrySet()) {
      withoutObject(each.getKey(), each.getValue());
    }
  }

  private <R extends Record> void withoutObject(
      Table<R> table, Map<List<Object>, Fold.Folded<?>> made) throws SQLException {
    made.values().removeIf(folded -> !isOurs(table, folded));
    List<List<Object>> keys = List.copyOf(made.keySet());
    if (keys.isEmpty()) {
      return;
    }
    TableReads.lookup(
        connection,
        table,
        keys,
        stored -> {
          @SuppressWarnings("unchecked")
          var folded = (Fold.Folded<R>) made.remove(stored.key());
          if (folded != null) {
            sweep.withoutObject(stored, folded);
          }
        });
    for (Map.Entry<List<Object>, Fold.Folded<?>> gone : made.entrySet()) {
      @SuppressWarnings("unchecked")
      var folded = (Fold.Folded<R>) gone.getValue();
      missing.put(List.of(table, gone.getKey()), RowJudge.missing(table, gone.getKey(), folded));
    }
  }

  /** Known only at the chain's end: a later entry may have withdrawn a row. */
  private void tellMissing() {
    missing.keySet().removeAll(streams.withdrawn());
    missing.values().forEach(findings::add);
    missing.clear();
  }

  private <R extends Record> boolean isOurs(Table<R> table, Fold.Folded<?> folded) {
    Long owner = table.ownerOf(table.type().cast(folded.row()), 0);
    return owner != null && owner == licensee;
  }

  private void rowsWithoutObject() throws SQLException {
    try (Snapshot _ = Snapshot.of(connection)) {
      for (Table<?> table : replay.tables()) {
        long count =
            TableReads.withoutObject(connection, table, licensee, stored -> sweep.doubt(stored));
        tally.rows.add(count);
        counts.merge(table.qualifiedName(), count, Long::sum);
      }
    }
  }
}
