package perennial.oversight.repair;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.journal.Mender;
import perennial.journal.Replay;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.oversight.Awaited;
import perennial.oversight.verify.EntryReads;

/**
 * Sets back what a plan names, in batches, while the registry serves. Each batch looks again under
 * the locks of the licensees concerned and writes only what is still wrong, so that a plan may be
 * carried out late, twice, or again after it was cut short.
 */
public final class Repair {
  /** Rows of one batch: a tenth of a second under the locks of the licensees concerned. */
  static final int BATCH = 2_000;

  /** The act of the entries that say what was set back. */
  static final String ACT = "registry.rows-set-back";

  /** A key that is taken, a reference to nothing, a condition that does not hold. */
  private static final String INTEGRITY = "23";

  /** A deadlock or a conflict with others: the same batch again. */
  private static final String ROLLED_BACK = "40";

  /** Tries of one batch where others are in its way. */
  private static final int TRIES_MAX = 5;

  /** Licensees of one batch; a few large ones or many small. */
  private static final int LICENSEES = Mender.LICENSEES_MAX;

  private final Mender mender;
  private final DataSource reading;
  private final Replay replay;
  private final RepairPlan plan;
  private final Set<String> approvers;
  private final LongAdder looked = new LongAdder();
  private final LongAdder set = new LongAdder();
  private final List<PlannedRow> later = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failed = new ArrayList<>();
  private final LongAdder unproven = new LongAdder();

  /**
   * @param reading sessions of a role that reads entries
   * @param approvers those who approved the plan; {@link Approval#demand}
   */
  public Repair(
      Mender mender, DataSource reading, Replay replay, RepairPlan plan, Set<String> approvers) {
    this.mender = mender;
    this.reading = reading;
    this.replay = replay;
    this.plan = plan;
    this.approvers = approvers;
  }

  /** Rows of the plan looked at so far. */
  public long looked() {
    return looked.sum();
  }

  /** Rows written so far. */
  public long set() {
    return set.sum();
  }

  /** Rows left as they are, since the entries behind them are damaged themselves. */
  public long unproven() {
    return unproven.sum();
  }

  /** Rows that could not be written, and why; empty when all was done. */
  public List<String> failed() {
    return List.copyOf(failed);
  }

  /** Carries the plan out. What is already right stays untouched. */
  public void run() throws SQLException {
    // What others refer to comes first, so that nothing is set back to what is not there yet.
    carryOut(plan.rows().stream().filter(Repair::isOfIdentifiers).toList());
    carryOut(plan.rows().stream().filter(row -> !isOfIdentifiers(row)).toList());
    // What another wrong row was in the way of goes when that is right.
    List<PlannedRow> again = List.copyOf(later);
    later.clear();
    carryOut(again);
    later.forEach(row -> failed.add(row.table() + " [" + String.join(", ", row.key()) + "]"));
  }

  private static boolean isOfIdentifiers(PlannedRow row) {
    return row.table().startsWith(RepairPlan.REFERRED_TO);
  }

  /** Rows of one object stay together, so that a batch sees all that is wrong with it. */
  private static List<List<PlannedRow>> batches(List<PlannedRow> rows) {
    var batches = new ArrayList<List<PlannedRow>>();
    var licensees = new HashSet<Long>();
    int from = 0;
    for (int i = 0; i < rows.size(); i++) {
      PlannedRow row = rows.get(i);
      ObjectRef object = row.object();
      boolean isNewObject = object == null || !object.equals(rows.get(Math.max(0, i - 1)).object());
      boolean isFull = i - from >= BATCH && isNewObject;
      if (isFull || (licensees.size() == LICENSEES && !licensees.contains(row.licensee()))) {
        batches.add(rows.subList(from, i));
        licensees.clear();
        from = i;
      }
      licensees.add(row.licensee());
    }
    if (from < rows.size()) {
      batches.add(rows.subList(from, rows.size()));
    }
    return batches;
  }

  /**
   * Two at a time, from both ends: batches beside each other have a licensee in common, and would
   * wait for each other.
   */
  private void carryOut(List<PlannedRow> rows) throws SQLException {
    var batches = new ArrayDeque<List<PlannedRow>>(batches(rows));
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      Future<Void> fromTheEnd = workers.submit(() -> work(() -> next(batches, true)));
      Future<Void> fromTheStart = workers.submit(() -> work(() -> next(batches, false)));
      Awaited.of(fromTheEnd);
      Awaited.of(fromTheStart);
    }
  }

  private static @Nullable List<PlannedRow> next(Deque<List<PlannedRow>> batches, boolean isLast) {
    synchronized (batches) {
      return isLast ? batches.pollLast() : batches.pollFirst();
    }
  }

  /** Writes batch after batch, on sessions of one's own: opening one costs as much as some rows. */
  private @Nullable Void work(Supplier<@Nullable List<PlannedRow>> batches) throws SQLException {
    List<PlannedRow> batch = batches.get();
    if (batch == null) {
      return null;
    }
    try (Connection entries = reading.getConnection();
        Connection rows = mender.session()) {
      for (; batch != null; batch = batches.get()) {
        EntryReads reads = BatchLook.readAhead(entries, replay, batch);
        carryOut(rows, batch, reads, false);
      }
    }
    return null;
  }

  /** Writes one batch; where rows are in each other's way, by smaller and smaller ones. */
  private void carryOut(
      Connection session, List<PlannedRow> batch, EntryReads reads, boolean isAnew)
      throws SQLException {
    boolean isDone = write(session, batch, reads, isAnew);
    if (isDone) {
      looked.add(batch.size());
    } else if (!isAnew) {
      carryOut(session, batch, reads, true);
    } else if (batch.size() == 1) {
      later.add(batch.getFirst());
    } else {
      carryOut(session, batch.subList(0, batch.size() / 2), reads, true);
      carryOut(session, batch.subList(batch.size() / 2, batch.size()), reads, true);
    }
  }

  /** Answers false where a rule of the database was in the way. */
  private boolean write(
      Connection session, List<PlannedRow> batch, EntryReads reads, boolean isAnew)
      throws SQLException {
    var licensees = new LinkedHashSet<LicenseeId>();
    batch.forEach(row -> licensees.add(new LicenseeId(row.licensee())));
    for (int attempt = 1; ; attempt++) {
      var look = new BatchLook(replay, reads, batch, isAnew, plan.hash(), List.copyOf(approvers));
      try {
        set.add(mender.mend(session, ACT, licensees, look));
        unproven.add(look.unproven());
        return true;
      } catch (SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith(INTEGRITY)) {
          return false;
        }
        if (!state.startsWith(ROLLED_BACK) || attempt == TRIES_MAX) {
          throw e;
        }
      }
    }
  }
}
