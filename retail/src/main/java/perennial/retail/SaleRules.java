package perennial.retail;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Asked;
import perennial.inventory.EventRules;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.journal.Event;
import perennial.kernel.Amount;
import perennial.kernel.ObjectRef;
import perennial.rulebook.Permission;
import perennial.rulebook.QuantityLimit;
import perennial.rulebook.Tax;

/**
 * What the rules say of a sale: how much one customer gets, whether the goods may be sold, and what
 * tax was due. A sale is a report: all of it is recorded beside it.
 *
 * <p>The product types of the lines are read for it, all in one round trip: only they tell what the
 * goods are.
 */
public final class SaleRules implements EventRules {
  /** The breach of a limit on one sale. */
  public static final String SALE_LIMIT = "sale-limit";

  /** The breach that goods were sold which may not be. */
  public static final String NOT_FOR_SALE = "not-for-sale";

  /** The breach that less tax was stated than was due. */
  public static final String TAX_SHORT = "tax-short";

  private static final String EXCISE = "excise";
  private static final String EXCISE_MEDICAL = "excise-medical";

  /** What rules call goods that were drawn to be tested, or given to be tried. */
  private static final String SAMPLE = "sample";

  /** A line that the customer has, with what it is of. */
  private record Line(int at, Amount qty, Lot lot, @Nullable ProductType type) {
    String productClass() {
      return type == null ? "" : type.intermediateType();
    }

    SaleLimits.Sold sold() {
      return new SaleLimits.Sold(productClass(), qty, type == null ? null : type.grams(qty));
    }
  }

  @Override
  public void ask(List<Event> events, Asked asked) {
    for (Event event : events) {
      switch (event) {
        case SaleReported e when e.status() == SaleStatus.SALE -> {
          var sale = new ObjectRef(Retail.SALE_KIND, e.serial());
          lines(asked, sale, e.type(), e.items());
          taxed(asked, sale, e);
        }
        case SaleChanged e when mayTakeMore(e) -> changed(asked, e);
        default -> {
          // Goods that come back are under no limit.
        }
      }
    }
  }

  private static boolean mayTakeMore(SaleChanged e) {
    return !e.added().isEmpty() || !e.rewritten().isEmpty();
  }

  private static void changed(Asked asked, SaleChanged e) {
    Sale sale = asked.state().find(Retail.SALE, e.licenseeId(), e.serial());
    if (sale == null || (e.status() == null ? sale.status() : e.status()) != SaleStatus.SALE) {
      return;
    }
    var items = new LinkedHashMap<Long, SoldItem>();
    asked
        .state()
        .list(Retail.ITEMS_OF_SALE, e.licenseeId(), e.serial(), false)
        .forEach(item -> items.put(item.serial(), SoldItem.of(item, item.flow())));
    e.removed().forEach(item -> items.remove(item.serial()));
    e.rewritten().forEach(item -> items.put(item.serial(), item));
    e.added().forEach(item -> items.put(item.serial(), item));
    lines(
        asked, sale.ref(), e.type() == null ? sale.type() : e.type(), List.copyOf(items.values()));
  }

  private static void lines(Asked asked, ObjectRef sale, SaleType type, List<SoldItem> items) {
    List<Line> lines = read(asked, items);
    for (Line line : lines) {
      Set<String> marks = line.lot().isSample() ? Set.of(SAMPLE) : Set.of();
      asked.note(
          sale,
          NOT_FOR_SALE,
          "sale_items." + line.at() + ".inventory_id",
          asked.rules().handles(asked.act(), asked.licenseType(), line.productClass(), marks));
    }
    var sold = lines.stream().map(Line::sold).toList();
    for (QuantityLimit limit : SaleLimits.exceeded(asked.rules(), type, sold)) {
      asked.note(sale, SALE_LIMIT, "sale_items", limit.exceeded());
    }
  }

  private static List<Line> read(Asked asked, List<SoldItem> items) {
    var lots = new HashMap<Long, Lot>();
    for (SoldItem item : items) {
      Lot lot = asked.state().find(Inventory.LOT, asked.licensee(), item.lot());
      if (lot != null) {
        lots.put(item.lot(), lot);
      }
    }
    asked
        .state()
        .fetch(
            Inventory.PRODUCT_TYPE,
            lots.values().stream()
                .map(Lot::productType)
                .distinct()
                .map(type -> List.<Object>of(asked.licensee(), type))
                .toList());
    var lines = new ArrayList<Line>();
    for (int n = 0; n < items.size(); n++) {
      Lot lot = lots.get(items.get(n).lot());
      if (lot != null) {
        ProductType type =
            asked.state().find(Inventory.PRODUCT_TYPE, asked.licensee(), lot.productType());
        lines.add(new Line(n, items.get(n).qty(), lot, type));
      }
    }
    return lines;
  }

  /** Only where both the price and a tax were stated: most tills state neither. */
  private static void taxed(Asked asked, ObjectRef sale, SaleReported e) {
    if (e.type() == SaleType.WHOLESALE
        || e.taxTotal() == null
        || e.taxTotal().signum() <= 0
        || e.priceTotal() == null) {
      return;
    }
    BigDecimal price =
        e.discountTotal() == null ? e.priceTotal() : e.priceTotal().subtract(e.discountTotal());
    BigDecimal stated = e.taxTotal();
    var medical =
        e.type() == SaleType.RETAIL_MEDICAL
            ? asked.rules().findTax(EXCISE_MEDICAL)
            : Optional.<Tax>empty();
    medical
        .or(() -> asked.rules().findTax(EXCISE))
        .filter(tax -> stated.compareTo(tax.on(price)) < 0)
        .ifPresent(tax ->
            asked.note(sale, TAX_SHORT, "tax_total", Permission.against(tax, tax.sentence())));
  }
}
