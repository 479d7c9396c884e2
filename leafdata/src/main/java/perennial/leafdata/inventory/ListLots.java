package perennial.leafdata.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.OwnRows;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;

/** {@code GET /inventories}: the caller's lots. */
public final class ListLots extends Listing<Lot> {
  /**
   * Product types of one class that a filter looks through: the newest. The largest licensees of
   * the old system had some ten thousand in all.
   */
  private static final int TYPES_MAX = 20_000;

  public ListLots(Desk desk) {
    super(desk, Resource.INVENTORIES);
  }

  @Override
  public String summary() {
    return "Lists the inventory of the license.";
  }

  @Override
  protected Query<Lot> query(Caller caller, List<Filter> filters) {
    Query<Lot> query =
        OwnRows.of(Inventory.LOT, Inventory.LOT_KIND, caller)
            .text("external_id", "externalId")
            .id("batch_id", "batch", Inventory.BATCH_KIND)
            .range("created_at", "createdAt")
            .filter(filters);
    boolean isOfType = filters.stream().anyMatch(filter -> filter.field().equals("type"));
    return isOfType ? query.in("productType", types(caller, filters)) : query;
  }

  /** A lot's type is its product type's; so the product types are found first. */
  private List<Long> types(Caller caller, List<Filter> filters) {
    var serials = new ArrayList<Long>();
    boolean isMore = true;
    while (isMore && serials.size() < TYPES_MAX) {
      Query<ProductType> query =
          ListProductTypes.ofType(
              Query.newestFirst(Inventory.PRODUCT_TYPE, "serial")
                  .equal("licenseeId", caller.licensee()),
              filters);
      if (!serials.isEmpty()) {
        query.before(serials.getLast());
      }
      Reader.Reading reading = reader().as(caller.licensee());
      Supplier<List<ProductType>> found = reading.rows(query);
      reading.go();
      found.get().forEach(type -> serials.add(type.serial()));
      isMore = found.get().size() == Query.LIMIT_MAX;
    }
    return serials;
  }

  @Override
  protected long serial(Lot lot) {
    return lot.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<Lot> lots) {
    LotBook book = LotBook.read(reader(), caller, lots);
    return lots.stream().map(lot -> LotRows.full(lot, book, caller.ids())).toList();
  }
}
