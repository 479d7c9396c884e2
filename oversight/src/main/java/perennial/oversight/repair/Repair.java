package perennial.oversight.repair;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import perennial.journal.Mender;
import perennial.journal.Replay;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

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

  private final Mender mender;
  private final Replay replay;
  private final RepairPlan plan;
  private final Set<String> approvers;
  private final LongAdder looked = new LongAdder();
  private final LongAdder set = new LongAdder();
  private final List<PlannedRow> later = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final LongAdder unproven = new LongAdder();

  /**
   * @param approvers those who approved the plan; {@link Approval#demand}
   */
  public Repair(Mender mender, Replay replay, RepairPlan plan, Set<String> approvers) {
    this.mender = mender;
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
    batches(plan.rows());
    // What another wrong row was in the way of goes when that is right.
    List<PlannedRow> again = List.copyOf(later);
    later.clear();
    batches(again);
    later.forEach(row -> failed.add(row.table() + " [" + String.join(", ", row.key()) + "]"));
  }

  private void batches(List<PlannedRow> rows) throws SQLException {
    var batch = new ArrayList<PlannedRow>();
    var licensees = new LinkedHashSet<Long>();
    ObjectRef object = null;
    for (PlannedRow row : rows) {
      boolean isNewObject = !Objects.equals(object, row.object()) || object == null;
      boolean isNewLicensee = !licensees.contains(row.licensee());
      if ((batch.size() >= BATCH && isNewObject)
          || (isNewLicensee && licensees.size() == Mender.LICENSEES_MAX)) {
        carryOut(List.copyOf(batch), false);
        batch.clear();
        licensees.clear();
      }
      batch.add(row);
      licensees.add(row.licensee());
      object = row.object();
    }
    if (!batch.isEmpty()) {
      carryOut(List.copyOf(batch), false);
    }
  }

  /** Writes one batch; where rows are in each other's way, by smaller and smaller ones. */
  private void carryOut(List<PlannedRow> batch, boolean isAnew) throws SQLException {
    String state = write(batch, isAnew);
    if (state == null) {
      looked.add(batch.size());
    } else if (!isAnew) {
      carryOut(batch, true);
    } else if (batch.size() == 1) {
      later.add(batch.getFirst());
    } else {
      carryOut(batch.subList(0, batch.size() / 2), true);
      carryOut(batch.subList(batch.size() / 2, batch.size()), true);
    }
  }

  /** Answers null when it is done, else the state that says which rule was in the way. */
  private @Nullable String write(List<PlannedRow> batch, boolean isAnew) throws SQLException {
    var licensees = new LinkedHashSet<LicenseeId>();
    batch.forEach(row -> licensees.add(new LicenseeId(row.licensee())));
    for (int attempt = 1; ; attempt++) {
      var look = new BatchLook(replay, batch, isAnew, plan.hash(), List.copyOf(approvers));
      try {
        set.add(mender.mend(ACT, licensees, look));
        unproven.add(look.unproven());
        return null;
      } catch (SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith(INTEGRITY)) {
          return state;
        }
        if (!state.startsWith(ROLLED_BACK) || attempt == TRIES_MAX) {
          throw e;
        }
      }
    }
  }
}
