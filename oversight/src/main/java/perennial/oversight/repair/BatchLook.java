package perennial.oversight.repair;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Column;
import perennial.journal.Fold;
import perennial.journal.Mender;
import perennial.journal.Mending;
import perennial.journal.Occasion;
import perennial.journal.Replay;
import perennial.journal.RowsSetBack;
import perennial.journal.Table;
import perennial.kernel.Bytes;
import perennial.kernel.Cbor;
import perennial.kernel.Digests;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.verify.EntryReads;
import perennial.oversight.verify.Prover;
import perennial.oversight.verify.RowJudge;
import perennial.oversight.verify.StoredRow;
import perennial.oversight.verify.Streams;
import perennial.oversight.verify.TableReads;

/** Looks at the rows of one batch again, under locks, and says what is to be written. */
final class BatchLook implements Mender.Look {
  private static final String STEPS = "journal.stream";

  private final Replay replay;
  private final EntryReads reads;
  private final List<PlannedRow> batch;
  private final boolean isAnew;
  private final Bytes planHash;
  private final List<String> approvers;
  private final List<RowsSetBack.SetBack> said = new ArrayList<>();
  private int unproven;

  /**
   * @param isAnew whether wrong rows are taken away and added, instead of changed: where two rows
   *     have each other's keys, no order of changes would do
   */
  BatchLook(
      Replay replay,
      EntryReads reads,
      List<PlannedRow> batch,
      boolean isAnew,
      Bytes planHash,
      List<String> approvers) {
    this.replay = replay;
    this.reads = reads;
    this.batch = batch;
    this.isAnew = isAnew;
    this.planHash = planHash;
    this.approvers = approvers;
  }

  /** Rows that were left since the entries behind them are damaged. */
  int unproven() {
    return unproven;
  }

  @Override
  public Mending look(Connection connection, Occasion entry) throws SQLException {
    var mending = new Mending();
    Streams streams = streams(connection, batch);
    Set<Mending.Step> lacking = lacking(streams);
    var extra = new HashSet<Mending.Step>();
    Prover.Proof proof =
        new Prover(replay, reads)
            .prove(connection, streams, LicenseeId.REGISTRY.value(), f -> note(f, extra));
    steps(lacking, extra, proof, mending);
    Map<Table<?>, List<PlannedRow>> byTable = byTable();
    for (Table<?> table : replay.tables()) {
      rows(connection, table, byTable.getOrDefault(table, List.of()), proof, mending);
    }
    if (mending.size() > 0) {
      mending.says(new RowsSetBack(planHash, approvers, said));
    }
    return mending;
  }

  /** Reads the entries that a batch will need, which never change, before anybody is locked. */
  static EntryReads readAhead(Connection connection, Replay replay, List<PlannedRow> batch)
      throws SQLException {
    var reads = new EntryReads(replay);
    reads.each(connection, streams(connection, batch).entries(), (id, read) -> {});
    return reads;
  }

  private static Streams streams(Connection connection, List<PlannedRow> batch)
      throws SQLException {
    var objects = new LinkedHashSet<ObjectRef>();
    for (PlannedRow row : batch) {
      if (row.object() != null) {
        objects.add(row.object());
      }
    }
    return Streams.of(connection, objects);
  }

  /** Adds the steps that the plan says are missing, so that rows are judged by the whole truth. */
  private Set<Mending.Step> lacking(Streams streams) {
    var lacking = new LinkedHashSet<Mending.Step>();
    for (PlannedRow row : batch) {
      if (row.fault() == Fault.STREAM_MISSING) {
        Mending.Step step = step(row);
        if (!streams.lists(step.object(), step.entryId())) {
          streams.add(step.object(), step.entryId());
          lacking.add(step);
        }
      }
    }
    return lacking;
  }

  private static Mending.Step step(PlannedRow row) {
    List<String> key = row.key();
    var object = new ObjectRef(new Kind(key.get(0)), Long.parseLong(key.get(1)));
    return new Mending.Step(object, Long.parseLong(key.get(2)));
  }

  private static void note(Finding finding, Set<Mending.Step> extra) {
    if (finding.fault() == Fault.STREAM_EXTRA && finding.object() != null) {
      extra.add(new Mending.Step(finding.object(), finding.entry()));
    }
  }

