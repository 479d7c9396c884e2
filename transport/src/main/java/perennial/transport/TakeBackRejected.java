package perennial.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Account;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;

/**
 * A sender takes back what the receiver rejected and what has been in transit since. Repeated, it
 * changes nothing. The LeafData wire has no call for it: there the sender's void of a received
 * transfer does this.
 *
 * @param other the other party as the caller knows it; null when the transfer is not known to it
 */
public record TakeBackRejected(long serial, @Nullable LicenseeId other) implements Command {
  static final String RETURN = "return";

  @Override
  public String act() {
    return "transfer.void";
  }

  @Override
  public Set<LicenseeId> parties() {
    return other == null ? Set.of() : Set.of(other);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Transport.TRANSFER, serial);
    prefetch.list(Transport.ITEMS_OF_TRANSFER, serial, false);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var refusing = new Refusing();
    Transfer transfer =
        refusing.ownTransfer(
            deciding, serial, other, "Only the sender may take rejected goods back.");
    if (transfer == null) {
      return Outcome.refused(refusing.reasons());
    }
    if (transfer.isVoided()) {
      refusing.add(Refusing.ID, TransferReason.VOIDED, "The transfer was voided.");
    } else if (transfer.status() != TransferStatus.RECEIVED) {
      refusing.add(
          Refusing.ID,
          TransferReason.NOT_RECEIVED,
          "Goods may be taken back only when the receiver has answered; this transfer is "
              + transfer.status().wire()
              + ".");
    }
    if (!refusing.isEmpty()) {
      return Outcome.refused(refusing.reasons());
    }
    List<TransferItem> rejected =
        deciding.state().list(Transport.ITEMS_OF_TRANSFER, serial, false).stream()
            .filter(TransferItem::isRejected)
            .toList();
    return Outcome.accepted(transfer.ref(), takenBack(deciding, serial, rejected));
  }

  /** What follows when the sender has the rejected goods again; nothing when that was so before. */
  static List<Event> takenBack(Deciding deciding, long serial, List<TransferItem> rejected) {
    List<TransferItem> waiting = rejected.stream().filter(TransferItem::awaitsReturn).toList();
    if (waiting.isEmpty()) {
      return List.of();
    }
    var ledger = new Ledger(deciding);
    for (TransferItem item : waiting) {
      Lot lot = VoidTransfer.sentLot(deciding.state(), item);
      ledger
          .move(lot, Account.IN_TRANSIT, serial, Account.AVAILABLE, 0, item.qty(), RETURN)
          .adjust(lot, item.qty(), RETURN);
    }
    var events = new ArrayList<Event>();
    events.add(new RejectedTakenBack(serial, waiting.stream().map(TransferItem::serial).toList()));
    events.addAll(ledger.events());
    return events;
  }
}
