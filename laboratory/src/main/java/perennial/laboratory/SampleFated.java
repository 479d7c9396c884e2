package perennial.laboratory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.journal.Event;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;

/**
 * What becomes of what is left of a sample in a laboratory's hands.
 *
 * @param lot serial of the sample
 * @param amount what is concerned: all that was left
 * @param until as long as it is retained; null for every other fate
 * @param note in the laboratory's words; empty where it says nothing
 */
public record SampleFated(
    LicenseeId labId,
    long lot,
    SampleFate.Fate fate,
    Amount amount,
    @Nullable Instant until,
    String note)
    implements Event {}
