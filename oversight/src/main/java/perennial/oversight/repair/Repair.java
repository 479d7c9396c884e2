package perennial.oversight.repair;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
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
  private final List<PlannedRow> later = new ArrayList<>();
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
    carryOut(batches(plan.rows()));
    // What another wrong row was in the way of goes when that is right.
    List<PlannedRow> again = List.copyOf(later);
    later.clear();
    carryOut(batches(again));
    later.forEach(row -> failed.add(row.table() + " [" + String.join(", ", row.key()) + "]"));
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

  /** While one batch is written, the entries of the next are read. */
  private void carryOut(List<List<PlannedRow>> batches) throws SQLException {
    try (ExecutorService ahead = Executors.newSingleThreadExecutor()) {
      Future<EntryReads> next = null;
      for (int i = 0; i < batches.size(); i++) {
        List<PlannedRow> batch = batches.get(i);
        EntryReads reads = next == null ? readAhead(batch) : Awaited.of(next);
        List<PlannedRow> following = i + 1 < batches.size() ? batches.get(i + 1) : List.of();
        next = ahead.submit(() -> readAhead(following));
        carryOut(batch, reads, false);
      }
    }
  }

  private EntryReads readAhead(List<PlannedRow> batch) throws SQLException {
    try (Connection connection = reading.getConnection()) {
      return BatchLook.readAhead(connection, replay, batch);
    }
  }

  /** Writes one batch; where rows are in each other's way, by smaller and smaller ones. */
  private void carryOut(List<PlannedRow> batch, EntryReads reads, boolean isAnew)
      throws SQLException {
    boolean isDone = write(batch, reads, isAnew);
    if (isDone) {
      looked.add(batch.size());
    } else if (!isAnew) {
      carryOut(batch, reads, true);
    } else if (batch.size() == 1) {
      later.add(batch.getFirst());
    } else {
      carryOut(batch.subList(0, batch.size() / 2), reads, true);
      carryOut(batch.subList(batch.size() / 2, batch.size()), reads, true);
    }
  }

  /** Answers false where a rule of the database was in the way. */
  private boolean write(List<PlannedRow> batch, EntryReads reads, boolean isAnew)
      throws SQLException {
    var licensees = new LinkedHashSet<LicenseeId>();
    batch.forEach(row -> licensees.add(new LicenseeId(row.licensee())));
    for (int attempt = 1; ; attempt++) {
      var look = new BatchLook(replay, reads, batch, isAnew, plan.hash(), List.copyOf(approvers));
      try {
        set.add(mender.mend(ACT, licensees, look));
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
