package perennial.inventory;

import perennial.kernel.LicenseeId;

/** Waste goes back to what it came from; its quantity is posted beside it in the same entry. */
public record DisposalCancelled(LicenseeId licenseeId, long serial) implements InventoryEvent {}
