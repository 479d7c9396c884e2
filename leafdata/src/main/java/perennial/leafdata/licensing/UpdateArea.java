package perennial.leafdata.licensing;

import java.util.Objects;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.licensing.ChangeArea;
import perennial.licensing.Licensing;
import perennial.web.Method;
import perennial.web.Request;

/** {@code POST /areas/update}: changes what is stated of an area, and answers all of it. */
public final class UpdateArea extends Write {
  public UpdateArea(Desk desk) {
    super(desk, Method.POST, "/areas/update", "Changes an area.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.AREAS.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          ChangeArea command = command(Fields.of(rows.getFirst(), problems));
          return Prepared.single(
              problems,
              command,
              Prepared.ItemAnswer.row((item, outcome, after) ->
                  AreaRows.full(
                      Objects.requireNonNull(
                          after.find(
                              Licensing.AREA, caller.licensee(), outcome.subject().serial())),
                      caller.ids())));
        });
  }

  private static ChangeArea command(Fields fields) {
    return new ChangeArea(
        References.serial(fields, "global_id", Need.REQUIRED, AreaRows.KIND),
        fields.text("name", Need.OPTIONAL).orElse(null),
        fields
            .choice("type", Need.OPTIONAL, AreaRows.TYPES)
            .map(AreaRows.QUARANTINE::equals)
            .orElse(null),
        fields.text("external_id", Need.OPTIONAL).orElse(null));
  }
}
