package perennial.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;

/**
 * What was sent and answered before a moment is erased: the calls themselves, not what followed
 * from them.
 *
 * @param licenseeId whose calls; null for everybody's
 * @param attempts how many there were
 * @param reason why, and {@code authority} on whose word; both are kept for ever
 */
public record AttemptsErased(
    @Nullable LicenseeId licenseeId, Instant before, long attempts, String reason, String authority)
    implements Event {}
