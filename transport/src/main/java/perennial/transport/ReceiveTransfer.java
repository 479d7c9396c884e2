package perennial.transport;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Strain;
import perennial.inventory.Inventory;
import perennial.inventory.ProductType;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;
import perennial.licensing.Area;
import perennial.licensing.Licensing;

/**
 * A receiver reports which of the goods came. It is a report of what happened, refused only when it
 * is malformed or names what is not the reporter's: every item must be answered, with own areas,
 * strains and types. Nothing of the sender's changes by it but the transfer, its items and what was
 * in transit. Repeated by the receiver, it changes nothing.
 *
 * @param other the other party as the caller knows it; null when the transfer is not known to it
 */
public record ReceiveTransfer(long serial, @Nullable LicenseeId other, List<ReceivedItem> items)
    implements Command {
  public ReceiveTransfer {
    items = List.copyOf(items);
  }

  @Override
  public String act() {
    return "transfer.receive";
  }

  @Override
  public Set<LicenseeId> parties() {
    return other == null ? Set.of() : Set.of(other);
  }

  @Override
  public boolean isReport() {
    return true;
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Transport.TRANSFER, serial);
    prefetch.list(Transport.ITEMS_OF_TRANSFER, serial, false);
    for (ReceivedItem item : items) {
      if (item.area() != null) {
        prefetch.row(Licensing.AREA, actor.licensee(), item.area());
      }
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var refusing = new Refusing();
    Transfer transfer = refusing.transfer(deciding, serial, other);
    if (transfer == null) {
      return Outcome.refused(refusing.reasons());
    }
    checkTurn(transfer, deciding.actor().licensee(), refusing);
    if (!refusing.isEmpty()) {
      return Outcome.refused(refusing.reasons());
    }
    if (transfer.status() == TransferStatus.RECEIVED) {
      return Outcome.accepted(transfer.ref(), List.of());
    }
    var sent = new LinkedHashMap<Long, TransferItem>();
    deciding
        .state()
        .list(Transport.ITEMS_OF_TRANSFER, serial, false)
        .forEach(item -> sent.put(item.serial(), item));
    checkItems(deciding, sent, refusing);
    if (!refusing.isEmpty()) {
      return Outcome.refused(refusing.reasons());
    }
    return Outcome.accepted(transfer.ref(), new Unloading(deciding, transfer).unload(items, sent));
  }

  private static void checkTurn(Transfer transfer, LicenseeId actor, Refusing refusing) {
    if (!transfer.toId().equals(actor)) {
      refusing.add(
          Refusing.ID,
          TransferReason.NOT_THE_RECEIVER,
          "Only the licensee to whom a transfer goes may receive it.");
    } else if (transfer.isVoided()) {
      refusing.add(Refusing.ID, TransferReason.VOIDED, "The transfer was voided.");
    } else if (transfer.status().isBeforeDeparture()) {
      refusing.add(
          Refusing.ID,
          TransferReason.NOT_DEPARTED,
          "A transfer may be received only while it is in-transit; this one is "
              + transfer.status().wire()
              + ".");
    }
  }

  private void checkItems(Deciding deciding, Map<Long, TransferItem> sent, Refusing refusing) {
    var answered = new HashSet<Long>();
    for (int n = 0; n < items.size(); n++) {
      ReceivedItem item = items.get(n);
      TransferItem original = sent.get(item.item());
      if (original == null) {
        refusing.add(
            Refusing.item(n, Refusing.ID),
            TransferReason.ITEM_INVALID,
            "The selected global id is no item of this transfer.");
      } else if (!answered.add(item.item())) {
        refusing.add(
            Refusing.item(n, Refusing.ID),
            TransferReason.ITEM_NAMED_TWICE,
            "The item is named more than once.");
      } else {
        checkItem(deciding, n, item, original, refusing);
      }
    }
    for (TransferItem item : sent.values()) {
      if (!answered.contains(item.serial())) {
        refusing.add(
            Refusing.ITEMS,
            TransferReason.ITEM_UNANSWERED,
            "The received qty of "
                + Refusing.name(deciding.state(), item.ref())
                + " is required; 0 rejects it.");
      }
    }
  }

  private static void checkItem(
      Deciding deciding, int n, ReceivedItem item, TransferItem sent, Refusing refusing) {
    String quantity = quantityDefect(item.qty(), sent);
    if (!quantity.isEmpty()) {
      refusing.add(Refusing.item(n, "received_qty"), TransferReason.QUANTITY_INVALID, quantity);
    }
    State state = deciding.state();
    LicenseeId receiver = deciding.actor().licensee();
    if (item.area() != null) {
      Area area = state.find(Licensing.AREA, receiver, item.area());
      if (area == null || !area.isOpen()) {
        invalid(refusing, n, "received_area_id", TransferReason.AREA_INVALID);
      }
    } else if (item.qty() == null || !item.qty().isZero()) {
      refusing.add(
          Refusing.item(n, "received_area_id"),
          TransferReason.AREA_INVALID,
          "The received area id field is required.");
    }
    if (item.strain() != null) {
      Strain strain = state.find(Cultivation.STRAIN, receiver, item.strain());
      if (strain == null || strain.isWithdrawn()) {
        invalid(refusing, n, "received_strain_id", TransferReason.STRAIN_INVALID);
      }
    }
    if (item.productType() != null) {
      checkType(
          state.find(Inventory.PRODUCT_TYPE, receiver, item.productType()), n, sent, refusing);
    }
  }

  private static void checkType(
      @Nullable ProductType type, int n, TransferItem sent, Refusing refusing) {
    if (type == null || type.isWithdrawn()) {
      invalid(refusing, n, "received_inventory_type_id", TransferReason.PRODUCT_TYPE_INVALID);
    } else if (type.uom() != sent.uom()) {
      refusing.add(
          Refusing.item(n, "received_inventory_type_id"),
          TransferReason.PRODUCT_TYPE_INVALID,
          "The received inventory type is measured in "
              + type.uom().wire()
              + " and the goods in "
              + sent.uom().wire()
              + ".");
    }
  }

  private static void invalid(Refusing refusing, int n, String field, TransferReason reason) {
    refusing.add(
        Refusing.item(n, field),
        reason,
        "The selected " + field.replace('_', ' ') + " is invalid.");
  }

  private static String quantityDefect(@Nullable Amount qty, TransferItem sent) {
    if (qty == null) {
      return "The received qty field is required.";
    }
    if (qty.isNegative()) {
      return "The received qty must be at least 0.";
    }
    if (qty.compareTo(sent.qty()) > 0) {
      return "The received qty may not be greater than " + sent.qty() + ".";
    }
    if (sent.uom() == Unit.EA && !qty.isWhole()) {
      return "The received qty must be a whole number of units.";
    }
    return "";
  }
}
