package perennial.leafdata.cultivation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.TagPlant;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.leafdata.inventory.BatchWords;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /plants}: tags plants, and answers the list of them. */
public final class CreatePlants extends Write {
  public CreatePlants(Desk desk) {
    super(desk, Method.POST, "/plants", "Tags plants.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.PLANTS.wrapper().create(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<TagPlant> commands =
        Fields.rows(rows, problems).stream().map(CreatePlants::command).toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            PlantRows.references(
                FieldLists.PLANT_CREATED.row(rows.get(item)),
                Objects.requireNonNull(
                    after.find(Cultivation.PLANT, caller.licensee(), outcome.subject().serial())),
                caller.ids())));
  }

  private static TagPlant command(Fields fields) {
    return new TagPlant(
        References.serial(fields, "global_batch_id", Need.OPTIONAL, Cultivation.BATCH_KIND),
        BatchWords.origin(
            fields.choice("origin", Need.OPTIONAL, BatchWords.allOrigins()).orElse(null)),
        PlantRows.stage(fields),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND),
        References.serial(fields, "global_mother_plant_id", Need.OPTIONAL, Cultivation.PLANT_KIND),
        fields.flag("is_mother", Need.OPTIONAL).orElse(null),
        createdAt(fields),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        PlantRows.KEPT.read(fields));
  }

  static @Nullable Instant createdAt(Fields fields) {
    return fields.moment("plant_created_at", Need.OPTIONAL).map(LeafMoment::start).orElse(null);
  }
}
