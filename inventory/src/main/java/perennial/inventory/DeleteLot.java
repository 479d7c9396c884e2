package perennial.inventory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Harvest;
import perennial.cultivation.Harvests;
import perennial.inventory.FinishHarvest.Material;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * Deletes a lot that should not have been. What is left of a lot of a harvest is cured material
 * again; of others it goes to the discrepancies, so that it is counted. A repetition is accepted
 * and changes nothing.
 *
 * @param lot serial of the lot, null when none was stated
 */
public record DeleteLot(@Nullable Long lot) implements Command {

  /** Why a lot is not deleted. */
  public enum Reason implements Refusal.Reason {
    LOT_UNKNOWN,
    LOT_IN_TRANSFER,
    LOT_HELD,
    WASTE_IS_DISPOSED
  }

  @Override
  public String act() {
    return "lot.remove";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (lot != null) {
      Ledger.prefetch(prefetch, actor.licensee(), lot);
      prefetch.list(Inventory.BALANCES_OF_LOT, actor.licensee(), Inventory.LOT_KIND, lot);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Lot found = lot == null ? null : state.find(Inventory.LOT, deciding.actor().licensee(), lot);
    var objections =
        new Objections().reference("global_id", lot, found != null, Reason.LOT_UNKNOWN);
    if (found != null && !found.isDeleted()) {
      mayBeDeleted(objections, state, found);
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    var events = new ArrayList<Event>();
    if (!found.isDeleted()) {
      events.add(new LotDeleted(found.licenseeId(), found.serial()));
      events.addAll(emptied(deciding, found));
    }
    return Outcome.accepted(found.ref(), events);
  }

  private static void mayBeDeleted(Objections objections, State state, Lot found) {
    objections.addIf(
        Stock.committed(state, found).isPositive(),
        "global_id",
        Reason.LOT_IN_TRANSFER,
        "This inventory is part of a transfer and may not be deleted.");
    objections.addIf(
        Stock.held(state, found).isPositive(),
        "global_id",
        Reason.LOT_HELD,
        "This inventory is on hold and may not be deleted.");
    objections.addIf(
        Stock.isWaste(state, found) && !Stock.isEmpty(state, found),
        "inventory_id",
        Reason.WASTE_IS_DISPOSED,
        Stock.WASTE_IS_DISPOSED);
  }

  private static List<Event> emptied(Deciding deciding, Lot found) {
    State state = deciding.state();
    var events = new ArrayList<Event>();
    var ledger = new Ledger(deciding);
    Amount left = Stock.available(state, found);
    Amount back = backToHarvest(state, found, left, ledger, events);
    ledger.take(found, Account.DISCREPANCY, left.minus(back), Reasons.VOID);
    Amount sample = Ledger.balance(state, found, Account.SAMPLE, 0);
    if (sample.isPositive()) {
      ledger
          .post(Posting.real(Account.SAMPLE, found, 0, sample.negated(), Reasons.VOID))
          .post(Posting.against(Account.SAMPLE_USED, found, sample, Reasons.VOID))
          .adjust(found, sample.negated(), Reasons.VOID);
    }
    events.addAll(ledger.events());
    return events;
  }

  /** What a harvest gave to a lot by mistake is cured material again, and can be finished anew. */
  private static Amount backToHarvest(
      State state, Lot found, Amount left, Ledger ledger, List<Event> events) {
    Harvest harvest =
        found.origin() == LotOrigin.HARVEST
            ? state.find(Cultivation.HARVEST, found.licenseeId(), found.batch())
            : null;
    Material material = Material.read(found.stated().text(FinishHarvest.MATERIAL, ""));
    if (harvest == null || harvest.isDeleted() || material == null) {
      return Amount.ZERO;
    }
    Amount back = left.min(material.of(harvest.finished()));
    if (back.isPositive()) {
      events.add(Harvests.finished(harvest, material.weights(back.negated())));
      ledger
          .post(Posting.real(Account.AVAILABLE, found, 0, back.negated(), Reasons.VOID))
          .post(HarvestPostings.out(harvest, back.negated()))
          .adjust(found, back.negated(), Reasons.VOID);
    }
    return back;
  }
}
