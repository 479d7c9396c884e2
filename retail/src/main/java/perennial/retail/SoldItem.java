package perennial.retail;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.kernel.Unit;

/** A line of a sale as an event holds it; see {@link SaleItem} for its parts. */
public record SoldItem(
    long serial,
    long lot,
    long batch,
    Amount qty,
    Unit uom,
    Amount available,
    Amount unresolved,
    @Nullable BigDecimal unitPrice,
    @Nullable BigDecimal priceTotal,
    String externalId,
    Stated stated) {

  static SoldItem of(SaleItem item, Flow flow) {
    return new SoldItem(
        item.serial(),
        item.lot(),
        item.batch(),
        item.qty(),
        item.uom(),
        flow.available(),
        flow.unresolved(),
        item.unitPrice(),
        item.priceTotal(),
        item.externalId(),
        item.stated());
  }
}
