package perennial.retail;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/**
 * One line of a sale.
 *
 * @param sale serial of the sale
 * @param removed true once a change of the sale dropped it, or the sale was deleted
 * @param lot serial of the seller's lot; {@code batch} is that lot's when the line was reported
 * @param qty in the lot's unit
 * @param available what the line changed the lot's available stock by
 * @param unresolved what the line sold beyond that stock
 */
public record SaleItem(
    LicenseeId licenseeId,
    long serial,
    long sale,
    boolean removed,
    long lot,
    long batch,
    Amount qty,
    Unit uom,
    Amount available,
    Amount unresolved,
    @Nullable BigDecimal unitPrice,
    @Nullable BigDecimal priceTotal,
    String externalId,
    Stated stated,
    Instant createdAt,
    Instant updatedAt) {

  public ObjectRef ref() {
    return new ObjectRef(Retail.ITEM_KIND, serial);
  }

  Flow flow() {
    return new Flow(available, unresolved);
  }
}
