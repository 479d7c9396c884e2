package perennial.inventory;

import java.time.Instant;
import perennial.kernel.LicenseeId;

/**
 * A lot that goods left from under a waiver. It shows on all that descends from the lot, whoever
 * holds it.
 *
 * @param kind the waiver's, for figures
 */
public record WaivedLot(
    LicenseeId licenseeId, long lot, long waiver, WaiverKind kind, Instant recordedAt) {}
