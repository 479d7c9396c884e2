package perennial.leafdata.inventory;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CureHarvest;
import perennial.inventory.AnyBatch;
import perennial.inventory.Inventory;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.NumberForm;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;

/** {@code POST /batches/cure_lot}: records what a harvest weighs dry, and answers the batch. */
public final class CureLot extends Write {
  public CureLot(Desk desk) {
    super(desk, Method.POST, "/batches/cure_lot", "Cures a harvest.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.BATCHES.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          CureHarvest command = command(Fields.of(rows.getFirst(), problems));
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

  private static CureHarvest command(Fields fields) {
    return new CureHarvest(
        References.serial(fields, "global_batch_id", Need.OPTIONAL, Inventory.BATCH_KIND),
        weight(fields, "flower_dry_weight"),
        weight(fields, "other_dry_weight"),
        weight(fields, "flower_waste"),
        weight(fields, "other_waste"),
        References.serial(fields, "global_flower_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        References.serial(fields, "global_other_area_id", Need.OPTIONAL, Licensing.AREA_KIND));
  }

  private static @Nullable BigDecimal weight(Fields fields, String field) {
    return fields.number(field, Need.OPTIONAL, NumberForm.WEIGHT).orElse(null);
  }
}
