package perennial.leafdata.cultivation;

import java.util.List;
import java.util.Objects;
import perennial.cultivation.Cultivation;
import perennial.cultivation.DeclareStrain;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /strains}: declares strains, and answers the list of them. */
public final class CreateStrains extends Write {
  public CreateStrains(Desk desk) {
    super(desk, Method.POST, "/strains", "Declares strains.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.STRAINS.wrapper().create(request.body()), rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<DeclareStrain> commands =
        Fields.rows(rows, problems).stream().map(CreateStrains::command).toList();
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            StrainRows.fill(
                FieldLists.STRAIN_CREATED.row(rows.get(item)),
                Objects.requireNonNull(
                    after.find(Cultivation.STRAIN, caller.licensee(), outcome.subject().serial())),
                caller.ids())));
  }

  private static DeclareStrain command(Fields fields) {
    return new DeclareStrain(
        fields.text("name", Need.REQUIRED).orElse(null),
        fields.text("external_id", Need.OPTIONAL).orElse(null));
  }
}
