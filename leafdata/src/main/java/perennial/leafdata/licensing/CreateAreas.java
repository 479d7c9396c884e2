package perennial.leafdata.licensing;

import java.util.List;
import java.util.Objects;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.licensing.Licensing;
import perennial.licensing.OpenArea;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /areas}: opens areas, and answers the list of them. */
public final class CreateAreas extends Write {
  public CreateAreas(Desk desk) {
    super(desk, Method.POST, "/areas", "Opens areas.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.AREAS.wrapper().create(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<OpenArea> commands =
        Fields.rows(rows, problems).stream().map(CreateAreas::command).toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            AreaRows.fill(
                FieldLists.AREA_CREATED.row(rows.get(item)),
                Objects.requireNonNull(
                    after.find(Licensing.AREA, caller.licensee(), outcome.subject().serial())),
                caller.ids())));
  }

  private static OpenArea command(Fields fields) {
    return new OpenArea(
        fields.text("name", Need.REQUIRED).orElse(null),
        fields
            .choice("type", Need.OPTIONAL, AreaRows.TYPES)
            .map(AreaRows.QUARANTINE::equals)
            .orElse(null),
        fields.text("external_id", Need.OPTIONAL).orElse(null));
  }
}
