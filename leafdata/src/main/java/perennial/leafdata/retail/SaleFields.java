package perennial.leafdata.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.leafdata.door.Kept;
import perennial.leafdata.door.References;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafId;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.NumberForm;
import perennial.leafdata.format.Reading;
import perennial.licensing.Licensing;
import perennial.retail.ReportedItem;
import perennial.retail.Retail;
import perennial.retail.SaleStatus;
import perennial.retail.SaleType;

/** The fields of sales in requests. */
final class SaleFields {
  static final String ID = "global_id";
  static final String ITEMS = "sale_items";

  /** Of whom it tells: sealed. */
  static final Kept PERSONAL =
      Kept.of(FieldLists.SALE, "caregiver_id", "patient_medical_id", "sold_to");

  /** Claims, and what is printed again: who sold it may be a user of another licensee. */
  static final Kept KEPT =
      Kept.of(
          FieldLists.SALE,
          "global_area_id",
          "global_caregiver_id",
          "global_customer_id",
          "global_sold_by_user_id",
          "reason");

  static final Kept KEPT_OF_ITEM =
      Kept.of(FieldLists.SALE_ITEM, "name", "sold_at", "type", "use_by_date");

  /** Claims of a line: the lot's own batch and unit are what is printed. */
  private static final Kept CLAIMED = Kept.of(FieldLists.SALE_ITEM, "global_batch_id", "uom");

  private final Fields fields;

  SaleFields(Fields fields) {
    this.fields = fields;
  }

  @Nullable Long id() {
    return References.serial(fields, ID, Need.REQUIRED, Retail.SALE_KIND);
  }

  @Nullable SaleType type() {
    return word("type", SaleType.values(), SaleType::wire);
  }

  @Nullable SaleStatus status() {
    return word("status", SaleStatus.values(), SaleStatus::wire);
  }

  private <E extends Enum<E>> @Nullable E word(String field, E[] values, Function<E, String> wire) {
    List<String> words = Arrays.stream(values).map(wire).toList();
    Optional<String> sent = fields.choice(field, Need.OPTIONAL, words);
    return sent.isEmpty()
        ? null
        : Arrays.stream(values)
            .filter(value -> wire.apply(value).equals(sent.get()))
            .findFirst()
            .orElseThrow();
  }

  @Nullable Instant soldAt() {
    return fields.moment("sold_at", Need.OPTIONAL).map(LeafMoment::start).orElse(null);
  }

  @Nullable String externalId() {
    return fields.text("external_id", Need.OPTIONAL).orElse(null);
  }

  /** The area as named; what is no area's identifier stays a claim among what is kept. */
  @Nullable Long area() {
    var sent = fields.sent().get("global_area_id");
    return sent != null
            && sent.isString()
            && LeafId.parse(sent.stringValue()) instanceof Reading.Understood<LeafId>(LeafId id)
        ? References.serial(id, Licensing.AREA_KIND)
        : null;
  }

  @Nullable BigDecimal money(String field) {
    return fields.number(field, Need.OPTIONAL, NumberForm.MONEY).orElse(null);
  }

  Stated kept() {
    return KEPT.read(fields);
  }

  Stated personal() {
    return PERSONAL.read(fields);
  }

  /** The lines as reported; of an update a line may name itself. */
  List<ReportedItem> items(boolean named) {
    return fields.items(ITEMS, Need.OPTIONAL, Retail.ITEMS_MAX).stream()
        .map(item -> reported(item, named))
        .toList();
  }

  private static ReportedItem reported(Fields item, boolean named) {
    return new ReportedItem(
        named ? References.serial(item, ID, Need.OPTIONAL, Retail.ITEM_KIND) : null,
        References.serial(item, "global_inventory_id", Need.REQUIRED, Inventory.LOT_KIND),
        item.number("qty", Need.REQUIRED, NumberForm.QUANTITY).map(Amount::of).orElse(null),
        item.number("unit_price", Need.OPTIONAL, NumberForm.MONEY).orElse(null),
        item.number("price_total", Need.OPTIONAL, NumberForm.MONEY).orElse(null),
        item.text("external_id", Need.OPTIONAL).orElse(""),
        KEPT_OF_ITEM.read(item).overlaidBy(CLAIMED.read(item)));
  }
}
