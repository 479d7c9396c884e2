package perennial.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Entry ids that were passed over: a transaction that is still open may hold one, or nobody will
 * ever. Each is looked at again until every transaction that could hold it has ended.
 *
 * <p>A writer locks its heads, and so has a transaction id, before it draws an entry id.
 */
final class LogGaps {
  private static final long NOT_YET = Long.MAX_VALUE;

  /**
   * @param horizon no transaction with this id or a later one can hold an id of the gap
   */
  record Gap(long low, long high, long horizon) {}

  private List<Gap> gaps = new ArrayList<>();
  private long highest;

  LogGaps(long settled) {
    this.highest = settled;
  }

  List<Gap> list() {
    return gaps;
  }

  /** Ids above have not been looked at. */
  long highest() {
    return highest;
  }

  /** Every id up to this one has its leaf, or never will have an entry. */
  long settled() {
    return gaps.isEmpty() ? highest : gaps.getFirst().low() - 1;
  }

  /**
   * All gaps were looked at by a statement that began after this snapshot.
   *
   * @param oldest the oldest transaction that was open then
   * @param next the first transaction id that was not given out then
   */
  void looked(long oldest, long next) {
    List<Gap> left = new ArrayList<>();
    for (Gap gap : gaps) {
      if (gap.horizon() == NOT_YET) {
        left.add(new Gap(gap.low(), gap.high(), next));
      } else if (gap.horizon() > oldest) {
        left.add(gap);
      }
    }
    gaps = left;
  }

  /** An entry above all others was met. */
  void met(long id) {
    if (id > highest + 1) {
      gaps.add(new Gap(highest + 1, id - 1, NOT_YET));
    }
    highest = id;
  }
}
