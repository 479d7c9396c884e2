package perennial.inventory;

import perennial.kernel.LicenseeId;

/** Goods of a lot without a result were let go under a waiver, for the first time of this lot. */
public record LotWaived(LicenseeId licenseeId, long lot, long waiver, WaiverKind kind)
    implements InventoryEvent {}
