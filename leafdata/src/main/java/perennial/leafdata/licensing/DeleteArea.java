package perennial.leafdata.licensing;

import perennial.inventory.VacateArea;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.web.Method;
import perennial.web.Request;

/** {@code DELETE /areas/{id}}: closes an area, and answers an empty list. */
public final class DeleteArea extends Write {
  public DeleteArea(Desk desk) {
    super(desk, Method.DELETE, "/areas/{id}", "Closes an area.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    Long area = References.ofPath(request, AreaRows.KIND);
    return area == null ? new Prepared.Unknown() : Prepared.delete(new VacateArea(area));
  }
}
