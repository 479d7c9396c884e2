package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * What is said of a lot was changed; null is unchanged. Its quantity changes by postings alone, and
 * its unit never.
 *
 * @param stated laid over what was stated before
 */
public record LotChanged(
    LicenseeId licenseeId,
    long lot,
    @Nullable Long productType,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable Long batch,
    @Nullable Boolean medicallyCompliant,
    @Nullable Boolean initialInventory,
    @Nullable Boolean sentForTesting,
    @Nullable String externalId,
    @Nullable String legacyId,
    Stated stated)
    implements InventoryEvent {
  /** The change of a lot that changes nothing. */
  static LotChanged nothing(Lot lot) {
    return new LotChanged(
        lot.licenseeId(),
        lot.serial(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Stated.NONE);
  }

  /** The change of a lot that goes to another area. */
  static LotChanged moved(Lot lot, long area) {
    return followed(lot, area, null);
  }

  /** The change of a lot that goes where its batch goes and is of the strain that it is. */
  static LotChanged followed(Lot lot, @Nullable Long area, @Nullable Long strain) {
    return new LotChanged(
        lot.licenseeId(),
        lot.serial(),
        null,
        area,
        strain,
        null,
        null,
        null,
        null,
        null,
        null,
        Stated.NONE);
  }
}
