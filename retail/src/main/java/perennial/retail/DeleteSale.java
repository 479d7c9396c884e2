package perennial.retail;

import java.util.ArrayList;
import java.util.List;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Amount;
import perennial.kernel.Decision;

/**
 * A licensee deletes a sale that it reported; what it took is in stock again. Repeated, it changes
 * nothing.
 */
public record DeleteSale(long serial) implements Command {
  @Override
  public String act() {
    return "sale.void";
  }

  @Override
  public boolean isReport() {
    return true;
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Retail.SALE, actor.licensee(), serial);
    prefetch.list(Retail.ITEMS_OF_SALE, actor.licensee(), serial, false);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var reporting = new Reporting(deciding);
    Sale sale = deciding.state().find(Retail.SALE, deciding.actor().licensee(), serial);
    if (sale == null) {
      return reporting.objections().invalid("global_id", SaleReason.UNKNOWN).refused();
    }
    if (sale.isDeleted()) {
      return Outcome.accepted(sale.ref(), List.of());
    }
    List<SaleItem> items =
        deciding.state().list(Retail.ITEMS_OF_SALE, sale.licenseeId(), serial, false);
    reporting.load(items.stream().map(SaleItem::lot).distinct().toList());
    var ledger = new SaleLedger(deciding);
    var undone = new ArrayList<SoldItem>();
    for (SaleItem item : items) {
      Flow flow = ledger.move(reporting.lot(item.lot()), item.flow(), Amount.ZERO);
      undone.add(SoldItem.of(item, flow));
    }
    var events = new ArrayList<Event>();
    events.add(new SaleDeleted(sale.licenseeId(), serial, undone));
    events.addAll(ledger.events(SaleStatus.VOID.wire()));
    return Outcome.accepted(sale.ref(), events);
  }
}
