package perennial.leafdata.inventory;

import java.util.ArrayList;
import java.util.List;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Plants;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.MovePlantsToInventory;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafId;
import perennial.leafdata.format.LeafTexts;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Wrapper;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /move_plants_to_inventory}: makes plants into a lot, and answers it. */
public final class MovePlants extends Write {
  public MovePlants(Desk desk) {
    super(desk, Method.POST, "/move_plants_to_inventory", "Makes plants into inventory.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(Wrapper.action(request.body()), rows -> prepare(rows.getFirst(), caller));
  }

  private Prepared prepare(ObjectNode sent, Caller caller) {
    var problems = new Problems();
    MovePlantsToInventory command = command(Fields.of(sent, problems));
    return Prepared.action(
        path(),
        sent,
        problems,
        command,
        Prepared.Shape.SINGLE,
        Prepared.ItemAnswer.row((item, outcome, after) -> {
          List<Lot> lots = LotRows.lots(after, caller, outcome.made());
          return LotRows.split(lots.getFirst(), LotBook.of(after, caller, lots), caller.ids());
        }));
  }

  private MovePlantsToInventory command(Fields fields) {
    return new MovePlantsToInventory(
        desk().rules(),
        plants(fields),
        References.serial(
            fields, "global_inventory_type_id", Need.OPTIONAL, Inventory.PRODUCT_TYPE_KIND),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        LotRows.KEPT.read(fields));
  }

  /** The plants that a request names. */
  public static List<Long> plants(Fields fields) {
    var serials = new ArrayList<Long>();
    for (LeafId id :
        fields.ids("global_plant_ids", "global_plant_id", Need.OPTIONAL, Plants.OF_ONE_ACT_MAX)) {
      Long serial = References.serial(id, Cultivation.PLANT_KIND);
      if (serial == null) {
        fields.refuse("global_plant_ids", LeafTexts.SELECTED);
      } else {
        serials.add(serial);
      }
    }
    return serials;
  }
}
