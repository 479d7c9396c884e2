package perennial.inventory;

import perennial.kernel.LicenseeId;

/** A product type is used for nothing new from now on. */
public record ProductTypeWithdrawn(LicenseeId licenseeId, long serial) implements InventoryEvent {}
