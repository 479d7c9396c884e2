package perennial.leafdata.inventory;

import java.util.List;
import perennial.inventory.FinishHarvest;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;

/** {@code POST /batches/finish_lot}: makes a harvest into lots, and answers the list of them. */
public final class FinishLot extends Write {
  public FinishLot(Desk desk) {
    super(desk, Method.POST, "/batches/finish_lot", "Finishes a harvest.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.BATCHES.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          FinishHarvest command = command(Fields.of(rows.getFirst(), problems));
          return Prepared.single(
              problems,
              command,
              Prepared.ItemAnswer.rows((item, outcome, after) -> {
                List<Lot> lots = LotRows.lots(after, caller, outcome.made());
                LotBook book = LotBook.of(after, caller, lots);
                return lots.stream().map(lot -> LotRows.finished(lot, book, caller.ids())).toList();
              }));
        });
  }

  private static FinishHarvest command(Fields fields) {
    return new FinishHarvest(
        References.serial(fields, "global_batch_id", Need.OPTIONAL, Inventory.BATCH_KIND),
        fields.items("new_lot_types", Need.OPTIONAL, FinishHarvest.LOTS_MAX).stream()
            .map(FinishLot::lot)
            .toList());
  }

  private static FinishHarvest.NewLot lot(Fields fields) {
    return new FinishHarvest.NewLot(
        References.serial(
            fields, "global_inventory_type_id", Need.OPTIONAL, Inventory.PRODUCT_TYPE_KIND),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        Quantities.amount(fields, "qty"),
        fields.text("material_type", Need.OPTIONAL).orElse(null),
        fields.flag("medically_compliant", Need.OPTIONAL).orElse(false));
  }
}
