package perennial.inventory;

import java.util.List;
import perennial.kernel.LicenseeId;

/**
 * The verdict of an attached result changed, by completion or amendment.
 *
 * @param lots serials of the lots that the result is attached to
 */
public record ResultJudged(
    LicenseeId licenseeId, long result, List<Long> lots, ResultAttached.Judged judged)
    implements InventoryEvent {}
