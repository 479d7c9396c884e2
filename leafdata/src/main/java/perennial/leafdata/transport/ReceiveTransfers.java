package perennial.leafdata.transport;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.inventory.Inventory;
import perennial.journal.Command;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.References;
import perennial.leafdata.format.Fields;
import perennial.leafdata.format.Need;
import perennial.leafdata.format.NumberForm;
import perennial.licensing.Licensing;
import perennial.transport.ReceiveTransfer;
import perennial.transport.ReceivedItem;
import perennial.transport.Transport;

/**
 * {@code POST /inventory_transfers/api_receive}: the receiver says what came. A {@code
 * global_received_inventory_id} is not read: clients send the sender's lot, and the receiver's is
 * always a new one.
 */
public final class ReceiveTransfers extends MoveTransfer {
  public ReceiveTransfers(Desk desk) {
    super(desk, "api_receive", "Receives a transfer, item by item.");
  }

  @Override
  Command command(long transfer, @Nullable LicenseeId other, Fields fields) {
    var answers = new ArrayList<ReceivedItem>();
    List<Fields> items = fields.items(TransferFields.ITEMS, Need.REQUIRED, Transport.ITEMS_MAX);
    for (Fields item : items) {
      Long serial = References.serial(item, TransferFields.ID, Need.REQUIRED, Transport.ITEM_KIND);
      answers.add(
          new ReceivedItem(
              serial == null ? 0 : serial,
              item.number("received_qty", Need.REQUIRED, NumberForm.QUANTITY)
                  .map(Amount::of)
                  .orElse(null),
              References.serial(
                  item, "global_received_area_id", Need.OPTIONAL, Licensing.AREA_KIND),
              References.serial(
                  item, "global_received_strain_id", Need.OPTIONAL, Cultivation.STRAIN_KIND),
              References.serial(
                  item,
                  "global_received_inventory_type_id",
                  Need.OPTIONAL,
                  Inventory.PRODUCT_TYPE_KIND)));
    }
    return new ReceiveTransfer(transfer, other, answers);
  }
}
