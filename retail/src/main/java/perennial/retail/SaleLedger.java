package perennial.retail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perennial.inventory.Account;
import perennial.inventory.Breaches;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.Posting;
import perennial.journal.Command.Deciding;
import perennial.journal.Event;
import perennial.kernel.Amount;

/**
 * Moves goods between lots and customers as reported: never below zero, with what was not in stock
 * posted to unresolved and listed as a breach. Each lot has one posting, one adjustment and one
 * breach for the whole act.
 */
final class SaleLedger {
  private static final String SALE = "A sale";

  private final Deciding deciding;
  private final Map<Lot, Flow> changes = new LinkedHashMap<>();

  SaleLedger(Deciding deciding) {
    this.deciding = deciding;
  }

  /** The flow of a line by which the customer has an amount, from the flow that it had. */
  Flow move(Lot lot, Flow before, Amount target) {
    Flow change = changes.getOrDefault(lot, Flow.NONE);
    Amount stock = Ledger.available(deciding.state(), lot).plus(change.available());
    Flow after = before.until(target, stock);
    changes.put(
        lot,
        new Flow(
            change.available().plus(after.available()).minus(before.available()),
            change.unresolved().plus(after.unresolved()).minus(before.unresolved())));
    return after;
  }

  /**
   * @param reason of the adjustments
   */
  List<Event> events(String reason) {
    var ledger = new Ledger(deciding);
    var breaches = new ArrayList<Event>();
    changes.forEach((lot, change) -> {
      ledger
          .post(Posting.real(Account.AVAILABLE, lot, 0, change.available(), reason))
          .post(Posting.against(Account.UNRESOLVED, lot, change.unresolved().negated(), reason))
          .post(Posting.against(Account.SOLD, lot, change.sold(), reason));
      if (!change.available().isZero()) {
        ledger.adjust(lot, change.available(), reason);
      }
      if (change.unresolved().isPositive()) {
        breaches.add(Breaches.stockExceeded(lot, change.unresolved(), SALE));
      }
    });
    var events = new ArrayList<Event>(ledger.events());
    events.addAll(breaches);
    return events;
  }
}
