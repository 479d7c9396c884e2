package perennial.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Identifiers;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.LotDeleted;
import perennial.inventory.Posting;
import perennial.inventory.QuantityAdjusted;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;

/**
 * A sender voids a transfer, and the goods are the sender's again. Before receipt always; after it
 * only as long as every received lot is as it came, and otherwise goods come back by a transfer of
 * their own. A received transfer of which items were rejected is not voided: the sender takes those
 * items back. Repeated, it changes nothing.
 *
 * @param other the other party as the caller knows it; null when the transfer is not known to it
 */
public record VoidTransfer(long serial, @Nullable LicenseeId other) implements Command {
  static final String VOID = "void";
  static final String RELEASE = "release";
  private static final String NOT_YOURS =
      "Only the sender may void a transfer; to reject an item, receive it with a received qty"
          + " of 0.";

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
    Transfer transfer = refusing.ownTransfer(deciding, serial, other, NOT_YOURS);
    if (transfer == null) {
      return Outcome.refused(refusing.reasons());
    }
    if (transfer.isVoided()) {
      return Outcome.accepted(transfer.ref(), List.of());
    }
    List<TransferItem> items = deciding.state().list(Transport.ITEMS_OF_TRANSFER, serial, false);
    return switch (transfer.status()) {
      case OPEN, READY_FOR_PICKUP ->
          Outcome.accepted(transfer.ref(), givenBack(deciding, items, Account.RESERVED));
      case IN_TRANSIT ->
          Outcome.accepted(transfer.ref(), givenBack(deciding, items, Account.IN_TRANSIT));
      case RECEIVED -> afterReceipt(deciding, transfer, items, refusing);
    };
  }

  private List<Event> givenBack(Deciding deciding, List<TransferItem> items, Account from) {
    var ledger = new Ledger(deciding);
    for (TransferItem item : items) {
      Lot lot = sentLot(deciding.state(), item);
      ledger.move(
          lot,
          from,
          serial,
          Account.AVAILABLE,
          0,
          item.qty(),
          from == Account.RESERVED ? RELEASE : VOID);
      if (from == Account.IN_TRANSIT) {
        ledger.adjust(lot, item.qty(), VOID);
      }
    }
    var events = new ArrayList<Event>();
    events.add(new TransferVoided(serial));
    events.addAll(ledger.events());
    return events;
  }

  private Decision<Outcome> afterReceipt(
      Deciding deciding, Transfer transfer, List<TransferItem> items, Refusing refusing) {
    List<TransferItem> rejected = items.stream().filter(TransferItem::isRejected).toList();
    if (!rejected.isEmpty()) {
      return Outcome.accepted(
          transfer.ref(), TakeBackRejected.takenBack(deciding, serial, rejected));
    }
    for (int n = 0; n < items.size(); n++) {
      if (!isUntouched(deciding.state(), items.get(n))) {
        refusing.add(
            Refusing.item(n, Refusing.ID),
            TransferReason.RECEIVED_LOT_IN_USE,
            "The receiver has used "
                + Refusing.name(deciding.state(), items.get(n).ref())
                + " already; goods that were received come back by a transfer from the receiver"
                + " to you.");
      }
    }
    return refusing.isEmpty()
        ? Outcome.accepted(transfer.ref(), taken(deciding, items))
        : Outcome.refused(refusing.reasons());
  }

  /** Whether a received lot is as it came: all of it there, nothing left it, nothing tested. */
  private static boolean isUntouched(State state, TransferItem item) {
    Lot lot = receivedLot(state, item);
    return !lot.isDeleted()
        && !sentLot(state, item).isDeleted()
        && lot.portionsLeft() == 0
        && Ledger.available(state, lot).equals(item.receivedQty())
        && !state.exists(Inventory.RESULTS_OF_LOT, lot.serial());
  }

  private List<Event> taken(Deciding deciding, List<TransferItem> items) {
    var ledger = new Ledger(deciding);
    var ends = new ArrayList<Event>();
    for (TransferItem item : items) {
      Lot lot = receivedLot(deciding.state(), item);
      Lot sent = sentLot(deciding.state(), item);
      Amount qty = Objects.requireNonNull(item.receivedQty());
      ledger
          .post(Posting.real(Account.AVAILABLE, lot, 0, qty.negated(), VOID))
          .post(Posting.real(Account.AVAILABLE, sent, 0, qty, VOID))
          .adjust(sent, qty, VOID);
      ends.add(adjustment(deciding, lot, qty.negated()));
      ends.add(new LotDeleted(lot.licenseeId(), lot.serial()));
    }
    var events = new ArrayList<Event>();
    events.add(new TransferVoided(serial));
    events.addAll(ledger.events());
    events.addAll(ends);
    return events;
  }

  /** The receiver's adjustment is named as the receiver's lot is, though the sender acts. */
  private static QuantityAdjusted adjustment(Deciding deciding, Lot lot, Amount delta) {
    var object = deciding.state().find(Identifiers.OBJECT, Inventory.LOT_KIND, lot.serial());
    return new QuantityAdjusted(
        lot.licenseeId(),
        deciding.minter().next(Inventory.ADJUSTMENT_KIND),
        object == null ? deciding.actor().prefix() : object.prefix(),
        lot.serial(),
        delta,
        lot.uom(),
        VOID,
        "",
        null,
        deciding.moments().occurredAt(),
        null);
  }

  private static Lot receivedLot(State state, TransferItem item) {
    return Objects.requireNonNull(
        state.find(Inventory.LOT, item.toId(), Objects.requireNonNull(item.receivedLot())));
  }

  static Lot sentLot(State state, TransferItem item) {
    return Objects.requireNonNull(state.find(Inventory.LOT, item.fromId(), item.lot()));
  }
}
