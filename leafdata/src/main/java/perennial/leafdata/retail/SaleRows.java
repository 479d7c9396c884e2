package perennial.leafdata.retail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.kernel.Kind;
import perennial.kernel.Stated;
import perennial.leafdata.door.Ids;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;
import perennial.licensing.Licensing;
import perennial.retail.Retail;
import perennial.retail.Sale;
import perennial.retail.SaleItem;

/** Sales as the wire shows them. */
final class SaleRows {
  static final Kind KIND = Retail.SALE_KIND;

  private SaleRows() {}

  static Row full(Sale sale, Stated personal, List<SaleItem> items, Ids ids) {
    Row row = FieldLists.SALE.row();
    SaleFields.KEPT.print(row, sale.stated());
    SaleFields.PERSONAL.print(row, personal);
    return fill(row, sale, items, ids)
        .set("external_id", sale.externalId())
        .set("sold_at", sale.soldAt())
        .set("type", sale.type().wire())
        .set("discount_total", sale.discountTotal())
        .set("price_total", sale.priceTotal())
        .set("tax_total", sale.taxTotal())
        .set("status", sale.status().wire())
        .set("cog_total", sale.cogTotal())
        .set("deleted_at", sale.deletedAt());
  }

  /** The fields that the registry computes. */
  static Row fill(Row row, Sale sale, List<SaleItem> items, Ids ids) {
    return row.set("global_id", ids.of(KIND, sale.serial()))
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(sale.userSerial()))
        .set("created_at", sale.createdAt())
        .set("updated_at", sale.updatedAt())
        .set("global_area_id", area(sale, ids))
        .set("sale_items", items.stream().map(item -> line(sale, item, ids)).toList());
  }

  /** The seller's own area, or the claim as it was stated. */
  private static @Nullable String area(Sale sale, Ids ids) {
    return sale.area() == null
        ? text(sale.stated(), "global_area_id")
        : ids.of(Licensing.AREA_KIND, sale.area());
  }

  private static Row line(Sale sale, SaleItem item, Ids ids) {
    Row row = FieldLists.SALE_ITEM.row().set("type", "sale").set("sold_at", sale.soldAt());
    return SaleFields.KEPT_OF_ITEM
        .print(row, item.stated())
        .set("created_at", item.createdAt())
        .set("updated_at", item.updatedAt())
        .set("external_id", item.externalId())
        .set("qty", item.qty().toDecimal())
        .set("uom", item.uom().wire())
        .set("unit_price", item.unitPrice())
        .set("price_total", item.priceTotal())
        .set("global_id", ids.of(Retail.ITEM_KIND, item.serial()))
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(sale.userSerial()))
        .set("global_sale_id", ids.of(KIND, sale.serial()))
        .set("global_batch_id", ids.of(Cultivation.BATCH_KIND, item.batch()))
        .set("global_inventory_id", ids.of(Inventory.LOT_KIND, item.lot()));
  }

  private static @Nullable String text(Stated stated, String name) {
    String text = stated.text(name, "");
    return text.isEmpty() ? null : text;
  }
}
