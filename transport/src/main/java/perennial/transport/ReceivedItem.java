package perennial.transport;

import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;

/**
 * What a receiver says of one item.
 *
 * @param item serial of the item
 * @param qty what came, from 0, which rejects it, to all of it; null when nothing was said
 * @param area serial of the receiver's own area for it; {@code strain} and {@code productType} of
 *     the receiver's own, or null for none and for a copy of the sender's type
 */
public record ReceivedItem(
    long item,
    @Nullable Amount qty,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable Long productType) {}
