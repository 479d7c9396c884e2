package perennial.leafdata.laboratory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.kernel.LicenseeId;
import perennial.leafdata.door.Ids;
import perennial.leafdata.format.FieldList;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;
import perennial.licensing.Licensing;

/** A lot and its type as they stand inside a result. */
record EmbeddedLots(ResultFacts facts) {
  /** Kept as stated, and of use to whoever may see the lot. */
  private static final List<String> STATED =
      List.of(
          "released_by_state",
          "lab_retest_id",
          "net_weight",
          "inventory_created_at",
          "inventory_expires_at",
          "inventory_packaged_at",
          "packed_qty",
          "source",
          "propagation_source",
          "total_marijuana_in_grams",
          "additives",
          "serving_num",
          "serving_size",
          "marijuana_type",
          "last_harvest_stage",
          "lab_result_file_path",
          "lab_results_attested",
          "lab_results_date");

  private static final List<String> STATED_OF_TYPE =
      List.of(
          "description",
          "storage_instructions",
          "ingredients",
          "allergens",
          "contains",
          "used_butane",
          "net_weight",
          "packed_qty",
          "serving_num",
          "serving_size",
          "total_marijuana_in_grams",
          "total_marijuana_in_mcg");

  /** The 40 fields of a lot. */
  Row lot(Lot lot) {
    return fill(FieldLists.LOT_EMBEDDED.row(), FieldLists.LOT_EMBEDDED, lot);
  }

  /** The lot that a result is for, with its type inside. */
  Row forLot(Lot lot) {
    return fill(FieldLists.FOR_INVENTORY.row(), FieldLists.FOR_INVENTORY, lot)
        .set("inventory_type", type(lot));
  }

  @Nullable Row type(Lot lot) {
    ProductType type = facts.productType(lot);
    return type == null ? null : type(type, ids(lot.licenseeId()));
  }

  private Ids ids(LicenseeId licensee) {
    return new Ids(facts.licensee(licensee));
  }

  /** Cost and value are between a lot's owner and nobody. */
  private Row fill(Row row, FieldList list, Lot lot) {
    STATED.forEach(name -> StatedFields.print(row, list, lot.stated(), name));
    Ids ids = ids(lot.licenseeId());
    return row.set("created_at", lot.createdAt())
        .set("updated_at", lot.updatedAt())
        .set("deleted_at", lot.deletedAt())
        .set("external_id", lot.externalId())
        .set("is_initial_inventory", lot.initialInventory())
        .set("qty", facts.quantity(lot))
        .set("uom", lot.uom().wire())
        .set("sent_for_testing", lot.sentForTesting())
        .set("medically_compliant", lot.medicallyCompliant())
        .set("global_id", ids.of(Inventory.LOT_KIND, lot.serial()))
        .set("legacy_id", lot.legacyId())
        .set("global_original_id", lot.originalId())
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(lot.userSerial()))
        .set("global_batch_id", ids.of(Inventory.BATCH_KIND, lot.batch()))
        .set("global_area_id", ids.of(Licensing.AREA_KIND, lot.area()))
        .set("global_lab_result_id", facts.deciding(lot))
        .set("global_strain_id", ids.of(Cultivation.STRAIN_KIND, lot.strain()))
        .set("global_inventory_type_id", ids.of(Inventory.PRODUCT_TYPE_KIND, lot.productType()))
        .set("global_created_by_mme_id", lot.supplierId());
  }

  private static Row type(ProductType type, Ids ids) {
    FieldList list = FieldLists.INVENTORY_TYPE_EMBEDDED;
    Row row = list.row();
    STATED_OF_TYPE.forEach(name -> StatedFields.print(row, list, type.stated(), name));
    return row.set("global_id", ids.of(Inventory.PRODUCT_TYPE_KIND, type.serial()))
        .set("created_at", type.createdAt())
        .set("updated_at", type.updatedAt())
        .set("deleted_at", type.deletedAt())
        .set("external_id", type.externalId())
        .set("name", type.name())
        .set("type", type.type())
        .set("intermediate_type", type.intermediateType())
        .set("uom", type.uom().wire())
        .set(
            "weight_per_unit_in_grams",
            type.unitWeight() == null ? null : type.unitWeight().toDecimal())
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(type.userSerial()))
        .set("global_strain_id", ids.of(Cultivation.STRAIN_KIND, type.strain()));
  }
}
