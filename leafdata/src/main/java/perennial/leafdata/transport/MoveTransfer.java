package perennial.leafdata.transport;

import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.kernel.LicenseeId;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.web.Method;
import perennial.web.Request;

/** A call that moves one transfer from a state to another, and answers all of it. */
abstract class MoveTransfer extends Write {
  MoveTransfer(Desk desk, String action, String summary) {
    super(desk, Method.POST, "/inventory_transfers/" + action, summary);
  }

  /**
   * @param other the other party, null when the caller sees no such transfer
   */
  abstract Command command(long transfer, @Nullable LicenseeId other, Fields fields);

  @Override
  protected final Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.INVENTORY_TRANSFERS.wrapper().update(request.body()),
        rows -> {
          var problems = new Problems();
          Fields fields = Fields.of(rows.getFirst(), problems);
          Long serial = new TransferFields(fields).id();
          Transfers.Seen seen = Transfers.seen(desk(), caller, serial);
          Command command = command(serial == null ? 0 : serial, seen.other(), fields);
          return Prepared.single(problems, command, Transfers.answer(seen.personal()));
        });
  }
}
