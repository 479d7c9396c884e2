package perennial.inventory;

import perennial.kernel.LicenseeId;

/**
 * A portion left a lot by split, conversion or transfer.
 *
 * @param portion counted from 1; results for samples drawn before it hold for it
 * @param isSample whether it went to a laboratory, so that the lot counts as sent for testing
 */
public record LotPortionLeft(LicenseeId licenseeId, long lot, long portion, boolean isSample)
    implements InventoryEvent {}
