package perennial.leafdata.inventory;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.inventory.ProductType;
import perennial.kernel.Amount;
import perennial.leafdata.door.Ids;
import perennial.leafdata.door.Kept;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.NumberForm;
import perennial.leafdata.format.Row;

/** Product types, LeafData's inventory types, as the wire shows them. */
final class ProductTypeRows {
  private static final String UNIT_WEIGHT = "weight_per_unit_in_grams";

  static final Kept KEPT =
      Kept.of(
          FieldLists.INVENTORY_TYPE,
          "description",
          "storage_instructions",
          "ingredients",
          "allergens",
          "contains",
          "used_butane",
          "net_weight",
          "packed_qty",
          "cost",
          "value",
          "serving_num",
          "serving_size",
          "weight_per_unit_in_mcg",
          UNIT_WEIGHT,
          "total_marijuana_in_grams",
          "total_marijuana_in_mcg");

  private ProductTypeRows() {}

  static Row full(ProductType type, Ids ids) {
    Row row = KEPT.print(FieldLists.INVENTORY_TYPE.row(), type.stated());
    if (type.unitWeight() != null) {
      row.set(UNIT_WEIGHT, type.unitWeight().toDecimal());
    }
    return fill(row, type, ids)
        .set("external_id", type.externalId())
        .set("name", type.name())
        .set("type", type.type())
        .set("intermediate_type", type.intermediateType())
        .set("uom", type.uom().wire())
        .set(
            "global_original_id",
            type.originalSerial() == null ? null : Long.toString(type.originalSerial()));
  }

  /** The fields that the registry computes. */
  static Row fill(Row row, ProductType type, Ids ids) {
    return row.set("global_id", ids.of(Inventory.PRODUCT_TYPE_KIND, type.serial()))
        .set("created_at", type.createdAt())
        .set("updated_at", type.updatedAt())
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(type.userSerial()))
        .set("global_strain_id", ids.of(Cultivation.STRAIN_KIND, type.strain()));
  }

  /** Grams of one unit; clients of old releases stated them as the net weight (api.md 3.3). */
  static @Nullable Amount unitWeight(Fields fields) {
    BigDecimal weight = number(fields, UNIT_WEIGHT);
    if (weight == null || weight.signum() == 0) {
      weight = number(fields, "net_weight");
    }
    return weight == null ? null : Amount.of(weight);
  }

  private static @Nullable BigDecimal number(Fields fields, String field) {
    return fields.number(field, Need.OPTIONAL, NumberForm.QUANTITY).orElse(null);
  }
}
