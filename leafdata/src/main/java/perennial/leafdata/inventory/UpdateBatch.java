package perennial.leafdata.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import perennial.cultivation.BatchStatus;
import perennial.cultivation.Cultivation;
import perennial.inventory.AnyBatch;
import perennial.inventory.ChangeBatch;
import perennial.inventory.Inventory;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafTexts;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;

/** {@code POST /batches/update}: changes a batch of any type, and answers all of it. */
public final class UpdateBatch extends Write {
  private static final int NUM_PLANTS_MAX = 1_000_000_000;

  public UpdateBatch(Desk desk) {
    super(desk, Method.POST, "/batches/update", "Changes a batch.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.BATCHES.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          ChangeBatch command = command(Fields.of(rows.getFirst(), problems));
          return Prepared.single(
              problems,
              command,
              Prepared.ItemAnswer.row((item, outcome, after) ->
                  BatchRows.full(
                      Objects.requireNonNull(
                          AnyBatch.findAny(after, caller.actor(), outcome.subject().serial())),
                      caller.ids())));
        });
  }

  private static ChangeBatch command(Fields fields) {
    return new ChangeBatch(
        References.serial(fields, "global_id", Need.REQUIRED, Inventory.BATCH_KIND),
        BatchWords.type(
            fields
                .choice("type", Need.OPTIONAL, BatchWords.KNOWN, LeafTexts.BATCH_TYPE_UPDATE)
                .orElse(null)),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        References.serial(fields, "global_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND),
        BatchWords.origin(
            fields.choice("origin", Need.OPTIONAL, BatchWords.allOrigins()).orElse(null)),
        References.serial(fields, "global_mother_plant_id", Need.OPTIONAL, Cultivation.PLANT_KIND),
        fields.count("num_plants", Need.OPTIONAL, NUM_PLANTS_MAX).orElse(null),
        fields
            .choice("status", Need.OPTIONAL, List.of("open", "closed"))
            .map(word -> BatchStatus.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(null),
        CreateBatches.plantedAt(fields),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        BatchRows.KEPT.read(fields));
  }
}
