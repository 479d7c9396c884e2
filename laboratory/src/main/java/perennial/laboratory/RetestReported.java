package perennial.laboratory;

import perennial.journal.Event;
import perennial.kernel.LicenseeId;

/**
 * What was asked for came: a laboratory reported a result of a sample of the lot.
 *
 * @param licenseeId who holds the lot
 * @param result serial of the result by which it failed
 * @param retest serial of the result that follows it
 * @param retestId that one's identifier
 */
public record RetestReported(
    LicenseeId licenseeId, long lot, long result, long retest, String retestId) implements Event {}
