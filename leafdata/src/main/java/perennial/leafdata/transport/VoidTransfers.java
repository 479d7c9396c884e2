package perennial.leafdata.transport;

import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.kernel.LicenseeId;
import perennial.leafdata.door.Desk;
import perennial.leafdata.format.Fields;
import perennial.transport.VoidTransfer;

/** {@code POST /inventory_transfers/void}: the goods, or the rejected of them, come back. */
public final class VoidTransfers extends MoveTransfer {
  public VoidTransfers(Desk desk) {
    super(desk, "void", "Voids a transfer, or takes rejected goods back.");
  }

  @Override
  Command command(long transfer, @Nullable LicenseeId other, Fields fields) {
    return new VoidTransfer(transfer, other);
  }
}
