package perennial.leafdata.laboratory;

import perennial.laboratory.DeleteResult;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.web.Method;
import perennial.web.Request;

/** {@code DELETE /lab_results/{id}}: removes a result that no lot relies on. */
public final class DeleteLabResult extends Write {
  public DeleteLabResult(Desk desk) {
    super(desk, Method.DELETE, "/lab_results/{id}", "Removes a lab result.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    Long result = References.ofPath(request, ResultRows.KIND);
    return result == null
        ? new Prepared.Unknown()
        : Prepared.delete(new DeleteResult(result, Clients.find(desk().reader(), caller, result)));
  }
}
