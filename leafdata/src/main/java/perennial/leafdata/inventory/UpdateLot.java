package perennial.leafdata.inventory;

import java.util.List;
import perennial.cultivation.Cultivation;
import perennial.inventory.ChangeLot;
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

/** {@code POST /inventories/update}: changes a lot, and answers all of it. */
public final class UpdateLot extends Write {
  public UpdateLot(Desk desk) {
    super(desk, Method.POST, "/inventories/update", "Changes inventory.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.INVENTORIES.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          ChangeLot command = command(Fields.of(rows.getFirst(), problems));
          return Prepared.single(
              problems,
              command,
              Prepared.ItemAnswer.row((item, outcome, after) -> {
                List<Lot> lots = LotRows.lots(after, caller, List.of(outcome.subject()));
                return LotRows.full(lots.getFirst(), LotBook.of(after, caller, lots), caller.ids());
              }));
        });
  }

  private static ChangeLot command(Fields fields) {
    return new ChangeLot(
        References.serial(fields, "global_id", Need.REQUIRED, Inventory.LOT_KIND),
        References.serial(
            fields, "global_inventory_type_id", Need.OPTIONAL, Inventory.PRODUCT_TYPE_KIND),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND),
        References.serial(fields, "global_batch_id", Need.OPTIONAL, Inventory.BATCH_KIND),
        Quantities.amount(fields, "qty"),
        Quantities.unit(fields, "uom"),
        fields.flag("medically_compliant", Need.OPTIONAL).orElse(null),
        fields.flag("is_initial_inventory", Need.OPTIONAL).orElse(null),
        fields.flag("sent_for_testing", Need.OPTIONAL).orElse(null),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        fields.text("legacy_id", Need.OPTIONAL).orElse(null),
        LotRows.KEPT.read(fields));
  }
}
