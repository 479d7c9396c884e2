package perennial.inventory;

import perennial.kernel.LicenseeId;

/** A production batch without stock was deleted. */
public record ProductionBatchDeleted(LicenseeId licenseeId, long serial)
    implements InventoryEvent {}
