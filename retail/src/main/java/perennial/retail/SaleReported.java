package perennial.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * A licensee reported a sale; what it did to the lots is posted beside it in the same entry.
 *
 * @param naming what its external id is from now on
 */
public record SaleReported(
    LicenseeId licenseeId,
    long serial,
    String prefix,
    SaleType type,
    SaleStatus status,
    Instant soldAt,
    String externalId,
    Naming naming,
    @Nullable Long area,
    @Nullable BigDecimal priceTotal,
    @Nullable BigDecimal discountTotal,
    @Nullable BigDecimal taxTotal,
    @Nullable BigDecimal cogTotal,
    Stated stated,
    List<SoldItem> items)
    implements RetailEvent, Minting {

  public SaleReported {
    items = List.copyOf(items);
  }

  @Override
  public List<ObjectRow> minted() {
    var rows = new ArrayList<ObjectRow>();
    rows.add(new ObjectRow(Retail.SALE_KIND, serial, licenseeId, prefix));
    items.forEach(
        item -> rows.add(new ObjectRow(Retail.ITEM_KIND, item.serial(), licenseeId, prefix)));
    return rows;
  }
}
