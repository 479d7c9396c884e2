package perennial.inventory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import perennial.journal.Event;
import perennial.kernel.ObjectRef;

/**
 * What the rules say of goods that come into being: how large a lot may be, what is made of what,
 * and who deals in what.
 */
public final class StockRules implements EventRules {
  /** What rules call the limit on one lot, and the breach of it. */
  public static final String LOT_SIZE = "lot-size";

  public static final String CONVERSION = "conversion";

  /** The breach that a license deals in goods that are not for its type. */
  public static final String GOODS = "goods";

  /** A portion keeps the size of nothing: what it left was larger. */
  private static final Set<LotOrigin> SIZED =
      Set.of(LotOrigin.DECLARED, LotOrigin.HARVEST, LotOrigin.CONVERSION);

  @Override
  public void ask(List<Event> events, Asked asked) {
    var made = new HashMap<Long, ProductTypeDeclared>();
    var lots = new LinkedHashMap<Long, LotCreated>();
    for (Event event : events) {
      switch (event) {
        case ProductTypeDeclared e -> {
          made.put(e.serial(), e);
          if (e.automatic() == null && e.originalSerial() == null) {
            deals(asked, typeRef(e.serial()), "intermediate_type", e.intermediateType());
          }
        }
        case ProductTypeChanged e -> {
          String productClass = e.intermediateType();
          if (productClass != null) {
            deals(asked, typeRef(e.serial()), "intermediate_type", productClass);
          }
        }
        case LotCreated e when SIZED.contains(e.origin()) -> lots.put(e.serial(), e);
        case LotsConverted e -> converted(asked, e, Objects.requireNonNull(lots.get(e.lot())));
        case Posted e -> e.postings().forEach(posting -> sized(asked, posting, lots));
        default -> {
          // Nothing is said of it here.
        }
      }
    }
    lots.values().stream()
        .filter(lot -> lot.origin() != LotOrigin.HARVEST && !made.containsKey(lot.productType()))
        .forEach(
            lot -> deals(asked, lotRef(lot.serial()), "inventory_type_id", classOf(asked, lot)));
  }

  private static ObjectRef typeRef(long serial) {
    return new ObjectRef(Inventory.PRODUCT_TYPE_KIND, serial);
  }

  private static ObjectRef lotRef(long serial) {
    return new ObjectRef(Inventory.LOT_KIND, serial);
  }

  private static void deals(Asked asked, ObjectRef object, String field, String productClass) {
    asked.note(
        object,
        GOODS,
        field,
        asked.rules().handles(asked.act(), asked.licenseType(), productClass, Set.of()));
  }

  /** The key of the class of a lot's goods; no class where its type is made by the same act. */
  private static String classOf(Asked asked, LotCreated lot) {
    return classOf(asked, lot.productType());
  }

  private static String classOf(Asked asked, long productType) {
    ProductType type = asked.state().find(Inventory.PRODUCT_TYPE, asked.licensee(), productType);
    return type == null ? "" : type.intermediateType();
  }

  private static void converted(Asked asked, LotsConverted e, LotCreated into) {
    String to = classOf(asked, into);
    e.sources().stream()
        .map(source -> asked.state().find(Inventory.LOT, asked.licensee(), source.lot()))
        .filter(Objects::nonNull)
        .map(lot -> classOf(asked, lot.productType()))
        .distinct()
        .filter(from -> !from.equals(to))
        .forEach(from ->
            asked.note(
                lotRef(e.lot()),
                CONVERSION,
                "inventory_type_id",
                asked.rules().conversion(from, to)));
  }

  private static void sized(Asked asked, Posting posting, Map<Long, LotCreated> lots) {
    ObjectRef object = posting.object();
    if (posting.account() != Account.AVAILABLE
        || object == null
        || !object.kind().equals(Inventory.LOT_KIND)) {
      return;
    }
    LotCreated lot = lots.get(object.serial());
    if (lot == null) {
      return;
    }
    asked
        .rules()
        .findQuantityLimit(LOT_SIZE, classOf(asked, lot))
        .filter(limit -> !limit.allows(posting.amount().toDecimal()))
        .ifPresent(limit ->
            asked.note(lotRef(lot.serial()), LOT_SIZE, field(lot, lots), limit.exceeded()));
  }

  /** Lots of a harvest are told one after another; the place of one is its place in that list. */
  private static String field(LotCreated lot, Map<Long, LotCreated> lots) {
    return lot.origin() == LotOrigin.HARVEST
        ? "new_lot_types." + List.copyOf(lots.keySet()).indexOf(lot.serial()) + ".qty"
        : "qty";
  }
}
