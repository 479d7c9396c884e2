package perennial.leafdata.cultivation;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.HarvestPlants;
import perennial.inventory.AnyBatch;
import perennial.kernel.Stated;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.NumberForm;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Wrapper;
import perennial.leafdata.inventory.BatchRows;
import perennial.leafdata.inventory.MovePlants;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /plants/harvest_plants}: cuts plants, and answers the harvest as a batch. The
 * deprecated {@code qty_harvest} may be missing, and the two areas for later are taken and not
 * used, as before.
 */
public final class Harvesting extends Write {
  public Harvesting(Desk desk) {
    super(desk, Method.POST, "/plants/harvest_plants", "Harvests plants.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(Wrapper.action(request.body()), rows -> prepare(rows.getFirst(), caller));
  }

  private Prepared prepare(ObjectNode sent, Caller caller) {
    var problems = new Problems();
    HarvestPlants command = command(Fields.of(sent, problems));
    return Prepared.action(
        path(),
        sent,
        problems,
        command,
        Prepared.Shape.SINGLE,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            BatchRows.full(
                Objects.requireNonNull(
                    AnyBatch.findAny(after, caller.actor(), outcome.subject().serial())),
                caller.ids())));
  }

  private static HarvestPlants command(Fields fields) {
    return new HarvestPlants(
        MovePlants.plants(fields),
        References.serial(fields, "global_harvest_batch_id", Need.OPTIONAL, Cultivation.BATCH_KIND),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        weight(fields, "flower_wet_weight"),
        weight(fields, "other_wet_weight"),
        fields.number("qty_harvest", Need.OPTIONAL, NumberForm.QUANTITY).orElse(null),
        fields.moment("harvested_at", Need.OPTIONAL).map(LeafMoment::start).orElse(null),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        Stated.NONE);
  }

  private static @Nullable BigDecimal weight(Fields fields, String field) {
    return fields.number(field, Need.OPTIONAL, NumberForm.WEIGHT).orElse(null);
  }
}
