package perennial.leafdata.inventory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.inventory.AnyBatch;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.LotOrigin;
import perennial.inventory.TestStatus;
import perennial.inventory.Tested;
import perennial.journal.State;
import perennial.kernel.ObjectRef;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Ids;
import perennial.leafdata.door.Kept;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/** Lots, LeafData's inventories, as the wire shows them. */
final class LotRows {
  /** What a client states of a lot and the registry only keeps. */
  static final Kept KEPT =
      Kept.of(
          FieldLists.LOT,
          "net_weight",
          "inventory_created_at",
          "inventory_expires_at",
          "inventory_packaged_at",
          "packed_qty",
          "cost",
          "value",
          "total_marijuana_in_grams",
          "additives",
          "serving_num",
          "serving_size",
          "lab_result_file_path",
          "lab_results_attested",
          "lab_results_date");

  private static final Set<String> FLOWER = Set.of("flower", "flower_lots");

  private LotRows() {}

  /** All 46 fields: of a list, and of an update. */
  static Row full(Lot lot, LotBook book, Ids ids) {
    return withResults(shared(FieldLists.LOT.row(), lot, book, ids), lot, book)
        .set("retail_to_medical", (String) null)
        .set("batch_type", batchType(lot, book))
        .set("labResults", book.verdicts().all(lot).stream().map(LotRows::result).toList());
  }

  /** The 45 fields of a split and of plants that became a lot. */
  static Row split(Lot lot, LotBook book, Ids ids) {
    return withResults(shared(FieldLists.LOT_SPLIT.row(), lot, book, ids), lot, book)
        .set("batch_type", batchType(lot, book));
  }

  /** The 44 fields of a lot of a finished harvest. */
  static Row finished(Lot lot, LotBook book, Ids ids) {
    Area area = book.areas().get(lot.area());
    return shared(FieldLists.LOT_FINISHED.row(), lot, book, ids)
        .set("batch_type", batchType(lot, book))
        .set("area_name", area == null ? null : area.name())
        .set("inventory_type_name", book.type(lot).name());
  }

  private static Row shared(Row row, Lot lot, LotBook book, Ids ids) {
    Optional<Tested> deciding = book.verdicts().deciding(lot);
    deciding.ifPresent(result -> row.set("lab_results_date", result.createdAt()));
    KEPT.print(row, lot.stated());
    return references(row, lot, ids)
        .set("created_at", lot.createdAt())
        .set("updated_at", lot.updatedAt())
        .set("external_id", lot.externalId())
        .set("is_initial_inventory", lot.initialInventory())
        .set("qty", book.quantity(lot).toDecimal())
        .set("source", lot.origin() == LotOrigin.RECEIPT ? null : "inhouse")
        .set("propagation_source", propagationSource(lot, book))
        .set("uom", lot.uom().wire())
        .set("marijuana_type", marijuanaType(lot, book))
        .set("sent_for_testing", lot.sentForTesting())
        .set("deleted_at", lot.deletedAt())
        .set("last_harvest_stage", lot.origin() == LotOrigin.HARVEST ? "cure" : null)
        .set("medically_compliant", lot.medicallyCompliant())
        .set("legacy_id", lot.legacyId())
        .set("global_lab_result_id", deciding.map(Tested::resultId).orElse(null));
  }

  /** The identifiers that the registry gave or knows. */
  static Row references(Row row, Lot lot, Ids ids) {
    return row.set("global_id", ids.of(Inventory.LOT_KIND, lot.serial()))
        .set("global_original_id", lot.originalId())
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(lot.userSerial()))
        .set("global_batch_id", ids.of(Inventory.BATCH_KIND, lot.batch()))
        .set("global_area_id", ids.of(Licensing.AREA_KIND, lot.area()))
        .set("global_strain_id", ids.of(Cultivation.STRAIN_KIND, lot.strain()))
        .set("global_inventory_type_id", ids.of(Inventory.PRODUCT_TYPE_KIND, lot.productType()))
        .set("global_created_by_mme_id", lot.supplierId());
  }

  private static Row withResults(Row row, Lot lot, LotBook book) {
    Optional<Tested> deciding = book.verdicts().deciding(lot);
    return row.set("high_cbd", deciding.map(Tested::highCbd).orElse(false))
        .set("high_thc", deciding.map(Tested::highThc).orElse(false))
        .set("general_use", deciding.map(Tested::generalUse).orElse(false));
  }

  private static Row result(Tested tested) {
    boolean isPending = tested.status() == TestStatus.PENDING;
    return FieldLists.RESULT_OF_LOT
        .row()
        .set("global_id", tested.resultId())
        .set("created_at", tested.createdAt())
        .set("updated_at", tested.updatedAt())
        .set("status", status(tested.status()))
        .set("testing_status", isPending ? "in_progress" : "completed");
  }

  private static @Nullable String status(TestStatus status) {
    return switch (status) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case PENDING, UNTESTED -> null;
    };
  }

  private static @Nullable String batchType(Lot lot, LotBook book) {
    AnyBatch batch = book.batch(lot);
    return batch == null ? null : BatchWords.of(batch);
  }

  private static @Nullable String propagationSource(Lot lot, LotBook book) {
    return book.batch(lot) instanceof AnyBatch.OfPlants(var plants)
            && plants.type() == BatchType.PROPAGATION_MATERIAL
        ? BatchWords.of(plants.origin())
        : null;
  }

  private static @Nullable String marijuanaType(Lot lot, LotBook book) {
    return FLOWER.contains(book.type(lot).intermediateType()) ? "flower" : null;
  }

  /** The lots of these serials as rows, by one printer. */
  static List<Lot> lots(State state, Caller caller, List<ObjectRef> made) {
    return made.stream()
        .filter(ref -> ref.kind().equals(Inventory.LOT_KIND))
        .map(ref ->
            Objects.requireNonNull(state.find(Inventory.LOT, caller.licensee(), ref.serial())))
        .toList();
  }
}
