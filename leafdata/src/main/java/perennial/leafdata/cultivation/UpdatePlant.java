package perennial.leafdata.cultivation;

import java.util.Objects;
import perennial.cultivation.ChangePlant;
import perennial.cultivation.Cultivation;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.leafdata.inventory.BatchWords;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;

/** {@code POST /plants/update}: changes a plant, and answers all of it as it is now. */
public final class UpdatePlant extends Write {
  public UpdatePlant(Desk desk) {
    super(desk, Method.POST, "/plants/update", "Changes a plant.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.PLANTS.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          ChangePlant command = command(Fields.of(rows.getFirst(), problems));
          return Prepared.single(
              problems,
              command,
              Prepared.ItemAnswer.row((item, outcome, after) ->
                  PlantRows.full(
                      Objects.requireNonNull(
                          after.find(
                              Cultivation.PLANT, caller.licensee(), outcome.subject().serial())),
                      caller.ids())));
        });
  }

  private static ChangePlant command(Fields fields) {
    return new ChangePlant(
        References.serial(fields, "global_id", Need.REQUIRED, Cultivation.PLANT_KIND),
        References.serial(fields, "global_batch_id", Need.OPTIONAL, Cultivation.BATCH_KIND),
        BatchWords.origin(
            fields.choice("origin", Need.OPTIONAL, BatchWords.allOrigins()).orElse(null)),
        PlantRows.stage(fields),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND),
        References.serial(fields, "global_mother_plant_id", Need.OPTIONAL, Cultivation.PLANT_KIND),
        fields.flag("is_mother", Need.OPTIONAL).orElse(null),
        CreatePlants.createdAt(fields),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        PlantRows.KEPT.read(fields));
  }
}
