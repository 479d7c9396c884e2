package perennial.leafdata.inventory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.inventory.AnyBatch;
import perennial.inventory.Disposal;
import perennial.inventory.Inventory;
import perennial.leafdata.door.Ids;
import perennial.leafdata.door.Kept;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Row;
import perennial.licensing.Licensing;

/** Disposals as the wire shows them. */
final class DisposalRows {
  static final Kept KEPT =
      Kept.of(FieldLists.DISPOSAL, "whole_plant", "method", "phase", "type", "disposal_cert");

  private DisposalRows() {}

  static Row full(Disposal disposal, @Nullable AnyBatch batch, Ids ids) {
    return fill(KEPT.print(FieldLists.DISPOSAL.row(), disposal.stated()), disposal, ids)
        .set("deleted_at", disposal.deletedAt())
        .set("external_id", disposal.externalId())
        .set("reason", disposal.reason())
        .set("disposal_at", disposal.disposedAt())
        .set("qty", disposal.qty().toDecimal())
        .set("uom", disposal.uom().wire())
        .set("source", disposal.source().wire())
        .set("batch_type", batch == null ? null : BatchWords.of(batch));
  }

  /**
   * The fields that the registry computes. The lot is the one that the client named, else the waste
   * that came of it; daily waste has a batch too.
   */
  static Row fill(Row row, Disposal disposal, Ids ids) {
    return row.set("global_id", ids.of(Inventory.DISPOSAL_KIND, disposal.serial()))
        .set("created_at", disposal.createdAt())
        .set("updated_at", disposal.updatedAt())
        .set("hold_starts_at", disposal.holdStartsAt())
        .set("hold_ends_at", disposal.holdEndsAt())
        .set("global_mme_id", ids.licensee())
        .set("global_user_id", Ids.user(disposal.userSerial()))
        .set("global_batch_id", ids.of(Inventory.BATCH_KIND, shownBatch(disposal)))
        .set("global_area_id", ids.of(Licensing.AREA_KIND, disposal.area()))
        .set("global_plant_id", ids.of(Cultivation.PLANT_KIND, disposal.plant()))
        .set(
            "global_inventory_id",
            ids.of(
                Inventory.LOT_KIND,
                Objects.requireNonNullElse(disposal.lot(), disposal.wasteLot())));
  }

  static long shownBatch(Disposal disposal) {
    return Objects.requireNonNullElse(disposal.batch(), disposal.wasteBatch());
  }
}
