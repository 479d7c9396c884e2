package perennial.inventory;

import java.time.Instant;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;

/**
 * One of the lots that another was made of, by conversion or as waste.
 *
 * @param lot serial of the lot that was made
 * @param source serial of the lot that went in
 * @param quantity what of it went in, in its own unit
 * @param unaltered whether the goods were only repacked
 */
public record LotSource(
    LicenseeId licenseeId,
    long lot,
    long source,
    Amount quantity,
    Unit uom,
    boolean unaltered,
    Instant createdAt) {}
