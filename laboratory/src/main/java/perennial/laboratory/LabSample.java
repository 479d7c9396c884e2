package perennial.laboratory;

import java.time.Instant;
import perennial.kernel.LicenseeId;

/**
 * A sample that was drawn from a lot for a laboratory.
 *
 * @param licenseeId the owner of the lot
 * @param lot serial of the lot
 * @param portion the how-manyth portion of the lot it was
 * @param drawnAt when it left the lot, by the act's reporter
 */
public record LabSample(
    LicenseeId licenseeId, long lot, long portion, Instant drawnAt, Instant recordedAt) {}
