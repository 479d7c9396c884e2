package perennial.leafdata.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.kernel.LicenseeId;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Prepared;
import perennial.leafdata.door.Write;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.Problems;
import perennial.leafdata.format.Resource;
import perennial.transport.FileTransfer;
import perennial.web.Method;
import perennial.web.Request;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /inventory_transfers}: files transfers, and answers the list of them. */
public final class CreateTransfers extends Write {
  public CreateTransfers(Desk desk) {
    super(desk, Method.POST, "/inventory_transfers", "Files transfers.");
  }

  @Override
  protected Prepared prepare(Request request, Caller caller) {
    return Prepared.rows(
        Resource.INVENTORY_TRANSFERS.wrapper().create(request.body()),
        rows -> prepare(rows, caller));
  }

  private Prepared prepare(List<ObjectNode> rows, Caller caller) {
    var problems = new Problems();
    List<TransferFields> asked =
        Fields.rows(rows, problems).stream().map(TransferFields::new).toList();
    var receivers = new ArrayList<Optional<LicenseeId>>();
    asked.forEach(fields -> receivers.add(fields.receiver(Need.REQUIRED)));
    Set<LicenseeId> known =
        Transfers.known(desk(), caller, receivers.stream().flatMap(Optional::stream).toList());
    var commands = new ArrayList<FileTransfer>();
    for (int row = 0; row < asked.size(); row++) {
      commands.add(
          command(asked.get(row), receivers.get(row).filter(known::contains).orElse(null)));
    }
    return Prepared.creates(
        path(),
        rows,
        problems,
        commands,
        Prepared.ItemAnswer.row((item, outcome, after) ->
            Transfers.row(outcome, after, commands.get(item).personal())));
  }

  private FileTransfer command(TransferFields fields, @Nullable LicenseeId receiver) {
    String transporting = fields.text("global_transporting_mme_id");
    String externalId = fields.text("external_id");
    return new FileTransfer(
        receiver,
        fields.manifestType(Need.REQUIRED),
        transporting == null ? "" : transporting,
        externalId == null ? "" : externalId,
        fields.moment("est_departed_at"),
        fields.moment("est_arrival_at"),
        fields.kept(),
        fields.personal(),
        fields.items(false),
        desk().rules());
  }
}
