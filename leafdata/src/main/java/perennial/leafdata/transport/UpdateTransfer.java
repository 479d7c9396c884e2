package perennial.leafdata.transport;

import java.util.List;
import java.util.Optional;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.LeafTexts;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.transport.AskedItem;
import perennial.transport.ChangeTransfer;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /inventory_transfers/update}: changes an open transfer, and answers all of it. */
public final class UpdateTransfer extends Write {
  public UpdateTransfer(Desk desk) {
    super(desk, Method.POST, "/inventory_transfers/update", "Changes an open transfer.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.INVENTORY_TRANSFERS.wrapper().update(request.body()),
        rows -> prepare(rows.getFirst(), caller));
  }

  private Prepared prepare(ObjectNode row, Caller caller) {
    var problems = new Problems();
    Fields fields = Fields.of(row, problems);
    var asked = new TransferFields(fields);
    Long serial = asked.id();
    Transfers.Seen seen = Transfers.seen(desk(), caller, serial);
    Optional<LicenseeId> receiver = asked.receiver(Need.OPTIONAL);
    if (receiver.isPresent()
        && Transfers.known(desk(), caller, List.of(receiver.get())).isEmpty()) {
      fields.refuse(TransferFields.RECEIVER, LeafTexts.SELECTED);
    }
    Stated sent = asked.personal();
    Stated personal = sent.isEmpty() ? null : seen.personal().overlaidBy(sent);
    List<AskedItem> items = asked.items(true);
    var command =
        new ChangeTransfer(
            serial == null ? 0 : serial,
            seen.other(),
            receiver.orElse(null),
            asked.manifestType(Need.OPTIONAL),
            asked.text("global_transporting_mme_id"),
            asked.text("external_id"),
            asked.moment("est_departed_at"),
            asked.moment("est_arrival_at"),
            asked.kept(),
            personal,
            items.isEmpty() ? null : items,
            desk().rules());
    return Prepared.single(
        problems, command, Transfers.answer(personal == null ? seen.personal() : personal));
  }
}
