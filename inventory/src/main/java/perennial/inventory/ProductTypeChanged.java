package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * A product type was changed; null is unchanged. Its unit never changes.
 *
 * @param stated laid over what was stated before
 */
public record ProductTypeChanged(
    LicenseeId licenseeId,
    long serial,
    @Nullable String name,
    @Nullable String type,
    @Nullable String intermediateType,
    @Nullable Amount unitWeight,
    @Nullable Boolean infused,
    @Nullable Amount cannabis,
    @Nullable Long strain,
    @Nullable String externalId,
    Stated stated)
    implements InventoryEvent {}
