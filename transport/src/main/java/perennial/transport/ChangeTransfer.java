package perennial.transport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.LotWaived;
import perennial.inventory.Stock;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.licensing.Licensee;
import perennial.licensing.Licensing;
import perennial.rulebook.RulePack;

/**
 * A sender changes an open transfer. What is null stays as it is; a list of items replaces the
 * former one, and an item of it that names its serial keeps it.
 *
 * @param other the other party as the caller knows it; null when the transfer is not known to it
 * @param to the new receiver
 * @param stated laid over what was stated before
 * @param personal the whole personal part from now on
 */
public record ChangeTransfer(
    long serial,
    @Nullable LicenseeId other,
    @Nullable LicenseeId to,
    @Nullable ManifestType manifestType,
    @Nullable String transporting,
    @Nullable String externalId,
    @Nullable Instant estDepartedAt,
    @Nullable Instant estArrivalAt,
    Stated stated,
    @Nullable Stated personal,
    @Nullable List<AskedItem> items,
    RulePack rules)
    implements Command {
  public ChangeTransfer {
    items = items == null ? null : List.copyOf(items);
  }

  @Override
  public String act() {
    return "transfer.update";
  }

  @Override
  public String actNow(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    Transfer transfer = state.find(Transport.TRANSFER, serial);
    if (transfer == null || !transfer.fromId().equals(actor.licensee())) {
      return act();
    }
    var lots = new ArrayList<@Nullable Lot>();
    if (items == null) {
      state
          .list(Transport.ITEMS_OF_TRANSFER, serial, false)
          .forEach(item -> lots.add(Stock.find(state, actor, item.lot())));
    } else {
      items.forEach(item -> lots.add(Stock.find(state, actor, item.lot())));
    }
    Licensee receiver = state.find(Licensing.LICENSEE, to == null ? transfer.toId() : to);
    return ShippingRules.areReturns(lots, receiver) ? ShippingRules.RETURN : act();
  }

  @Override
  public Set<LicenseeId> parties() {
    var parties = new LinkedHashSet<LicenseeId>();
    if (other != null) {
      parties.add(other);
    }
    if (to != null) {
      parties.add(to);
    }
    return parties;
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
        refusing.ownTransfer(deciding, serial, other, "Only the sender may change a transfer.");
    if (transfer == null || !isChangeable(transfer, refusing)) {
      return Outcome.refused(refusing.reasons());
    }
    var before = new LinkedHashMap<Long, TransferItem>();
    deciding
        .state()
        .list(Transport.ITEMS_OF_TRANSFER, serial, false)
        .forEach(item -> before.put(item.serial(), item));
    FileTransfer.checkManifest(
        refusing,
        manifestType == null ? transfer.manifestType() : manifestType,
        transporting == null ? transfer.transporting() : transporting);
    LicenseeId receiverId = to == null ? transfer.toId() : to;
    var shipping = new ShippingRules(deciding, rules, refusing);
    Licensee receiver = shipping.checkParties(receiverId, actNow(deciding));
    var filing = new Filing(deciding, shipping, refusing);
    Map<Long, Amount> freed = sums(before.values().stream().map(ItemFold::asFiled).toList());
    List<AskedItem> asked =
        items == null ? before.values().stream().map(ChangeTransfer::asAsked).toList() : items;
    List<FiledItem> checked = filing.check(asked, freed, before, receiver);
    if (!refusing.isEmpty()) {
      return Outcome.refused(refusing.reasons());
    }
    return accepted(deciding, transfer, receiverId, before, filing, checked, shipping.waived());
  }

  private static boolean isChangeable(Transfer transfer, Refusing refusing) {
    if (transfer.isVoided()) {
      refusing.add(Refusing.ID, TransferReason.VOIDED, "The transfer was voided.");
    } else if (transfer.status() != TransferStatus.OPEN) {
      refusing.add(
          Refusing.ID,
          TransferReason.NOT_OPEN,
          "A transfer may be changed only while it is open; this one is "
              + transfer.status().wire()
              + ".");
    }
    return refusing.isEmpty();
  }

  private Decision<Outcome> accepted(
      Deciding deciding,
      Transfer transfer,
      LicenseeId receiver,
      Map<Long, TransferItem> before,
      Filing filing,
      List<FiledItem> checked,
      List<LotWaived> waived) {
    var events = new ArrayList<Event>();
    boolean isReplaced = items != null;
    List<FiledItem> now = isReplaced ? filing.minted(checked) : List.of();
    Set<Long> kept = new LinkedHashSet<>();
    now.forEach(item -> kept.add(item.serial()));
    boolean isReaddressed = !isReplaced && !receiver.equals(transfer.toId());
    events.add(
        new TransferChanged(
            transfer.fromId(),
            serial,
            deciding.actor().prefix(),
            receiver,
            manifestType,
            transporting,
            externalId,
            estDepartedAt,
            estArrivalAt,
            stated,
            now.stream().filter(item -> !before.containsKey(item.serial())).toList(),
            now.stream().filter(item -> before.containsKey(item.serial())).toList(),
            isReplaced
                ? before.keySet().stream().filter(i -> !kept.contains(i)).toList()
                : List.of(),
            isReaddressed ? List.copyOf(before.keySet()) : List.of()));
    if (isReplaced) {
      events.addAll(reserveAnew(deciding, transfer, before, now).events());
    }
    events.addAll(waived);
    return new Decision.Accepted<>(
        new Outcome(
            events,
            transfer.ref(),
            List.of(),
            personal == null ? null : new Outcome.Personal(transfer.ref(), personal)));
  }

  /** Moves, lot by lot, only the difference between what was and what is to be reserved. */
  private Ledger reserveAnew(
      Deciding deciding, Transfer transfer, Map<Long, TransferItem> before, List<FiledItem> now) {
    var ledger = new Ledger(deciding);
    Map<Long, Amount> was = sums(before.values().stream().map(ItemFold::asFiled).toList());
    Map<Long, Amount> is = sums(now);
    var lots = new LinkedHashSet<Long>(was.keySet());
    lots.addAll(is.keySet());
    for (Long serialOfLot : lots) {
      Lot lot =
          Objects.requireNonNull(
              deciding.state().find(Inventory.LOT, transfer.fromId(), serialOfLot));
      Amount more =
          is.getOrDefault(serialOfLot, Amount.ZERO)
              .minus(was.getOrDefault(serialOfLot, Amount.ZERO));
      if (more.isPositive()) {
        ledger.move(
            lot, Account.AVAILABLE, 0, Account.RESERVED, serial, more, FileTransfer.RESERVE);
      } else if (more.isNegative()) {
        ledger.move(
            lot,
            Account.RESERVED,
            serial,
            Account.AVAILABLE,
            0,
            more.negated(),
            VoidTransfer.RELEASE);
      }
    }
    return ledger;
  }

  private static Map<Long, Amount> sums(List<FiledItem> items) {
    var sums = new HashMap<Long, Amount>();
    items.forEach(item -> sums.merge(item.lot(), item.qty(), Amount::plus));
    return sums;
  }

  private static AskedItem asAsked(TransferItem item) {
    return new AskedItem(
        item.serial(),
        item.lot(),
        item.qty(),
        item.isSample(),
        item.sampleType(),
        item.productSampleType(),
        item.retest(),
        item.isForExtraction(),
        item.price(),
        item.externalId(),
        item.description(),
        item.stated());
  }
}
