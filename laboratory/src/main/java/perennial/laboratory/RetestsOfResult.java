package perennial.laboratory;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import perennial.journal.Reader;

/**
 * How a result stands to others that are of the same goods, tested again.
 *
 * @param before those by which the goods had failed, where this one is the retest
 * @param after where it is the one by which they failed: what was asked for, and what came
 */
public record RetestsOfResult(List<Retest> before, List<Retest> after) {
  /** One result holds for many lots, each of which may be tested again. */
  private static final int RETESTS_MAX = 10_000;

  private static final Comparator<Retest> OLDEST_FIRST =
      Comparator.comparing(Retest::askedAt).thenComparingLong(Retest::lot);

  public static final RetestsOfResult NONE = new RetestsOfResult(List.of(), List.of());

  public RetestsOfResult {
    before = before.stream().sorted(OLDEST_FIRST).toList();
    after = after.stream().sorted(OLDEST_FIRST).toList();
  }

  /**
   * Asks along with a reading in the name of the result's client; take the answer after it went.
   */
  public static Supplier<RetestsOfResult> ask(Reader.Reading reading, long result) {
    Supplier<List<Retest>> before =
        reading.where(Laboratory.RETEST, "retest", List.of(result), RETESTS_MAX);
    Supplier<List<Retest>> after =
        reading.where(Laboratory.RETEST, "result", List.of(result), RETESTS_MAX);
    return () -> new RetestsOfResult(before.get(), after.get());
  }
}
