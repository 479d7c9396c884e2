package perennial.oversight.reset;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import perennial.journal.Mender;
import perennial.journal.Replay;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

/**
 * Carries a correction out, in batches, while the registry serves. Each batch is an entry that
 * changes what is true from then on; the entries that were wrong stay.
 */
public final class Reset {
  /** Rows of one batch: their values stand in one entry's facts, which have a limit. */
  static final int BATCH = 1_000;

  static final String ACT = "registry.corrected";

  private static final String ROLLED_BACK = "40";
  private static final int TRIES_MAX = 5;

  private final Mender mender;
  private final Replay replay;
  private final ResetPlan plan;
  private final String reason;
  private final LongAdder looked = new LongAdder();
  private final LongAdder written = new LongAdder();

  /**
   * @param approvers those who approved the plan
   */
  public Reset(Mender mender, Replay replay, ResetPlan plan, Set<String> approvers) {
    this.mender = mender;
    this.replay = replay;
    this.plan = plan;
    this.reason = plan.reason() + " (approved by " + String.join(", ", approvers) + ")";
  }

  /** Rows of the plan looked at so far. */
  public long looked() {
    return looked.sum();
  }

  /** Rows corrected so far. */
  public long written() {
    return written.sum();
  }

  /** Carries the plan out. What is already corrected stays as it is. */
  public void run() throws SQLException {
    var wrong = new HashSet<Long>();
    plan.rows().forEach(row -> wrong.addAll(row.corrects()));
    for (List<Correction> batch : batches()) {
      // In the registry's chain, too: it is the registry that acts on the licensees' objects.
      var licensees = new LinkedHashSet<LicenseeId>();
      licensees.add(LicenseeId.REGISTRY);
      batch.forEach(row -> licensees.add(new LicenseeId(row.licensee())));
      var look =
          plan.isRecomputed()
              ? new CorrectionLook(replay, batch, reason, wrong)
              : new CorrectionLook(replay, batch, reason, null);
      written.add(mend(licensees, look));
      looked.add(batch.size());
    }
  }

  private int mend(Set<LicenseeId> licensees, Mender.Look look) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return mender.mend(ACT, licensees, look);
      } catch (SQLException e) {
        boolean isRetryable = e.getSQLState() != null && e.getSQLState().startsWith(ROLLED_BACK);
        if (!isRetryable || attempt == TRIES_MAX) {
          throw e;
        }
      }
    }
  }

  /** By licensee and object; rows of one object stay together. */
  private List<List<Correction>> batches() {
    var sorted = new ArrayList<>(plan.rows());
    sorted.sort(
        Comparator.comparingLong(Correction::licensee)
            .thenComparing(Correction::object, Comparator.nullsFirst(Comparator.naturalOrder())));
    var batches = new ArrayList<List<Correction>>();
    var licensees = new HashSet<Long>();
    int from = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Correction row = sorted.get(i);
      ObjectRef object = row.object();
      boolean isNew = object == null || !object.equals(sorted.get(Math.max(0, i - 1)).object());
      boolean isOver =
          licensees.size() == Mender.LICENSEES_MAX && !licensees.contains(row.licensee());
      if ((i - from >= BATCH && isNew) || isOver) {
        batches.add(sorted.subList(from, i));
        licensees.clear();
        from = i;
      }
      licensees.add(row.licensee());
    }
    if (from < sorted.size()) {
      batches.add(sorted.subList(from, sorted.size()));
    }
    return batches;
  }
}
