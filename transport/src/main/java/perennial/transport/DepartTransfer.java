package perennial.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.LotOrigin;
import perennial.inventory.LotPortionLeft;
import perennial.inventory.ProductType;
import perennial.inventory.TestVerdicts;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.rulebook.RulePack;

/**
 * A sender lets the goods of a transfer go. A delivery leaves at once; what somebody else fetches
 * is ready for pick-up first and leaves by a second call. Tests and licenses are checked once more,
 * since days may lie between (WAC 314-55-085, 314-55-102). Repeated when the goods have left, it
 * changes nothing.
 *
 * @param other the other party as the caller knows it; null when the transfer is not known to it
 */
public record DepartTransfer(long serial, @Nullable LicenseeId other, RulePack rules)
    implements Command {
  static final String TRANSFER = "transfer";

  @Override
  public String act() {
    return "transfer.depart";
  }

  @Override
  public String actNow(Deciding deciding) {
    State state = deciding.state();
    Transfer transfer = state.find(Transport.TRANSFER, serial);
    if (transfer == null || !transfer.fromId().equals(deciding.actor().licensee())) {
      return act();
    }
    List<TransferItem> items = state.list(Transport.ITEMS_OF_TRANSFER, serial, false);
    Licensee receiver = state.find(Licensing.LICENSEE, transfer.toId());
    return ShippingRules.areReturns(load(state, transfer.fromId(), items).values(), receiver)
        ? ShippingRules.RETURN
        : act();
  }

  @Override
  public Set<LicenseeId> parties() {
    return other == null ? Set.of() : Set.of(other);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Transport.TRANSFER, serial);
    prefetch.list(Transport.ITEMS_OF_TRANSFER, serial, false);
    prefetch.list(Inventory.BREACHES_OF_OBJECT, actor.licensee(), Transport.TRANSFER_KIND, serial);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var refusing = new Refusing();
    Transfer transfer =
        refusing.ownTransfer(
            deciding, serial, other, "Only the sender may put a transfer in transit.");
    if (transfer == null) {
      return Outcome.refused(refusing.reasons());
    }
    if (transfer.isVoided()) {
      refusing.add(Refusing.ID, TransferReason.VOIDED, "The transfer was voided.");
      return Outcome.refused(refusing.reasons());
    }
    if (!transfer.status().isBeforeDeparture()) {
      return Outcome.accepted(transfer.ref(), List.of());
    }
    return depart(deciding, transfer, refusing);
  }

  private Decision<Outcome> depart(Deciding deciding, Transfer transfer, Refusing refusing) {
    State state = deciding.state();
    List<TransferItem> items = state.list(Transport.ITEMS_OF_TRANSFER, serial, false);
    Map<Long, Lot> lots = load(state, transfer.fromId(), items);
    var shipping = new ShippingRules(deciding, rules, refusing);
    Licensee receiver = shipping.checkParties(transfer.toId(), actNow(deciding));
    TestVerdicts verdicts = ShippingRules.verdicts(state, lots.values());
    if (receiver != null) {
      for (int n = 0; n < items.size(); n++) {
        TransferItem item = items.get(n);
        Lot lot = Objects.requireNonNull(lots.get(item.lot()));
        ProductType type =
            Objects.requireNonNull(
                state.find(Inventory.PRODUCT_TYPE, transfer.fromId(), lot.productType()));
        FiledItem filed = ItemFold.asFiled(item);
        var goods = new ShippingRules.Goods(lot, type);
        shipping.checkMatrix(n, filed, goods, receiver);
        shipping.checkTest(n, filed, goods, receiver, verdicts);
      }
    }
    if (!refusing.isEmpty()) {
      return Outcome.refused(refusing.reasons());
    }
    boolean waits =
        transfer.manifestType().waitsForPickup() && transfer.status() == TransferStatus.OPEN;
    var events = new ArrayList<Event>(shipping.waived());
    if (waits) {
      events.addFirst(new TransferReadied(serial));
    } else {
      events.addAll(0, departed(deciding, items, lots, verdicts));
    }
    return Outcome.accepted(transfer.ref(), events);
  }

  private static Map<Long, Lot> load(State state, LicenseeId sender, List<TransferItem> items) {
    state.fetch(
        Inventory.LOT, items.stream().map(item -> List.<Object>of(sender, item.lot())).toList());
    var lots = new HashMap<Long, Lot>();
    for (TransferItem item : items) {
      Lot lot = state.find(Inventory.LOT, sender, item.lot());
      lots.put(item.lot(), Objects.requireNonNull(lot));
    }
    state.fetch(
        Inventory.PRODUCT_TYPE,
        lots.values().stream().map(lot -> List.<Object>of(sender, lot.productType())).toList());
    return lots;
  }

  private List<Event> departed(
      Deciding deciding, List<TransferItem> items, Map<Long, Lot> lots, TestVerdicts verdicts) {
    var ledger = new Ledger(deciding);
    var departed = new ArrayList<TransferDeparted.Departed>();
    var portions = new ArrayList<LotPortionLeft>();
    var left = new HashMap<Long, Long>();
    for (TransferItem item : items) {
      Lot lot = Objects.requireNonNull(lots.get(item.lot()));
      long portion = left.merge(item.lot(), lot.portionsLeft() + 1, (before, first) -> before + 1);
      boolean wholeSplit = isWholeSplit(deciding.state(), item, lot, portion);
      departed.add(
          new TransferDeparted.Departed(
              item.serial(), portion, wholeSplit, ShippingRules.resultOf(verdicts, lot)));
      portions.add(new LotPortionLeft(lot.licenseeId(), lot.serial(), portion, item.isLabSample()));
      ledger
          .move(lot, Account.RESERVED, serial, Account.IN_TRANSIT, serial, item.qty(), TRANSFER)
          .adjust(lot, item.qty().negated(), TRANSFER);
    }
    var events = new ArrayList<Event>();
    events.add(new TransferDeparted(serial, departed));
    events.addAll(portions);
    events.addAll(ledger.events());
    return events;
  }

  /** A sample that was split off for it first tells of the lot that it was split from. */
  private static boolean isWholeSplit(State state, TransferItem item, Lot lot, long portion) {
    if (!item.isLabSample() || lot.origin() != LotOrigin.SPLIT || portion != 1) {
      return false;
    }
    Amount inHand = Ledger.inHand(state, lot);
    return inHand.equals(item.qty());
  }
}