  private void steps(
      Set<Mending.Step> lacking, Set<Mending.Step> extra, Prover.Proof proof, Mending mending) {
    for (Mending.Step step : lacking) {
      if (!extra.contains(step) && !proof.unproven().contains(step.object())) {
        mending.addStep(step);
        say(step, null);
      }
    }
    for (PlannedRow row : batch) {
      if (row.fault() == Fault.STREAM_EXTRA && extra.contains(step(row))) {
        mending.removeStep(step(row));
        say(step(row), new Bytes(Digests.sha256(step(row).toString().getBytes(UTF_8))));
      }
    }
  }

  private void say(Mending.Step step, @Nullable Bytes found) {
    ObjectRef object = step.object();
    List<String> key =
        List.of(
            object.kind().letters(), Long.toString(object.serial()), Long.toString(step.entryId()));
    said.add(new RowsSetBack.SetBack(STEPS, key, found, found == null ? step.entryId() : 0));
  }

  private Map<Table<?>, List<PlannedRow>> byTable() {
    var byName = new HashMap<String, Table<?>>();
    replay.tables().forEach(table -> byName.put(table.qualifiedName(), table));
    var byTable = new HashMap<Table<?>, List<PlannedRow>>();
    for (PlannedRow row : batch) {
      Table<?> table = byName.get(row.table());
      if (table != null) {
        byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
      }
    }
    return byTable;
  }

  private <R extends Record> void rows(
      Connection connection,
      Table<R> table,
      List<PlannedRow> rows,
      Prover.Proof proof,
      Mending mending)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    var planned = new LinkedHashMap<List<Object>, PlannedRow>();
    rows.forEach(row -> planned.put(table.keyOfText(row.key()), row));
    var stored = new HashMap<List<Object>, List<StoredRow<R>>>();
    TableReads.lookup(
        connection,
        table,
        List.copyOf(planned.keySet()),
        row -> stored.computeIfAbsent(row.key(), k -> new ArrayList<>(1)).add(row));
    Map<List<Object>, Fold.Folded<R>> withoutObject =
        new WithoutObject(replay, reads).of(connection, table, planned.values());
    for (Map.Entry<List<Object>, PlannedRow> each : planned.entrySet()) {
      List<Object> key = each.getKey();
      Fold.Folded<R> folded = proof.fold().get(table, key);
      if (folded == null) {
        folded = withoutObject.get(key);
      }
      row(table, key, each.getValue(), folded, stored.getOrDefault(key, List.of()), proof, mending);
    }
  }

  private <R extends Record> void row(
      Table<R> table,
      List<Object> key,
      PlannedRow planned,
      Fold.@Nullable Folded<R> folded,
      List<StoredRow<R>> stored,
      Prover.Proof proof,
      Mending mending) {
    if (planned.object() != null && proof.unproven().contains(planned.object())) {
      unproven++;
      return;
    }
    if (folded == null) {
      boolean isProven = planned.object() != null || planned.fault() == Fault.ROW_EXTRA;
      if (isProven && !stored.isEmpty()) {
        mending.delete(table, key);
        say(planned, stored.getFirst(), 0);
      }
      return;
    }
    if (stored.size() == 1 && RowJudge.isRight(stored.getFirst(), folded)) {
      return;
    }
    if (stored.size() > 1 || (isAnew && !stored.isEmpty())) {
      mending.delete(table, key);
      mending.insert(table, folded);
    } else if (stored.isEmpty()) {
      mending.insert(table, folded);
    } else {
      mending.update(table, folded, RowJudge.differing(stored.getFirst(), folded));
    }
    say(planned, stored.isEmpty() ? null : stored.getFirst(), folded.entryId());
  }

  private void say(PlannedRow row, @Nullable StoredRow<?> found, long provenBy) {
    said.add(
        new RowsSetBack.SetBack(
            row.table(), row.key(), found == null ? null : digest(found), provenBy));
  }

  /** Over the values, which may be personal and are not repeated. */
  private static Bytes digest(StoredRow<?> found) {
    var values = new ArrayList<@Nullable Object>();
    for (int i = 0; i < found.table().columns().size(); i++) {
      values.add(Column.toCbor(found.plain(i)));
    }
    values.add(found.version());
    values.add(found.digest());
    return new Bytes(Digests.sha256(Cbor.encode(values)));
  }
}
