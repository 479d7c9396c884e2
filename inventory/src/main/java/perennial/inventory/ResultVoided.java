package perennial.inventory;

import java.util.List;
import perennial.kernel.LicenseeId;

/** An attached result no longer holds for anything. */
public record ResultVoided(LicenseeId licenseeId, long result, List<Long> lots)
    implements InventoryEvent {}
