package perennial.inventory;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import perennial.journal.Event;
import perennial.kernel.ObjectRef;

/**
 * What the rules say of goods that come into being: how large a lot may be or become, what is made
 * of what, and who deals in what.
 */
public final class StockRules implements EventRules {
  /** What rules call the limit on one lot, and the breach of it. */
  public static final String LOT_SIZE = "lot-size";

  public static final String CONVERSION = "conversion";

  /**
   * What rules call the limit on the cannabis in infused goods, for each gram that went in, and the
   * breach of it.
   */
  public static final String CANNABIS_KEPT = "cannabis-kept";

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
        case Posted e -> e.postings().forEach(posting -> LotSizes.made(asked, posting, lots));
        default -> {
          // Nothing is said of it here.
        }
      }
    }
    LotSizes.corrected(asked, events);
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

  static String classOf(Asked asked, long productType) {
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
    kept(asked, e, into, to);
  }

  /**
   * Where the maker stated how much is in them; goods that are nothing else were weighed before.
   */
  private static void kept(Asked asked, LotsConverted e, LotCreated into, String to) {
    ProductType output =
        asked.state().find(Inventory.PRODUCT_TYPE, asked.licensee(), into.productType());
    BigDecimal in = BigDecimal.ZERO;
    for (LotsConverted.Source source : e.sources()) {
      Lot lot = asked.state().find(Inventory.LOT, asked.licensee(), source.lot());
      BigDecimal known =
          lot == null ? null : Stock.typeOf(asked.state(), lot).cannabisIn(source.quantity());
      if (known == null) {
        return;
      }
      in = in.add(known);
    }
    BigDecimal out = output == null ? null : output.cannabisIn(e.quantity());
    if (output == null || !output.infused() || out == null) {
      return;
    }
    BigDecimal whole = in;
    asked
        .rules()
        .findQuantityLimit(CANNABIS_KEPT, to)
        .filter(limit -> out.compareTo(limit.most().multiply(whole)) > 0)
        .ifPresent(limit -> asked.note(lotRef(e.lot()), CANNABIS_KEPT, "qty", limit.exceeded()));
  }
}
