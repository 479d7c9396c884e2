package perennial.leafdata.inventory;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.inventory.ScheduleDisposal;
import perennial.kernel.Unit;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /disposals}: schedules disposals, and answers the list of them. */
public final class CreateDisposals extends Write {
  /** The one resource that takes no other word: clients' tests count on it for {@code g}. */
  private static final Set<String> UNITS = Set.of(Unit.GM.wire(), Unit.EA.wire());

  public CreateDisposals(Desk desk) {
    super(desk, Method.POST, "/disposals", "Schedules disposals.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.DISPOSALS.wrapper().create(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<ScheduleDisposal> commands =
        Fields.rows(rows, problems).stream().map(this::command).toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            DisposalRows.fill(
                FieldLists.DISPOSAL_CREATED.row(rows.get(item)),
                Objects.requireNonNull(
                    after.find(Inventory.DISPOSAL, caller.licensee(), outcome.subject().serial())),
                caller.ids())));
  }

  private ScheduleDisposal command(Fields fields) {
    return new ScheduleDisposal(
        desk().rules(),
        fields.text("source", Need.OPTIONAL).orElse(null),
        fields.text("reason", Need.OPTIONAL).orElse(null),
        Quantities.amount(fields, "qty"),
        fields
            .choice("uom", Need.REQUIRED, UNITS)
            .map(word -> word.equals(Unit.GM.wire()) ? Unit.GM : Unit.EA)
            .orElse(null),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        References.serial(fields, "global_batch_id", Need.OPTIONAL, Inventory.BATCH_KIND),
        References.serial(fields, "global_plant_id", Need.OPTIONAL, Cultivation.PLANT_KIND),
        References.serial(fields, "global_inventory_id", Need.OPTIONAL, Inventory.LOT_KIND),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        DisposalRows.KEPT.read(fields));
  }
}
