package perennial.retail;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Stated;

/**
 * A line as a seller reports it.
 *
 * @param item serial of the line that this is from now on, when a sale is changed; null for a new
 *     one, or for whichever line of the sale is of the same lot
 * @param lot serial of an own lot; null when none was named
 * @param qty in the lot's unit; null when none was stated
 */
public record ReportedItem(
    @Nullable Long item,
    @Nullable Long lot,
    @Nullable Amount qty,
    @Nullable BigDecimal unitPrice,
    @Nullable BigDecimal priceTotal,
    String externalId,
    Stated stated) {}
