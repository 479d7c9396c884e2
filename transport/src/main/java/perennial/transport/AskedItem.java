package perennial.transport;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Stated;

/**
 * An item as a sender asks for it.
 *
 * @param item serial of the item that this is from now on, when a transfer is changed; null for a
 *     new one
 * @param lot serial of an own lot; null when none was named
 * @param qty in the lot's unit, whatever unit was stated; null when none was stated
 * @param sampleType and {@code productSampleType} in the wire's words, empty for none
 * @param price of the whole item
 */
public record AskedItem(
    @Nullable Long item,
    @Nullable Long lot,
    @Nullable Amount qty,
    boolean isSample,
    String sampleType,
    String productSampleType,
    boolean retest,
    boolean isForExtraction,
    @Nullable BigDecimal price,
    String externalId,
    String description,
    Stated stated) {}
