package perennial.leafdata.retail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.journal.State;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.OwnRows;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.licensing.Licensing;
import perennial.retail.Retail;
import perennial.retail.Sale;
import perennial.retail.SaleItem;

/** {@code GET /sales}: the caller's sales. */
public final class ListSales extends Listing<Sale> {
  /**
   * Lines that one page shows: forty of each sale, where a few are usual. A page with more shows
   * none of them; each sale alone still does.
   */
  static final int ITEMS_SHOWN_MAX = 100_000;

  public ListSales(Desk desk) {
    super(desk, Resource.SALES);
  }

  @Override
  public String summary() {
    return "Lists the sales of the license.";
  }

  @Override
  protected Query<Sale> query(Caller caller, List<Filter> filters) {
    return OwnRows.of(Retail.SALE, SaleRows.KIND, caller)
        .text("external_id", "externalId")
        .text("type", "type")
        .text("status", "status")
        .id("area_id", "area", Licensing.AREA_KIND)
        .range("sold_at", "soldAt")
        .filter(filters);
  }

  @Override
  protected long serial(Sale sale) {
    return sale.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<Sale> sales) {
    Reader.Reading reading = reader().as(caller.licensee());
    Supplier<Map<ObjectRef, Stated>> personal = Sales.personal(reading, sales);
    Supplier<List<SaleItem>> items =
        reading.where(
            Retail.SALE_ITEM, "sale", sales.stream().map(Sale::serial).toList(), ITEMS_SHOWN_MAX);
    reading.go();
    Map<Long, List<SaleItem>> shown = bySale(items);
    return sales.stream()
        .map(sale ->
            SaleRows.full(
                sale,
                personal.get().getOrDefault(sale.ref(), Stated.NONE),
                shown.getOrDefault(sale.serial(), List.of()),
                caller.ids()))
        .toList();
  }

  private static Map<Long, List<SaleItem>> bySale(Supplier<List<SaleItem>> found) {
    List<SaleItem> all;
    try {
      all = new ArrayList<>(found.get());
    } catch (State.TooManyRows tooMany) {
      return Map.of();
    }
    all.sort(Comparator.comparingLong(SaleItem::serial));
    return all.stream()
        .filter(item -> !item.removed())
        .collect(Collectors.groupingBy(SaleItem::sale));
  }
}
