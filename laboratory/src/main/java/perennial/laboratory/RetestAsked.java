package perennial.laboratory;

import perennial.journal.Event;
import perennial.kernel.LicenseeId;

/**
 * Whoever holds a lot asked that it be tested again.
 *
 * @param result serial of the result by which it failed
 * @param resultId that result's identifier
 */
public record RetestAsked(
    LicenseeId licenseeId, long lot, long result, String resultId, String reason)
    implements Event {}
