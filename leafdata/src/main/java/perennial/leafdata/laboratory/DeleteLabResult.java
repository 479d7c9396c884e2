package perennial.leafdata.laboratory;

import perennial.kernel.LicenseeId;
import perennial.laboratory.DeleteResult;
import perennial.laboratory.VoidResult;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.References;
import perennial.leafdata.door.Write;
import perennial.licensing.ByAdministrator;
import perennial.web.Method;
import perennial.web.Request;

/**
 * {@code DELETE /lab_results/{id}}: removes a result that no lot relies on. With {@code ?reason=}
 * it is voided instead, whoever relies on it: a key that the old system had not.
 */
public final class DeleteLabResult extends Write {
  public DeleteLabResult(Desk desk) {
    super(desk, Method.DELETE, "/lab_results/{id}", "Removes a lab result.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    Long result = References.ofPath(request, ResultRows.KIND);
    if (result == null) {
      return new Prepared.Unknown();
    }
    LicenseeId client = Clients.find(desk().reader(), caller, result);
    String reason = request.query().first("reason").orElse("").strip();
    return Prepared.delete(
        reason.isEmpty()
            ? new DeleteResult(result, client)
            : new ByAdministrator(new VoidResult(result, client, reason)));
  }
}
