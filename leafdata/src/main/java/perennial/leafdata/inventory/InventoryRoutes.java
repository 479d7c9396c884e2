package perennial.leafdata.inventory;

import java.util.List;
import perennial.inventory.CancelDisposal;
import perennial.inventory.DeleteBatch;
import perennial.inventory.DeleteLot;
import perennial.inventory.Inventory;
import perennial.inventory.WithdrawProductType;
import perennial.leafdata.door.Deletion;
import perennial.leafdata.door.Desk;
import perennial.leafdata.format.Resource;
import perennial.web.Endpoint;

/** The routes of this package. */
public final class InventoryRoutes {
  private InventoryRoutes() {}

  public static List<Endpoint> all(Desk desk) {
    return List.of(
        new ListProductTypes(desk),
        new CreateProductTypes(desk),
        new UpdateProductType(desk),
        new Deletion(
            desk,
            Resource.INVENTORY_TYPES,
            Inventory.PRODUCT_TYPE_KIND,
            "Withdraws an inventory type.",
            WithdrawProductType::new),
        new ListBatches(desk),
        new CreateBatches(desk),
        new UpdateBatch(desk),
        new CureLot(desk),
        new FinishLot(desk),
        new Deletion(
            desk, Resource.BATCHES, Inventory.BATCH_KIND, "Deletes a batch.", DeleteBatch::new),
        new ListLots(desk),
        new CreateLots(desk),
        new UpdateLot(desk),
        new SplitInventory(desk),
        new CreateConversions(desk),
        new Deletion(
            desk, Resource.INVENTORIES, Inventory.LOT_KIND, "Deletes inventory.", DeleteLot::new),
        new MovePlants(desk),
        new ListAdjustments(desk),
        new CreateAdjustments(desk),
        new ListDisposals(desk),
        new CreateDisposals(desk),
        new UpdateDisposal(desk),
        new Dispose(desk),
        new Deletion(
            desk,
            Resource.DISPOSALS,
            Inventory.DISPOSAL_KIND,
            "Cancels a disposal.",
            CancelDisposal::new));
  }
}
