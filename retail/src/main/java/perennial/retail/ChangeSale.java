package perennial.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Lot;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Stated;

/**
 * A licensee changes what it reported of a sale. What is null stays as it is; a list of lines
 * replaces the former one. A sale that becomes a return or void gives its goods back to stock.
 *
 * @param personal the whole personal part from now on
 */
public record ChangeSale(
    long serial,
    @Nullable SaleType type,
    @Nullable SaleStatus status,
    @Nullable Instant soldAt,
    @Nullable String externalId,
    @Nullable Long area,
    @Nullable BigDecimal priceTotal,
    @Nullable BigDecimal discountTotal,
    @Nullable BigDecimal taxTotal,
    @Nullable BigDecimal cogTotal,
    Stated stated,
    @Nullable Stated personal,
    @Nullable List<ReportedItem> items)
    implements Command {
  public ChangeSale {
    items = items == null ? null : List.copyOf(items);
  }

  @Override
  public String act() {
    return "sale.update";
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
    if (sale == null || sale.isDeleted()) {
      return reporting.objections().invalid("global_id", SaleReason.UNKNOWN).refused();
    }
    var before = new LinkedHashMap<Long, SaleItem>();
    deciding
        .state()
        .list(Retail.ITEMS_OF_SALE, sale.licenseeId(), serial, false)
        .forEach(item -> before.put(item.serial(), item));
    checkStatus(sale, reporting);
    reporting.checkSoldAt(soldAt);
    reporting.checkExternalId(externalId);
    Map<Integer, SaleItem> kept = Map.of();
    if (items != null) {
      reporting.checkItems(items);
      kept = matched(items, before, reporting);
    }
    if (!reporting.objections().isEmpty()) {
      return reporting.objections().refused();
    }
    reporting.load(before.values().stream().map(SaleItem::lot).distinct().toList());
    var lines = new Lines(deciding, reporting, sale, status == null ? sale.status() : status);
    if (items == null) {
      before.values().forEach(lines::keep);
    } else {
      lines.replace(items, kept, before);
    }
    return accepted(deciding, reporting, sale, lines);
  }

  private void checkStatus(Sale sale, Reporting reporting) {
    if (status != null && !sale.status().mayBecome(status)) {
      reporting
          .objections()
          .add(
              "status",
              SaleReason.STATUS_FINAL,
              "A sale with status "
                  + sale.status().wire()
                  + " may not be changed to "
                  + status.wire()
                  + "; report a new sale.");
    }
  }

  /** Which former line each line is, by its place: the one that it names, else one of its lot. */
  private static Map<Integer, SaleItem> matched(
      List<ReportedItem> items, Map<Long, SaleItem> before, Reporting reporting) {
    var matched = new LinkedHashMap<Integer, SaleItem>();
    var taken = new HashSet<Long>();
    for (int n = 0; n < items.size(); n++) {
      Long named = items.get(n).item();
      if (named != null) {
        String field = "sale_items." + n + ".global_id";
        SaleItem former = before.get(named);
        if (former == null) {
          reporting.objections().invalid(field, SaleReason.ITEM_INVALID);
        } else if (!taken.add(named)) {
          reporting
              .objections()
              .add(field, SaleReason.ITEM_NAMED_TWICE, "The item is named more than once.");
        } else {
          matched.put(n, former);
        }
      }
    }
    for (int n = 0; n < items.size(); n++) {
      ReportedItem item = items.get(n);
      if (item.item() == null) {
        Optional<SaleItem> former =
            before.values().stream()
                .filter(each -> item.lot() != null && each.lot() == item.lot())
                .filter(each -> !taken.contains(each.serial()))
                .findFirst();
        if (former.isPresent()) {
          taken.add(former.get().serial());
          matched.put(n, former.get());
        }
      }
    }
    return matched;
  }

  private Decision<Outcome> accepted(
      Deciding deciding, Reporting reporting, Sale sale, Lines lines) {
    Naming naming =
        externalId == null || externalId.equals(sale.externalId())
            ? Naming.NONE
            : reporting.naming(externalId);
    var events = new ArrayList<Event>();
    events.add(
        new SaleChanged(
            sale.licenseeId(),
            serial,
            deciding.actor().prefix(),
            type,
            status,
            soldAt,
            externalId == null || externalId.equals(sale.externalId()) ? null : externalId,
            naming,
            reporting.ownArea(area),
            priceTotal,
            discountTotal,
            taxTotal,
            cogTotal,
            stated,
            lines.added,
            lines.rewritten,
            lines.removed));
    events.addAll(lines.ledger.events(lines.status.wire()));
    return new Decision.Accepted<>(
        new Outcome(
            events,
            sale.ref(),
            List.of(),
            personal == null ? null : new Outcome.Personal(sale.ref(), personal)));
  }

  /** What becomes of each line, and of its goods. */
  private static final class Lines {
    private final Deciding deciding;
    private final Reporting reporting;
    private final Sale sale;
    private final SaleStatus status;
    private final SaleLedger ledger;
    private final List<SoldItem> added = new ArrayList<>();
    private final List<SoldItem> rewritten = new ArrayList<>();
    private final List<SoldItem> removed = new ArrayList<>();

    Lines(Deciding deciding, Reporting reporting, Sale sale, SaleStatus status) {
      this.deciding = deciding;
      this.reporting = reporting;
      this.sale = sale;
      this.status = status;
      this.ledger = new SaleLedger(deciding);
    }

    /** A line that stays, whose goods move only if the sale's status changed. */
    void keep(SaleItem item) {
      Flow flow = ledger.move(reporting.lot(item.lot()), item.flow(), target(item.qty()));
      if (!flow.equals(item.flow())) {
        rewritten.add(SoldItem.of(item, flow));
      }
    }

    /** First goods come back, of lines that are dropped or lessened; then lines take more. */
    void replace(
        List<ReportedItem> items, Map<Integer, SaleItem> kept, Map<Long, SaleItem> before) {
      var left = new LinkedHashMap<Long, SaleItem>(before);
      kept.values().forEach(item -> left.remove(item.serial()));
      left.values().forEach(item -> removed.add(SoldItem.of(item, undone(item))));
      for (int n = 0; n < items.size(); n++) {
        SaleItem former = kept.get(n);
        if (former != null && !takesMore(items.get(n), former)) {
          rewrite(items.get(n), former);
        }
      }
      for (int n = 0; n < items.size(); n++) {
        SaleItem former = kept.get(n);
        if (former == null) {
          add(items.get(n));
        } else if (takesMore(items.get(n), former)) {
          rewrite(items.get(n), former);
        }
      }
    }

    private boolean takesMore(ReportedItem item, SaleItem former) {
      return target(Objects.requireNonNull(item.qty())).compareTo(former.flow().sold()) > 0;
    }

    private void add(ReportedItem item) {
      Lot lot = reporting.lot(Objects.requireNonNull(item.lot()));
      Amount target = target(Objects.requireNonNull(item.qty()));
      long serial = deciding.minter().next(Retail.ITEM_KIND);
      added.add(Reporting.line(serial, item, lot, ledger.move(lot, Flow.NONE, target)));
    }

    private void rewrite(ReportedItem item, SaleItem former) {
      Lot lot = reporting.lot(Objects.requireNonNull(item.lot()));
      Amount target = target(Objects.requireNonNull(item.qty()));
      Flow from = former.flow();
      if (former.lot() != lot.serial()) {
        undone(former);
        from = Flow.NONE;
      }
      rewritten.add(Reporting.line(former, item, lot, ledger.move(lot, from, target)));
    }

    private Flow undone(SaleItem item) {
      return ledger.move(reporting.lot(item.lot()), item.flow(), Amount.ZERO);
    }

    private Amount target(Amount qty) {
      return Reporting.target(status, sale.reportedAs(), qty);
    }
  }
}
