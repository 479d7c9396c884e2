package perennial.inventory;

import perennial.kernel.LicenseeId;

/** A lot was deleted; what was left of it is posted beside it in the same entry. */
public record LotDeleted(LicenseeId licenseeId, long lot) implements InventoryEvent {}
