package perennial.leafdata.inventory;

import java.util.List;
import java.util.Objects;
import perennial.inventory.AnyBatch;
import perennial.inventory.ChangeDisposal;
import perennial.inventory.Disposal;
import perennial.inventory.Inventory;
import perennial.journal.Call;
import perennial.journal.State;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.JsonBody;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /disposals/update}: changes a disposal. The clients disagree about the answer: who
 * wraps the object reads a list, who sends it bare reads an object (wire.md 4); each gets its own.
 */
public final class UpdateDisposal extends Write {
  public UpdateDisposal(Desk desk) {
    super(desk, Method.POST, "/disposals/update", "Changes a disposal.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    boolean isWrapped =
        JsonBody.parse(request.body())
            .map(body -> body.has(Resource.DISPOSALS.singular()))
            .orElse(false);
    return Prepared.rows(
        Resource.DISPOSALS.wrapper().update(request.body()),
        rows -> prepare(rows.getFirst(), isWrapped, caller));
  }

  private static Prepared prepare(ObjectNode sent, boolean isWrapped, Caller caller) {
    var problems = new Problems();
    ChangeDisposal command = command(Fields.of(sent, problems));
    return Prepared.of(
        problems,
        new Prepared.Ready(
            List.of(new Call.Item(command, null)),
            isWrapped ? Prepared.Shape.LIST : Prepared.Shape.SINGLE,
            Prepared.ItemAnswer.row(
                (item, outcome, after) -> full(after, caller, outcome.subject().serial()))));
  }

  /** A disposal as it is inside a call. */
  static Row full(State state, Caller caller, long serial) {
    Disposal disposal =
        Objects.requireNonNull(state.find(Inventory.DISPOSAL, caller.licensee(), serial));
    AnyBatch batch = AnyBatch.findAny(state, caller.actor(), DisposalRows.shownBatch(disposal));
    return DisposalRows.full(disposal, batch, caller.ids());
  }

  private static ChangeDisposal command(Fields fields) {
    return new ChangeDisposal(
        References.serial(fields, "global_id", Need.REQUIRED, Inventory.DISPOSAL_KIND),
        fields.text("reason", Need.OPTIONAL).orElse(null),
        Quantities.amount(fields, "qty"),
        References.serial(fields, "global_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
        fields.text("external_id", Need.OPTIONAL).orElse(null),
        DisposalRows.KEPT.read(fields));
  }
}
