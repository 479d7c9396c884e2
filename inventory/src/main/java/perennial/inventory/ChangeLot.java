package perennial.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Strains;
import perennial.identifiers.GlobalId;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Areas;
import perennial.licensing.Changes;
import perennial.licensing.Objections;

/**
 * Changes what is said of a lot; what is null stays as it is. Another quantity than the lot has is
 * a correction, with an adjustment of its own.
 *
 * <p>A lot keeps its unit. A client may state another, as one did for a retailer's goods in grams,
 * as long as it leaves the quantity as it is; to count grams in pieces is a conversion.
 *
 * @param lot serial of the lot, null when none was stated
 * @param qty what the licensee has in hand, in the lot's unit
 * @param uom the unit stated beside it, null when none or no unit at all
 */
public record ChangeLot(
    @Nullable Long lot,
    @Nullable Long productType,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable Long batch,
    @Nullable Amount qty,
    @Nullable Unit uom,
    @Nullable Boolean medicallyCompliant,
    @Nullable Boolean initialInventory,
    @Nullable Boolean sentForTesting,
    @Nullable String externalId,
    @Nullable String legacyId,
    Stated stated)
    implements Command {

  /** Why a lot is not changed. */
  public enum Reason implements Refusal.Reason {
    LOT_UNKNOWN,
    PRODUCT_TYPE_UNKNOWN,
    UNIT_WOULD_CHANGE,
    WASTE_STAYS_WASTE,
    MASS_WOULD_CHANGE,
    AREA_UNKNOWN,
    STRAIN_UNKNOWN,
    BATCH_UNKNOWN,
    QTY_WRONG,
    QTY_IN_OTHER_UNIT,
    NOT_SO_MUCH_AVAILABLE,
    LOT_AWAITS_DISPOSAL,
    EXTERNAL_ID_TOO_LONG,
    LEGACY_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "lot.update";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (lot != null) {
      Ledger.prefetch(prefetch, actor.licensee(), lot);
      prefetch.list(Inventory.BALANCES_OF_LOT, actor.licensee(), Inventory.LOT_KIND, lot);
    }
    if (productType != null) {
      prefetch.row(Inventory.PRODUCT_TYPE, actor.licensee(), productType);
    }
    AnyBatch.prefetch(prefetch, actor, batch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    Lot found = Stock.find(state, actor, lot);
    var objections =
        new Objections()
            .reference("global_id", lot, found != null, Reason.LOT_UNKNOWN)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG)
            .atMost("legacy_id", legacyId, GlobalId.LENGTH_MAX, Reason.LEGACY_ID_TOO_LONG);
    referencesAreOwn(objections, state, actor);
    if (found != null) {
      typeFits(objections, state, actor, found);
      quantityFits(objections, state, found);
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    return Outcome.accepted(found.ref(), changes(deciding, found));
  }

  private void referencesAreOwn(Objections objections, State state, Actor actor) {
    if (area != null && !Areas.isOpen(state, actor, area)) {
      objections.invalid("area_id", Reason.AREA_UNKNOWN);
    }
    if (strain != null && !Strains.isUsable(state, actor, strain)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    if (batch != null && AnyBatch.find(state, actor, batch) == null) {
      objections.invalid("batch_id", Reason.BATCH_UNKNOWN);
    }
  }

  private void typeFits(Objections objections, State state, Actor actor, Lot found) {
    if (Changes.changed(productType, found.productType()) == null) {
      return;
    }
    ProductType next = Stock.findType(state, actor, productType);
    ProductType present = Stock.typeOf(state, found);
    if (next == null) {
      objections.invalid("inventory_type_id", Reason.PRODUCT_TYPE_UNKNOWN);
    } else if (next.uom() != found.uom()) {
      objections.add(
          "inventory_type_id",
          Reason.UNIT_WOULD_CHANGE,
          "This inventory is measured in %s, that inventory type in %s; use a conversion."
              .formatted(found.uom().wire(), next.uom().wire()));
    } else if (next.isWaste() != Stock.isWaste(state, found)) {
      objections.add(
          "inventory_type_id",
          Reason.WASTE_STAYS_WASTE,
          "Inventory does not become waste, nor waste inventory, by an update; use a disposal.");
    } else if (isOtherWeight(present, next)) {
      objections.add(
          "inventory_type_id",
          Reason.MASS_WOULD_CHANGE,
          "A unit of this inventory weighs %s gm, of that inventory type %s gm; use a conversion."
              .formatted(present.unitWeight(), next.unitWeight()));
    }
  }

  private static boolean isOtherWeight(ProductType present, ProductType next) {
    return present.unitWeight() != null
        && next.unitWeight() != null
        && !Objects.equals(present.unitWeight(), next.unitWeight());
  }

  private void quantityFits(Objections objections, State state, Lot found) {
    if (qty == null) {
      return;
    }
    Amount delta = qty.minus(Ledger.inHand(state, found));
    if (delta.isZero()) {
      return;
    }
    if (uom != null && uom != found.uom()) {
      objections.add(
          "uom",
          Reason.QTY_IN_OTHER_UNIT,
          "This inventory is measured in %s; use a conversion to make %s of it."
              .formatted(found.uom().wire(), uom.wire()));
      return;
    }
    Amounts.requireNotNegative(objections, "qty", qty, found.uom(), Reason.QTY_WRONG);
    if (Stock.awaitsDisposal(state, found)) {
      objections.add("inventory_id", Reason.LOT_AWAITS_DISPOSAL, Stock.WASTE_IS_DISPOSED);
    } else if (delta.isNegative()) {
      Stock.requireAvailable(
          objections, "qty", state, found, delta.negated(), Reason.NOT_SO_MUCH_AVAILABLE);
    }
  }

  private List<Event> changes(Deciding deciding, Lot found) {
    var change =
        new LotChanged(
            found.licenseeId(),
            found.serial(),
            Changes.changed(productType, found.productType()),
            Changes.changed(area, found.area()),
            Changes.changed(strain, found.strain()),
            Changes.changed(batch, found.batch()),
            Changes.changed(medicallyCompliant, found.medicallyCompliant()),
            Changes.changed(initialInventory, found.initialInventory()),
            Changes.changed(sentForTesting, found.sentForTesting()),
            Changes.changed(externalId, found.externalId()),
            Changes.changed(legacyId, found.legacyId()),
            stated);
    var events = new ArrayList<Event>();
    if (!change.equals(LotChanged.nothing(found))) {
      events.add(change);
    }
    if (qty != null) {
      Amount delta = qty.minus(Ledger.inHand(deciding.state(), found));
      Ledger ledger = new Ledger(deciding);
      events.addAll(
          (delta.isNegative()
                  ? ledger.take(found, Account.DISCREPANCY, delta.negated(), Reasons.UPDATE)
                  : ledger.bring(found, Account.DISCREPANCY, delta, Reasons.UPDATE))
              .events());
    }
    return events;
  }
}
