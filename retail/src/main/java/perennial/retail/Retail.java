package perennial.retail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.licensing.Licensing;

/** The retail room: sales to consumers and patients, and what becomes of them. */
public final class Retail implements Room {
  public static final Kind SALE_KIND = new Kind("SA");
  public static final Kind ITEM_KIND = new Kind("SI");

  /** Lines of one sale; a day's sales in one report of a small shop stay below. */
  public static final int ITEMS_MAX = 500;

  public static final Table<Sale> SALE =
      Table.of("retail", "sale", Sale.class)
          .key("licenseeId", "serial")
          .object(SALE_KIND, "serial")
          .references("area", Licensing.AREA_KIND)
          .index("licenseeId", "externalId", "serial")
          .index("licenseeId", "soldAt")
          .build();

  public static final Table<SaleItem> SALE_ITEM =
      Table.of("retail", "sale_item", SaleItem.class)
          .key("licenseeId", "serial")
          .object(ITEM_KIND, "serial")
          .references("sale", SALE_KIND)
          .references("lot", Inventory.LOT_KIND)
          .references("batch", Cultivation.BATCH_KIND)
          .check("qty > 0")
          .check("unresolved >= 0")
          .index("licenseeId", "sale", "removed")
          .index("licenseeId", "lot")
          .build();

  public static final Table<SaleName> SALE_NAME =
      Table.of("retail", "sale_name", SaleName.class)
          .key("licenseeId", "externalId")
          .streamOf(SALE_KIND, "sale")
          .references("sale", SALE_KIND)
          .build();

  /** Ask with {@code removed} false for the lines that a sale has now. */
  public static final Index<SaleItem> ITEMS_OF_SALE =
      new Index<>(SALE_ITEM, List.of("licenseeId", "sale", "removed"), ITEMS_MAX);

  @Override
  public String name() {
    return "retail";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(SALE, SALE_ITEM, SALE_NAME);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    var events = new LinkedHashMap<String, Class<? extends Event>>();
    events.put("sale.reported.1", SaleReported.class);
    events.put("sale.changed.1", SaleChanged.class);
    events.put("sale.deleted.1", SaleDeleted.class);
    return events;
  }

  @Override
  public Projector projector() {
    return new RetailProjector();
  }
}
