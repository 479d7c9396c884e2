package perennial.leafdata.cultivation;

import java.util.Objects;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.inventory.MoveInventoryToPlants;
import perennial.kernel.Amount;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.NumberForm;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Wrapper;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /move_inventory_to_plants}: plants a part of a lot, and answers the plants. */
public final class MoveInventory extends Write {
  public MoveInventory(Desk desk) {
    super(desk, Method.POST, "/move_inventory_to_plants", "Plants inventory.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(Wrapper.action(request.body()), rows -> prepare(rows.getFirst(), caller));
  }

  private Prepared prepare(ObjectNode sent, Caller caller) {
    var problems = new Problems();
    MoveInventoryToPlants command = command(Fields.of(sent, problems));
    return Prepared.action(
        path(),
        sent,
        problems,
        command,
        Prepared.Shape.SINGLE,
        Prepared.ItemAnswer.rows((item, outcome, after) ->
            outcome.made().stream()
                .map(plant ->
                    PlantRows.moved(
                        Objects.requireNonNull(
                            after.find(Cultivation.PLANT, caller.licensee(), plant.serial())),
                        caller.ids()))
                .toList()));
  }

  private static MoveInventoryToPlants command(Fields fields) {
    return new MoveInventoryToPlants(
        References.serial(fields, "global_inventory_id", Need.OPTIONAL, Inventory.LOT_KIND),
        fields
            .number("qty", Need.OPTIONAL, NumberForm.QUANTITY)
            .map(number -> Amount.of(number))
            .orElse(null),
        References.serial(fields, "global_batch_id", Need.OPTIONAL, Inventory.BATCH_KIND),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND));
  }
}
