package perennial.laboratory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * That a lot which failed is tested again: whoever holds it asked, of which result, and what became
 * of it.
 *
 * @param licenseeId who holds the lot
 * @param lot its serial
 * @param result serial of the result by which it failed
 * @param resultId that result's identifier
 * @param reason in the holder's words
 * @param userSerial who asked
 * @param retest serial of the result that followed; null while none has
 * @param retestId that one's identifier
 */
public record Retest(
    LicenseeId licenseeId,
    long lot,
    long result,
    String resultId,
    String reason,
    long userSerial,
    Instant askedAt,
    @Nullable Long retest,
    @Nullable String retestId,
    @Nullable Instant reportedAt) {

  boolean isOpen() {
    return retest == null;
  }

  /** Asked for; again, where what followed was taken back. */
  Retest askedAgain(String why, long user, Instant at) {
    return new Retest(licenseeId, lot, result, resultId, why, user, at, null, null, null);
  }

  Retest reported(long followed, String followedId, Instant at) {
    return new Retest(
        licenseeId, lot, result, resultId, reason, userSerial, askedAt, followed, followedId, at);
  }
}
