package perennial.inventory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Areas;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;

/**
 * Splits a portion off a lot. The portion is what the lot is now, its strain as last corrected
 * included, and the lot's tests hold for it as far as they were drawn before.
 *
 * @param lot serial of the lot that is split
 * @param area where the portion goes
 */
public record SplitLot(
    @Nullable Long lot,
    @Nullable Long area,
    @Nullable Amount qty,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Why a lot is not split. */
  public enum Reason implements Refusal.Reason {
    LOT_UNKNOWN,
    LOT_AWAITS_DISPOSAL,
    AREA_UNKNOWN,
    QTY_WRONG,
    NOT_SO_MUCH_AVAILABLE,
    TOO_OFTEN_DIVIDED,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "lot.split";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (lot != null) {
      Ledger.prefetch(prefetch, actor.licensee(), lot);
      prefetch.list(Inventory.DISPOSALS_OF_WASTE, actor.licensee(), lot);
    }
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    Lot found = Stock.find(state, actor, lot);
    boolean isOpen = Areas.isOpen(state, actor, area);
    var objections =
        new Objections()
            .reference("inventory_id", lot, found != null, Reason.LOT_UNKNOWN)
            .reference("area_id", area, isOpen, Reason.AREA_UNKNOWN)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    Amounts.requirePositive(
        objections, "qty", qty, found == null ? null : found.uom(), Reason.QTY_WRONG);
    if (found != null) {
      mayBeSplit(objections, state, found);
    }
    if (!objections.isEmpty() || found == null || area == null || qty == null) {
      return objections.refused();
    }
    return split(deciding, found, area, qty);
  }

  private void mayBeSplit(Objections objections, State state, Lot found) {
    if (Stock.awaitsDisposal(state, found)) {
      objections.add("inventory_id", Reason.LOT_AWAITS_DISPOSAL, Stock.WASTE_IS_DISPOSED);
    }
    Stock.requireAvailable(objections, "qty", state, found, qty, Reason.NOT_SO_MUCH_AVAILABLE);
    if (!found.testPath().canGrow()) {
      objections.add("inventory_id", Reason.TOO_OFTEN_DIVIDED, TestPath.TOO_LONG);
    }
  }

  private Decision<Outcome> split(Deciding deciding, Lot parent, long area, Amount qty) {
    var plan =
        LotPlan.portionOf(deciding, parent, LotOrigin.SPLIT)
            .in(area, parent.batch())
            .stated(Texts.orNull(externalId), stated);
    var events = new ArrayList<Event>();
    events.add(plan.created());
    events.add(
        new LotPortionLeft(
            parent.licenseeId(), parent.serial(), parent.nextPortion().portion(), false));
    events.addAll(
        new Ledger(deciding)
            .pass(parent, plan.lot(), qty, Reasons.SPLIT_FROM, Reasons.SPLIT_TO)
            .events());
    return Outcome.made(plan.lot().ref(), events);
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return Stock.allStand(state, made);
  }
}
