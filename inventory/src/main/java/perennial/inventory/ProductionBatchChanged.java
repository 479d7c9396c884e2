package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * A production batch was changed; null is unchanged.
 *
 * @param stated laid over what was stated before
 */
public record ProductionBatchChanged(
    LicenseeId licenseeId,
    long serial,
    ProductionBatch.@Nullable Status status,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable String externalId,
    Stated stated)
    implements InventoryEvent {}
