package perennial.oversight.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import perennial.journal.Entry;
import perennial.journal.Fold;
import perennial.journal.Replay;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;
import perennial.oversight.Fault;
import perennial.oversight.Findings;

/** Checks that each entry of a chain stands in the list of every object that it touches. */
final class StreamCheck {
  private static final String LACKING =
      """
      SELECT t.kind, t.serial, t.entry_id
      FROM unnest(?::text[], ?::bigint[], ?::bigint[]) AS t(kind, serial, entry_id)
      WHERE NOT EXISTS (SELECT FROM journal.stream s
        WHERE s.kind = t.kind AND s.serial = t.serial AND s.entry_id = t.entry_id)\
      """;

  record Step(ObjectRef object, long entry) {}

  private final long licensee;
  private final Replay replay;
  private final Prover prover;
  private final Findings findings;
  private final ExpectedSteps expected = new ExpectedSteps();
  private Set<ObjectRef> touched = new HashSet<>();
  private final Map<ObjectRef, Set<Long>> lacking;
  private final Set<List<Object>> withdrawn = new HashSet<>();

  /**
   * @param lacking takes what lists lack, so that rows are judged by the whole truth
   */
  StreamCheck(
      long licensee,
      Replay replay,
      Prover prover,
      Findings findings,
      ConcurrentHashMap<ObjectRef, Set<Long>> lacking) {
    this.licensee = licensee;
    this.replay = replay;
    this.prover = prover;
    this.findings = findings;
    this.lacking = lacking;
  }

  /** The objects that were touched since this was last asked. */
  Set<ObjectRef> takeTouched() {
    Set<ObjectRef> taken = touched;
    touched = new HashSet<>();
    return taken;
  }

  /**
   * Checks some entries within their snapshot; answers their rows that belong to no object.
   *
   * @param isWhole whether lists are read later, of all of the licensee's objects: then it is
   *     checked there whether they have these entries ({@link #settle})
   */
  Map<Table<?>, Map<List<Object>, Fold.Folded<?>>> check(
      Connection connection, List<Entry> entries, boolean isWhole) throws SQLException {
    var touches = new Touches();
    var steps = new ArrayList<Step>();
    for (Entry entry : entries) {
      long id = entry.occasion().entryId();
      touches.begin(id);
      replay.apply(entry, touches);
      // Each is looked for once, in the chain of the licensee that acted.
      boolean isOurs = entry.occasion().licensee().value() == licensee;
      for (ObjectRef object : touches.touched()) {
        touched.add(object);
        if (isOurs) {
          steps.add(new Step(object, id));
        }
      }
    }
    if (isWhole && expected.size() < ExpectedSteps.MAX) {
      steps.forEach(expected::add);
    } else {
      lacking(connection, steps).forEach(this::tell);
    }
    for (Step step : lacking(connection, unknown(connection, touches))) {
      if (isTouched(connection, step)) {
        tell(step);
      }
    }
    withdrawn.addAll(touches.withdrawn());
    return touches.withoutObject();
  }

  /** Tells which of the entries so far the lists of some objects lack, all of which were read. */
  void settle(Streams lists) {
    expected.takeLacking(lists).forEach(this::tell);
  }

  /** The same for all objects that are left: they are others', or nobody's any more. */
  void settleRest(Connection connection) throws SQLException {
    lacking(connection, expected.takeAll()).forEach(this::tell);
  }

  /** Rows that any entry so far withdrew, by table and key. */
  Set<List<Object>> withdrawn() {
    return withdrawn;
  }

  private void tell(Step step) {
    boolean isNew =
        lacking
            .computeIfAbsent(step.object(), o -> ConcurrentHashMap.newKeySet())
            .add(step.entry());
    if (isNew) {
      findings.add(Prover.stream(Fault.STREAM_MISSING, step.object(), licensee, step.entry(), ""));
    }
  }

  private static List<Step> lacking(Connection connection, List<Step> steps) throws SQLException {
    var lacking = new ArrayList<Step>();
    if (steps.isEmpty()) {
      return lacking;
    }
    try (PreparedStatement select = connection.prepareStatement(LACKING)) {
      select.setArray(1, Sql.texts(connection, steps.stream().map(s -> s.object.kind().letters())));
      select.setObject(2, steps.stream().mapToLong(s -> s.object.serial()).toArray());
      select.setObject(3, steps.stream().mapToLong(Step::entry).toArray());
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          var object = new ObjectRef(new Kind(results.getString(1)), results.getLong(2));
          lacking.add(new Step(object, results.getLong(3)));
        }
      }
    }
    return lacking;
  }

  /** The objects of rows whose key does not tell them, as the rows themselves say. */
  private List<Step> unknown(Connection connection, Touches touches) throws SQLException {
    var byTable = new HashMap<Table<?>, List<Touches.Unknown>>();
    touches
        .unknown()
        .forEach(u -> byTable.computeIfAbsent(u.table(), t -> new ArrayList<>()).add(u));
    var steps = new ArrayList<Step>();
    for (Map.Entry<Table<?>, List<Touches.Unknown>> each : byTable.entrySet()) {
      unknown(connection, each.getKey(), each.getValue(), steps);
    }
    return steps;
  }

  private <R extends Record> void unknown(
      Connection connection, Table<R> table, List<Touches.Unknown> changes, List<Step> steps)
      throws SQLException {
    var objects = new HashMap<List<Object>, ObjectRef>();
    List<List<Object>> keys = changes.stream().map(Touches.Unknown::key).distinct().toList();
    TableReads.lookup(
        connection,
        table,
        keys,
        stored -> {
          ObjectRef object = stored.object();
          if (object != null) {
            objects.put(stored.key(), object);
          }
        });
    for (Touches.Unknown change : changes) {
      ObjectRef object = objects.get(change.key());
      if (object != null) {
        touched.add(object);
        steps.add(new Step(object, change.entry()));
      }
    }
  }

  /** Whether the entry does change a row of the object: the row that named it may lie. */
  private boolean isTouched(Connection connection, Step step) throws SQLException {
    Streams streams = Streams.of(connection, List.of(step.object()));
    streams.add(step.object(), step.entry());
    var extra = new boolean[1];
    prover.prove(
        connection, streams, licensee, finding -> extra[0] |= finding.entry() == step.entry());
    return !extra[0];
  }
}
