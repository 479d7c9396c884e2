package perennial.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * A licensee changed what it reported of a sale. What is null stays as it was.
 *
 * @param naming what a changed external id is from now on
 * @param stated laid over what was stated before
 * @param added lines that are new
 * @param rewritten lines that stay, as they are from now on
 * @param removed lines that are dropped, with what they did undone
 */
public record SaleChanged(
    LicenseeId licenseeId,
    long serial,
    String prefix,
    @Nullable SaleType type,
    @Nullable SaleStatus status,
    @Nullable Instant soldAt,
    @Nullable String externalId,
    Naming naming,
    @Nullable Long area,
    @Nullable BigDecimal priceTotal,
    @Nullable BigDecimal discountTotal,
    @Nullable BigDecimal taxTotal,
    @Nullable BigDecimal cogTotal,
    Stated stated,
    List<SoldItem> added,
    List<SoldItem> rewritten,
    List<SoldItem> removed)
    implements RetailEvent, Minting {
  public SaleChanged {
    added = List.copyOf(added);
    rewritten = List.copyOf(rewritten);
    removed = List.copyOf(removed);
  }

  @Override
  public List<ObjectRow> minted() {
    return added.stream()
        .map(item -> new ObjectRow(Retail.ITEM_KIND, item.serial(), licenseeId, prefix))
        .toList();
  }
}
