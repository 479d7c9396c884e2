package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * What is said of a disposal was changed; null is unchanged.
 *
 * @param stated laid over what was stated before
 */
public record DisposalChanged(
    LicenseeId licenseeId,
    long serial,
    @Nullable String reason,
    @Nullable Long area,
    @Nullable String externalId,
    Stated stated)
    implements InventoryEvent {
  /** The change of a disposal that changes nothing. */
  static DisposalChanged nothing(Disposal disposal) {
    return new DisposalChanged(
        disposal.licenseeId(), disposal.serial(), null, null, null, Stated.NONE);
  }
}
