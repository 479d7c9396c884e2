package perennial.inventory;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Index;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;
import perennial.licensing.Owned;

/** What every room may ask of lots as they are now. */
public final class Stock {
  /** What clients of the old system know. */
  public static final String WASTE_IS_DISPOSED =
      "Waste is required to be disposed of using the dispose_item call.";

  private Stock() {}

  /** The actor's lot of this serial, or null when there is none or it was deleted. */
  public static @Nullable Lot find(State state, Actor actor, @Nullable Long serial) {
    Lot lot = serial == null ? null : state.find(Inventory.LOT, actor.licensee(), serial);
    return lot == null || lot.isDeleted() ? null : lot;
  }

  /** The actor's product type of this serial, or null when there is none or it was withdrawn. */
  public static @Nullable ProductType findType(State state, Actor actor, @Nullable Long serial) {
    ProductType type =
        serial == null ? null : state.find(Inventory.PRODUCT_TYPE, actor.licensee(), serial);
    return type == null || type.isWithdrawn() ? null : type;
  }

  /** What a lot is of; a withdrawn product type is still that of its lots. */
  public static ProductType typeOf(State state, Lot lot) {
    return Objects.requireNonNull(
        state.find(Inventory.PRODUCT_TYPE, lot.licenseeId(), lot.productType()));
  }

  /** In the licensee's hands and free. */
  public static Amount available(State state, Lot lot) {
    return Ledger.available(state, lot);
  }

  /** In the licensee's hands and not to be moved. */
  public static Amount held(State state, Lot lot) {
    return Ledger.balance(state, lot, Account.HELD, 0);
  }

  /** Whether a lot is waste, which only leaves by being destroyed. */
  public static boolean isWaste(State state, Lot lot) {
    return lot.origin() == LotOrigin.WASTE || typeOf(state, lot).isWaste();
  }

  /** Whether a disposal of this lot of waste was scheduled and is neither done nor cancelled. */
  public static boolean awaitsDisposal(State state, Lot lot) {
    return state.list(Inventory.DISPOSALS_OF_WASTE, lot.licenseeId(), lot.serial()).stream()
        .anyMatch(disposal -> !disposal.isDisposed() && !disposal.isCancelled());
  }

  /** Whether nothing of a lot is left anywhere: in hand, promised or on its way. */
  public static boolean isEmpty(State state, Lot lot) {
    return state
        .list(Inventory.BALANCES_OF_LOT, lot.licenseeId(), Inventory.LOT_KIND, lot.serial())
        .stream()
        .allMatch(balance -> balance.amount().isZero());
  }

  /**
   * Whether anything is left of any of the lots that an index finds, however many it finds: most
   * places and types have had far more lots than they have.
   */
  static boolean isAnyLeft(State state, Index<Lot> index, Object... values) {
    return state.any(
        index,
        lots -> {
          List<Lot> present = lots.stream().filter(lot -> !lot.isDeleted()).toList();
          state.ask(
              Inventory.BALANCES_OF_LOT,
              present.stream()
                  .map(lot -> List.<Object>of(lot.licenseeId(), Inventory.LOT_KIND, lot.serial()))
                  .toList());
          return present.stream().anyMatch(lot -> !isEmpty(state, lot));
        },
        values);
  }

  /** What of a lot others count on: promised to open transfers, or on its way in one. */
  public static Amount committed(State state, Lot lot) {
    Amount sum = Amount.ZERO;
    for (Balance balance :
        state.list(Inventory.BALANCES_OF_LOT, lot.licenseeId(), Inventory.LOT_KIND, lot.serial())) {
      boolean isCommitted =
          balance.account() == Account.RESERVED || balance.account() == Account.IN_TRANSIT;
      sum = isCommitted ? sum.plus(balance.amount()) : sum;
    }
    return sum;
  }

  /** The objection against taking more of a lot than is free. */
  public static void requireAvailable(
      Objections objections,
      String field,
      State state,
      Lot lot,
      @Nullable Amount qty,
      Refusal.Reason reason) {
    Amount available = available(state, lot);
    if (qty != null && qty.compareTo(available) > 0) {
      objections.add(
          field,
          reason,
          "Only %s %s of this inventory are available.".formatted(available, lot.uom().wire()));
    }
  }

  /** Whether lots that an earlier act made are all still there. */
  public static boolean allStand(State state, List<ObjectRef> made) {
    return made.stream()
        .filter(ref -> ref.kind().equals(Inventory.LOT_KIND))
        .map(ref -> Owned.find(state, Inventory.LOT, ref))
        .allMatch(lot -> lot != null && !lot.isDeleted());
  }
}
