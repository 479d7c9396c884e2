package perennial.retail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.journal.Actor;
import perennial.journal.Command.Deciding;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Areas;
import perennial.licensing.Objections;

/** What is asked of every report of a sale: that it can be read and is of the reporter's own. */
final class Reporting {
  /**
   * How far ahead of the registry's clock a sale may lie. Tills state local time without a zone,
   * and a wrong one is off by hours, never by more than a day.
   */
  static final Duration FUTURE_MAX = Duration.ofHours(24);

  private final Deciding deciding;
  private final State state;
  private final LicenseeId seller;
  private final Objections objections = new Objections();
  private final Map<Long, Lot> lots = new HashMap<>();

  Reporting(Deciding deciding) {
    this.deciding = deciding;
    this.state = deciding.state();
    this.seller = deciding.actor().licensee();
  }

  Objections objections() {
    return objections;
  }

  /** When it was sold, as far as that is not ahead of when the report came. */
  static Instant occurredAt(@Nullable Instant soldAt, Instant receivedAt) {
    return soldAt == null || soldAt.isAfter(receivedAt) ? receivedAt : soldAt;
  }

  void checkSoldAt(@Nullable Instant soldAt) {
    Instant latest = deciding.moments().recordedAt().plus(FUTURE_MAX);
    objections.addIf(
        soldAt != null && soldAt.isAfter(latest),
        "sold_at",
        SaleReason.SOLD_IN_THE_FUTURE,
        "The sold at may not be more than " + FUTURE_MAX.toHours() + " hours in the future.");
  }

  void checkExternalId(@Nullable String externalId) {
    objections.atMost(
        "external_id", externalId, Objections.EXTERNAL_ID_MAX, SaleReason.EXTERNAL_ID_TOO_LONG);
  }

  void checkItems(List<ReportedItem> items) {
    objections.addIf(
        items.isEmpty(),
        "sale_items",
        SaleReason.ITEMS_MISSING,
        "The sale items field is required.");
    if (items.size() > Retail.ITEMS_MAX) {
      objections.add(
          "sale_items",
          SaleReason.TOO_MANY_ITEMS,
          "A sale has at most " + Retail.ITEMS_MAX + " items.");
      return;
    }
    load(items.stream().map(ReportedItem::lot).filter(Objects::nonNull).distinct().toList());
    for (int n = 0; n < items.size(); n++) {
      checkItem(n, items.get(n));
    }
  }

  private void checkItem(int n, ReportedItem item) {
    Lot lot = item.lot() == null ? null : lots.get(item.lot());
    String at = "sale_items." + n + ".";
    if (lot == null) {
      objections.add(
          at + "inventory_id",
          SaleReason.LOT_INVALID,
          item.lot() == null
              ? "The inventory id field is required."
              : "The selected inventory id is invalid.");
    }
    Amount qty = item.qty();
    if (qty == null) {
      objections.add(at + "qty", SaleReason.QUANTITY_INVALID, "The qty field is required.");
    } else if (!qty.isPositive()) {
      objections.add(at + "qty", SaleReason.QUANTITY_INVALID, "The qty must be greater than 0.");
    } else if (lot != null && lot.uom() == Unit.EA && !qty.isWhole()) {
      objections.add(
          at + "qty", SaleReason.QUANTITY_INVALID, "The qty must be a whole number of units.");
    }
  }

  /** Loads lots that lines are of; a lot that was deleted since still is the seller's. */
  void load(List<Long> serials) {
    state.fetch(Inventory.LOT, serials.stream().map(lot -> List.<Object>of(seller, lot)).toList());
    state.fetch(
        Inventory.BALANCE,
        serials.stream()
            .map(lot -> List.<Object>of(seller, Inventory.LOT_KIND, lot, Account.AVAILABLE, 0L))
            .toList());
    for (Long serial : serials) {
      Lot lot = state.find(Inventory.LOT, seller, serial);
      if (lot != null) {
        lots.put(serial, lot);
      }
    }
  }

  /** A lot that was loaded. */
  Lot lot(long serial) {
    return Objects.requireNonNull(lots.get(serial));
  }

  /** What an external id is for the next sale that has it. */
  Naming naming(String externalId) {
    if (externalId.isEmpty()) {
      return Naming.NONE;
    }
    SaleName name = state.find(Retail.SALE_NAME, seller, externalId);
    if (name == null) {
      return Naming.FIRST;
    }
    return name.shared() ? Naming.LATER : Naming.SECOND;
  }

  /** An area that is the seller's own; another's is a claim and stays in what was stated. */
  @Nullable Long ownArea(@Nullable Long area) {
    Actor actor = deciding.actor();
    return Areas.findOpen(state, actor, area) == null ? null : area;
  }

  /** What the customer has of a line by a sale of this status. */
  static Amount target(SaleStatus status, SaleStatus reportedAs, Amount qty) {
    return switch (status) {
      case SALE -> qty;
      case RETURN -> reportedAs == SaleStatus.RETURN ? qty.negated() : Amount.ZERO;
      case VOID -> Amount.ZERO;
    };
  }

  static SoldItem line(long serial, ReportedItem item, Lot lot, Flow flow) {
    return new SoldItem(
        serial,
        lot.serial(),
        lot.batch(),
        Objects.requireNonNull(item.qty()),
        lot.uom(),
        flow.available(),
        flow.unresolved(),
        item.unitPrice(),
        item.priceTotal(),
        item.externalId(),
        item.stated());
  }

  static SoldItem line(SaleItem before, ReportedItem item, Lot lot, Flow flow) {
    Stated stated = before.stated().overlaidBy(item.stated());
    return new SoldItem(
        before.serial(),
        lot.serial(),
        before.lot() == lot.serial() ? before.batch() : lot.batch(),
        Objects.requireNonNull(item.qty()),
        lot.uom(),
        flow.available(),
        flow.unresolved(),
        item.unitPrice() == null ? before.unitPrice() : item.unitPrice(),
        item.priceTotal() == null ? before.priceTotal() : item.priceTotal(),
        item.externalId().isEmpty() ? before.externalId() : item.externalId(),
        stated);
  }
}
