package perennial.leafdata.inventory;

import java.util.List;
import perennial.inventory.Adjustment;
import perennial.inventory.Inventory;
import perennial.journal.Query;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.OwnRows;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;

/** {@code GET /inventory_adjustments}: every change of the quantities of the caller's lots. */
public final class ListAdjustments extends Listing<Adjustment> {
  public ListAdjustments(Desk desk) {
    super(desk, Resource.INVENTORY_ADJUSTMENTS);
  }

  @Override
  public String summary() {
    return "Lists the inventory adjustments of the license.";
  }

  @Override
  protected Query<Adjustment> query(Caller caller, List<Filter> filters) {
    return OwnRows.lasting(Inventory.ADJUSTMENT, Inventory.ADJUSTMENT_KIND, caller)
        .text("external_id", "externalId")
        .id("inventory_id", "lot", Inventory.LOT_KIND)
        .range("qty", "delta")
        .range("adjusted_at", "adjustedAt")
        .filter(filters);
  }

  @Override
  protected long serial(Adjustment adjustment) {
    return adjustment.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<Adjustment> adjustments) {
    return adjustments.stream().map(each -> AdjustmentRows.full(each, caller.ids())).toList();
  }
}
