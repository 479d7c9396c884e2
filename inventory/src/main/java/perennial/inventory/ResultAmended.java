package perennial.inventory;

import java.util.List;
import perennial.kernel.LicenseeId;

/**
 * An attached result was changed after it was completed; every lot that it holds for shows that.
 *
 * @param lots serials of the lots that the result is attached to
 */
public record ResultAmended(LicenseeId licenseeId, long result, List<Long> lots)
    implements InventoryEvent {}
