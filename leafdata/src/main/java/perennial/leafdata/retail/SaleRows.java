package perennial.leafdata.retail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.kernel.Kind;
import perennial.kernel.Stated;
import perennial.leafdata.door.Ids;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.LeafTime;
import perennial.leafdata.format.Reading;
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
    Stated stated = sale.stated();
    return fill(FieldLists.SALE.row(), sale, items, ids)
        .set("external_id", sale.externalId())
        .set("global_customer_id", text(stated, "global_customer_id"))
        .set("patient_medical_id", personal.text("patient_medical_id", ""))
        .set("sold_at", sale.soldAt())
        .set("sold_to", text(personal, "sold_to"))
        .set("type", sale.type().wire())
        .set("discount_total", sale.discountTotal())
        .set("price_total", sale.priceTotal())
        .set("tax_total", sale.taxTotal())
        .set("reason", stated.text("reason", ""))
        .set("status", sale.status().wire())
        .set("cog_total", sale.cogTotal())
        .set("deleted_at", sale.deletedAt())
        .set("global_caregiver_id", text(stated, "global_caregiver_id"))
        .set("caregiver_id", personal.text("caregiver_id", ""))
        .set("global_sold_by_user_id", text(stated, "global_sold_by_user_id"));
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
    Stated stated = item.stated();
    return FieldLists.SALE_ITEM
        .row()
        .set("created_at", item.createdAt())
        .set("updated_at", item.updatedAt())
        .set("external_id", item.externalId())
        .set("type", stated.text("type", "sale"))
        .set("sold_at", moment(stated, "sold_at", sale))
        .set("qty", item.qty().toDecimal())
        .set("uom", item.uom().wire())
        .set("unit_price", item.unitPrice())
        .set("price_total", item.priceTotal())
        .set("name", stated.text("name", ""))
        .set("use_by_date", moment(stated, "use_by_date", null))
        .set("global_id", ids.of(Retail.ITEM_KIND, item.serial()))
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(sale.userSerial()))
        .set("global_sale_id", ids.of(KIND, sale.serial()))
        .set("global_batch_id", ids.of(Cultivation.BATCH_KIND, item.batch()))
        .set("global_inventory_id", ids.of(Inventory.LOT_KIND, item.lot()));
  }

  private static @Nullable LeafMoment moment(Stated stated, String name, @Nullable Sale otherwise) {
    if (LeafTime.parse(stated.text(name, "")) instanceof Reading.Understood<LeafMoment>(var at)) {
      return at;
    }
    return otherwise == null ? null : new LeafMoment.At(otherwise.soldAt());
  }

  private static @Nullable String text(Stated stated, String name) {
    String text = stated.text(name, "");
    return text.isEmpty() ? null : text;
  }
}
