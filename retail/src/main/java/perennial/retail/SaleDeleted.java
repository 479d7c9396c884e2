package perennial.retail;

import java.util.List;
import perennial.kernel.LicenseeId;

/**
 * A licensee deleted a sale; what it took is given back by the postings of the same entry.
 *
 * @param items its lines, with what they did undone
 */
public record SaleDeleted(LicenseeId licenseeId, long serial, List<SoldItem> items)
    implements RetailEvent {
  public SaleDeleted {
    items = List.copyOf(items);
  }
}
