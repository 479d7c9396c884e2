package perennial.leafdata.cultivation;

import java.util.Objects;
import perennial.cultivation.ChangeStrain;
import perennial.cultivation.Cultivation;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.web.Method;
import perennial.web.Request;

/** {@code POST /strains/update}: renames a strain, and answers all of it. */
public final class UpdateStrain extends Write {
  public UpdateStrain(Desk desk) {
    super(desk, Method.POST, "/strains/update", "Renames a strain.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.STRAINS.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          ChangeStrain command = command(Fields.of(rows.getFirst(), problems));
          return Prepared.single(
              problems,
              command,
              Prepared.ItemAnswer.row((item, outcome, after) ->
                  StrainRows.full(
                      Objects.requireNonNull(
                          after.find(
                              Cultivation.STRAIN, caller.licensee(), outcome.subject().serial())),
                      caller.ids())));
        });
  }

  private static ChangeStrain command(Fields fields) {
    return new ChangeStrain(
        References.serial(fields, "global_id", Need.REQUIRED, StrainRows.KIND),
        fields.text("name", Need.OPTIONAL).orElse(null),
        fields.text("external_id", Need.OPTIONAL).orElse(null));
  }
}
