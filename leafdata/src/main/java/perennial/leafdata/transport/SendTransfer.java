package perennial.leafdata.transport;

import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.kernel.LicenseeId;
import perennial.leafdata.door.Desk;
import perennial.leafdata.format.Fields;
import perennial.transport.DepartTransfer;

/**
 * {@code POST /inventory_transfers/api_in_transit}: the goods leave, or are ready to be fetched.
 */
public final class SendTransfer extends MoveTransfer {
  public SendTransfer(Desk desk) {
    super(desk, "api_in_transit", "Puts a transfer in transit.");
  }

  @Override
  Command command(long transfer, @Nullable LicenseeId other, Fields fields) {
    return new DepartTransfer(transfer, other, desk().rules());
  }
}
