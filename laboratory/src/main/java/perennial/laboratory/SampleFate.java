package perennial.laboratory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;

/**
 * One thing that a laboratory said of what is left of a sample; the last counts.
 *
 * @param lot serial of the sample
 * @param amount all that was left then
 * @param until as long as it is retained; null for every other fate
 */
public record SampleFate(
    LicenseeId labId,
    long lot,
    long entryId,
    Fate fate,
    Amount amount,
    @Nullable Instant until,
    String note,
    long userSerial,
    Instant recordedAt) {

  /** What becomes of a sample. */
  public enum Fate {
    /** In testing. */
    USED_UP,
    /** Kept, in case somebody doubts the result. */
    RETAINED,
    /** It goes back to its client, by a transfer. */
    RETURNED,
    DESTROYED,
    /** It is to be destroyed, and waits since. */
    ANNOUNCED
  }

  boolean keepsAt(Instant now) {
    return fate == Fate.RETAINED && until != null && now.isBefore(until);
  }
}
