package perennial.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * A lab result's hold on a lot and on what left it after the sample.
 *
 * @param licenseeId the laboratory
 * @param lot serial of the lot that was sampled
 * @param portion which portion of it the sample was; 0 for the lot in the laboratory's hands
 * @param result serial of the lab result
 * @param resultId the result's identifier
 * @param status PASSED, FAILED or PENDING
 * @param voidedAt when the result was voided; it holds for nothing since
 * @param amendedAt when it was last changed after it was completed; null when never
 * @param endedBy the portion of the lot after which it holds no longer, since what failed was
 *     treated; null where it was not
 */
public record Tested(
    LicenseeId licenseeId,
    long lot,
    long portion,
    long result,
    String resultId,
    TestStatus status,
    boolean highThc,
    boolean highCbd,
    boolean generalUse,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant voidedAt,
    @Nullable Instant amendedAt,
    @Nullable Long endedBy) {

  ResultAttached.Judged judged() {
    return new ResultAttached.Judged(status, highThc, highCbd, generalUse);
  }

  /** The same hold, as a later event leaves it. */
  Tested with(
      ResultAttached.Judged judged,
      Instant updated,
      @Nullable Instant voided,
      @Nullable Instant amended,
      @Nullable Long ended) {
    return new Tested(
        licenseeId,
        lot,
        portion,
        result,
        resultId,
        judged.status(),
        judged.highThc(),
        judged.highCbd(),
        judged.generalUse(),
        createdAt,
        updated,
        voided,
        amended,
        ended);
  }

  /** Neither voided nor ended. */
  boolean holds() {
    return voidedAt == null && endedBy == null;
  }

  /** Whether it tells of what left the lot as that portion, as far as it alone can say. */
  boolean tellsOf(long portionLeft) {
    return voidedAt == null && portion < portionLeft && (endedBy == null || portionLeft <= endedBy);
  }
}
