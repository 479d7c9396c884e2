package perennial.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.licensing.Licensing;
import perennial.licensing.Owned;

/**
 * A licensee reports a sale that happened (WAC 314-55-079), goods that a customer brought back, or
 * a sale that did not come about. It is refused only when it cannot be read or is not of the
 * reporter's own lots; more than was in stock is recorded as it happened. Money is not checked.
 *
 * @param area as stated; kept as a reference only where it is the seller's own
 * @param stated what is only kept, the claim of who sold it included
 * @param personal patient, caregiver and customer, by wire name
 */
public record ReportSale(
    @Nullable SaleType type,
    @Nullable SaleStatus status,
    @Nullable Instant soldAt,
    String externalId,
    @Nullable Long area,
    @Nullable BigDecimal priceTotal,
    @Nullable BigDecimal discountTotal,
    @Nullable BigDecimal taxTotal,
    @Nullable BigDecimal cogTotal,
    Stated stated,
    Stated personal,
    List<ReportedItem> items)
    implements Command {
  public ReportSale {
    items = List.copyOf(items);
  }

  @Override
  public String act() {
    return type == SaleType.RETAIL_MEDICAL ? "sale.report-medical" : "sale.report";
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return Reporting.occurredAt(soldAt, receivedAt);
  }

  @Override
  public boolean isReport() {
    return true;
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
    if (!externalId.isEmpty()) {
      prefetch.row(Retail.SALE_NAME, actor.licensee(), externalId);
    }
    for (ReportedItem item : items) {
      if (item.lot() != null) {
        Ledger.prefetch(prefetch, actor.licensee(), item.lot());
      }
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var reporting = new Reporting(deciding);
    reporting
        .objections()
        .require("type", type, SaleReason.TYPE_MISSING)
        .require("status", status, SaleReason.STATUS_MISSING)
        .require("sold_at", soldAt, SaleReason.SOLD_AT_MISSING);
    reporting.checkSoldAt(soldAt);
    reporting.checkExternalId(externalId);
    reporting.checkItems(items);
    if (!reporting.objections().isEmpty()) {
      return reporting.objections().refused();
    }
    SaleStatus said = Objects.requireNonNull(status);
    var ledger = new SaleLedger(deciding);
    var sold = new ArrayList<SoldItem>();
    for (ReportedItem item : items) {
      Lot lot = reporting.lot(Objects.requireNonNull(item.lot()));
      Amount target = Reporting.target(said, said, Objects.requireNonNull(item.qty()));
      long serial = deciding.minter().next(Retail.ITEM_KIND);
      sold.add(Reporting.line(serial, item, lot, ledger.move(lot, Flow.NONE, target)));
    }
    ObjectRef sale = deciding.minter().mint(Retail.SALE_KIND);
    var events = new ArrayList<Event>();
    events.add(reported(sale, deciding.actor(), reporting, sold));
    events.addAll(ledger.events(said.wire()));
    return new Decision.Accepted<>(
        new Outcome(
            events,
            sale,
            List.of(sale),
            personal.isEmpty() ? null : new Outcome.Personal(sale, personal)));
  }

  private SaleReported reported(
      ObjectRef sale, Actor actor, Reporting reporting, List<SoldItem> sold) {
    return new SaleReported(
        actor.licensee(),
        sale.serial(),
        actor.prefix(),
        Objects.requireNonNull(type),
        Objects.requireNonNull(status),
        Objects.requireNonNull(soldAt),
        externalId,
        reporting.naming(externalId),
        reporting.ownArea(area),
        priceTotal,
        discountTotal,
        taxTotal,
        cogTotal,
        stated,
        sold);
  }

  /**
   * A repetition stands for the first one only while its external id tells that from every other
   * sale; where it does not, both are kept, and the later one is marked.
   */
  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream().allMatch(each -> stands(state, each));
  }

  private boolean stands(State state, ObjectRef made) {
    Sale sale = Owned.find(state, Retail.SALE, made);
    if (sale == null || sale.isDeleted()) {
      return false;
    }
    boolean wasVoided = sale.status() == SaleStatus.VOID && sale.reportedAs() != SaleStatus.VOID;
    if (wasVoided) {
      return false;
    }
    SaleName name = state.find(Retail.SALE_NAME, sale.licenseeId(), externalId);
    return name != null && name.sale() == sale.serial() && !name.shared();
  }
}
