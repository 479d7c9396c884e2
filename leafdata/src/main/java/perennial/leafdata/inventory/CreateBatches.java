package perennial.leafdata.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.cultivation.NewBatch;
import perennial.cultivation.StartPlantBatch;
import perennial.inventory.AnyBatch;
import perennial.inventory.OpenProductionBatch;
import perennial.inventory.PropagateBatch;
import perennial.journal.Command;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.LeafTexts;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /batches}: makes batches, and answers the list of them. What comes with them (a lot
 * of seeds, plants) is found by the batch.
 */
public final class CreateBatches extends Write {
  /** Above what any batch may have; the rule of each type says more. */
  private static final int NUM_PLANTS_MAX = 1_000_000_000;

  public CreateBatches(Desk desk) {
    super(desk, Method.POST, "/batches", "Makes batches.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.BATCHES.wrapper().create(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<Command> commands = Fields.rows(rows, problems).stream().map(this::command).toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            answer(
                rows.get(item),
                Objects.requireNonNull(
                    AnyBatch.findAny(after, caller.actor(), outcome.subject().serial())),
                caller)));
  }

  private Command command(Fields fields) {
    String type =
        fields
            .choice("type", Need.REQUIRED, BatchWords.CREATED, LeafTexts.BATCH_TYPE)
            .orElse(BatchWords.PRODUCTION);
    return switch (type) {
      case BatchWords.PROPAGATION ->
          new PropagateBatch(desk().rules(), batch(fields, BatchType.PROPAGATION_MATERIAL));
      case BatchWords.PLANT -> new StartPlantBatch(batch(fields, BatchType.PLANT));
      default ->
          new OpenProductionBatch(
              area(fields),
              strain(fields),
              fields.text("external_id", Need.OPTIONAL).orElse(null),
              BatchRows.KEPT.read(fields));
    };
  }

  private static NewBatch batch(Fields fields, BatchType type) {
    return new NewBatch(
        type,
        area(fields),
        strain(fields),
        BatchWords.origin(
            fields.choice("origin", Need.OPTIONAL, BatchWords.origins()).orElse(null)),
        References.serial(fields, "global_mother_plant_id", Need.OPTIONAL, Cultivation.PLANT_KIND),
        fields.count("num_plants", Need.OPTIONAL, NUM_PLANTS_MAX).orElse(null),
        plantedAt(fields),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        BatchRows.KEPT.read(fields));
  }

  static @Nullable Instant plantedAt(Fields fields) {
    return fields.moment("planted_at", Need.OPTIONAL).map(LeafMoment::start).orElse(null);
  }

  private static @Nullable Long area(Fields fields) {
    return References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND);
  }

  private static @Nullable Long strain(Fields fields) {
    return References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND);
  }

  private static Row answer(ObjectNode sent, AnyBatch batch, Caller caller) {
    boolean isOfPlants =
        batch instanceof AnyBatch.OfPlants(var plants) && plants.type() == BatchType.PLANT;
    var form = isOfPlants ? FieldLists.BATCH_OF_PLANTS_CREATED : FieldLists.BATCH_CREATED;
    return BatchRows.created(form.row(sent), batch, caller.ids());
  }
}
