package perennial.leafdata.cultivation;

import perennial.inventory.RetireStrain;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.web.Method;
import perennial.web.Request;

/** {@code DELETE /strains/{id}}: withdraws a strain, and answers an empty list. */
public final class DeleteStrain extends Write {
  public DeleteStrain(Desk desk) {
    super(desk, Method.DELETE, "/strains/{id}", "Withdraws a strain.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    Long strain = References.ofPath(request, StrainRows.KIND);
    return strain == null ? new Prepared.Unknown() : Prepared.delete(new RetireStrain(strain));
  }
}
