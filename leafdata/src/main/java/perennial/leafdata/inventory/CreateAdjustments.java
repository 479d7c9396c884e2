package perennial.leafdata.inventory;

import java.util.List;
import java.util.Objects;
import perennial.inventory.AdjustLot;
import perennial.inventory.Inventory;
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
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /inventory_adjustments}: adjusts lots, and answers the list of adjustments. */
public final class CreateAdjustments extends Write {
  public CreateAdjustments(Desk desk) {
    super(desk, Method.POST, "/inventory_adjustments", "Adjusts inventory.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.INVENTORY_ADJUSTMENTS.wrapper().create(request.body()),
        rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<AdjustLot> commands =
        Fields.rows(rows, problems).stream().map(CreateAdjustments::command).toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            AdjustmentRows.fill(
                FieldLists.ADJUSTMENT_CREATED.row(rows.get(item)),
                Objects.requireNonNull(
                    after.find(
                        Inventory.ADJUSTMENT, caller.licensee(), outcome.subject().serial())),
                caller.ids())));
  }

  private static AdjustLot command(Fields fields) {
    return new AdjustLot(
        References.serial(fields, "global_inventory_id", Need.OPTIONAL, Inventory.LOT_KIND),
        Quantities.change(fields, "qty"),
        fields.text("reason", Need.OPTIONAL).orElse(null),
        fields.text("memo", Need.OPTIONAL, AdjustLot.MEMO_LENGTH_MAX).orElse(""),
        fields.adjustedAt("adjusted_at", Need.OPTIONAL).map(LeafMoment::start).orElse(null),
        fields.text("global_adjusted_by_user_id", Need.OPTIONAL).orElse(null),
        fields.text("external_id", Need.OPTIONAL).orElse(null));
  }
}
