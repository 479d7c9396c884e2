package perennial.inventory;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perennial.journal.Event;
import perennial.kernel.Amount;
import perennial.kernel.ObjectRef;

/**
 * How large a lot may be, asked when it is made and when a correction makes it larger or other
 * goods. A lot that was lawful when it was made is never asked about for what it is.
 */
final class LotSizes {
  /** Acts that say what a lot is, and not what was done with it. */
  private static final Set<String> CORRECTIONS = Set.of("lot.update", "lot.adjust");

  private LotSizes() {}

  /** Asks of what an act makes available of lots that it makes. */
  static void made(Asked asked, Posting posting, Map<Long, LotCreated> lots) {
    ObjectRef object = posting.object();
    if (posting.account() != Account.AVAILABLE
        || object == null
        || !object.kind().equals(Inventory.LOT_KIND)) {
      return;
    }
    LotCreated lot = lots.get(object.serial());
    if (lot != null) {
      String productClass = StockRules.classOf(asked, lot.productType());
      ask(asked, object, productClass, posting.amount(), field(lot, lots));
    }
  }

  /** Lots of a harvest are told one after another; the place of one is its place in that list. */
  private static String field(LotCreated lot, Map<Long, LotCreated> lots) {
    return lot.origin() == LotOrigin.HARVEST
        ? "new_lot_types." + List.copyOf(lots.keySet()).indexOf(lot.serial()) + ".qty"
        : "qty";
  }

  /**
   * Asks of lots that a correction touches. What a lot is of is read for it only where it becomes
   * more, which corrections seldom do, or where it was read anyway.
   */
  static void corrected(Asked asked, List<Event> events) {
    if (!CORRECTIONS.contains(asked.act())) {
      return;
    }
    var more = new HashMap<Long, Amount>();
    var types = new HashMap<Long, Long>();
    var touched = new LinkedHashSet<Long>();
    for (Event event : events) {
      if (event instanceof QuantityAdjusted e) {
        more.merge(e.lot(), e.delta(), Amount::plus);
        touched.add(e.lot());
      } else if (event instanceof LotChanged e && e.productType() != null) {
        types.put(e.lot(), e.productType());
        touched.add(e.lot());
      }
    }
    for (long serial : touched) {
      Lot lot = asked.state().find(Inventory.LOT, asked.licensee(), serial);
      if (lot != null) {
        corrected(
            asked,
            lot,
            more.getOrDefault(serial, Amount.ZERO),
            types.getOrDefault(serial, lot.productType()));
      }
    }
  }

  private static void corrected(Asked asked, Lot lot, Amount delta, long type) {
    boolean isMore = delta.isPositive();
    if (!isMore && type == lot.productType()) {
      return;
    }
    String becomes = StockRules.classOf(asked, type);
    if (isMore || !becomes.equals(StockRules.classOf(asked, lot.productType()))) {
      Amount size = Ledger.inHand(asked.state(), lot).plus(delta);
      ask(asked, lot.ref(), becomes, size, isMore ? "qty" : "inventory_type_id");
    }
  }

  private static void ask(
      Asked asked, ObjectRef lot, String productClass, Amount size, String field) {
    asked
        .rules()
        .findQuantityLimit(StockRules.LOT_SIZE, productClass)
        .filter(limit -> !limit.allows(size.toDecimal()))
        .ifPresent(limit -> asked.note(lot, StockRules.LOT_SIZE, field, limit.exceeded()));
  }
}
