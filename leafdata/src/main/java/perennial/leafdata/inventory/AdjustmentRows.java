package perennial.leafdata.inventory;

import perennial.inventory.Adjustment;
import perennial.inventory.Inventory;
import perennial.leafdata.door.Ids;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;

/** Adjustments as the wire shows them. */
final class AdjustmentRows {
  private AdjustmentRows() {}

  static Row full(Adjustment adjustment, Ids ids) {
    return fill(FieldLists.ADJUSTMENT.row(), adjustment, ids)
        .set("id", adjustment.serial())
        .set("external_id", adjustment.externalId())
        .set("adjusted_at", adjustment.adjustedAt())
        .set("qty", adjustment.delta().toDecimal())
        .set("uom", adjustment.uom().wire())
        .set("reason", adjustment.reason())
        .set("memo", adjustment.memo())
        .set("global_adjusted_by_user_id", adjustment.adjustedBy());
  }

  /** The fields that the registry computes. */
  static Row fill(Row row, Adjustment adjustment, Ids ids) {
    return row.set("global_id", ids.of(Inventory.ADJUSTMENT_KIND, adjustment.serial()))
        .set("created_at", adjustment.createdAt())
        .set("updated_at", adjustment.createdAt())
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(adjustment.userSerial()))
        .set("global_inventory_id", ids.of(Inventory.LOT_KIND, adjustment.lot()));
  }
}
