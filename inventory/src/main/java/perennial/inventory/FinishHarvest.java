package perennial.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Harvest;
import perennial.cultivation.Harvests;
import perennial.cultivation.Weights;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Bytes;
import perennial.kernel.Decision;
import perennial.kernel.Digests;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Areas;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;

/**
 * Makes cured material of a harvest into lots (api.md 3.4.7), no more of each material than was
 * cured. The same finish again is accepted and makes nothing, as long as one of the lots that it
 * made is there; it is answered with them as they are.
 *
 * @param harvest serial of the harvest
 */
public record FinishHarvest(@Nullable Long harvest, List<NewLot> lots) implements Command {

  /** Lots of one finish; a harvest is packed into bins, of which a room holds some hundreds. */
  public static final int LOTS_MAX = 500;

  /** Where a lot of a harvest keeps which finish made it, and of which material it is. */
  private static final String FINISH = "finish_digest";

  static final String MATERIAL = "material_type";

  /**
   * One of the lots to be.
   *
   * @param qty grams
   * @param materialType {@code flower} or {@code other_material}; null follows from the product
   *     type
   */
  public record NewLot(
      @Nullable Long productType,
      @Nullable Long area,
      @Nullable Amount qty,
      @Nullable String materialType,
      boolean medicallyCompliant) {}

  /** The two materials of a harvest. */
  enum Material {
    FLOWER,
    OTHER_MATERIAL;

    private static final Set<String> FLOWERS = Set.of("flower", "flower_lots");

    static @Nullable Material read(@Nullable String word) {
      return switch (word == null ? "" : word) {
        case "flower" -> FLOWER;
        case "other_material", "other" -> OTHER_MATERIAL;
        default -> null;
      };
    }

    static Material of(ProductType type) {
      return FLOWERS.contains(type.intermediateType()) ? FLOWER : OTHER_MATERIAL;
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    Amount of(Weights weights) {
      return this == FLOWER ? weights.flower() : weights.other();
    }

    Weights weights(Amount grams) {
      return this == FLOWER ? new Weights(grams, Amount.ZERO) : new Weights(Amount.ZERO, grams);
    }
  }

  /** Why a harvest is not finished. */
  public enum Reason implements Refusal.Reason {
    HARVEST_UNKNOWN,
    NOT_A_HARVEST,
    HARVEST_NOT_CURED,
    MORE_THAN_CURED,
    LOTS_MISSING,
    TOO_MANY_LOTS,
    PRODUCT_TYPE_UNKNOWN,
    PRODUCT_TYPE_NOT_OF_HARVESTS,
    MATERIAL_TYPE_UNKNOWN,
    AREA_UNKNOWN,
    QTY_WRONG
  }

  @Override
  public String act() {
    return "harvest.finish";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    AnyBatch.prefetch(prefetch, actor, harvest);
    if (lots.size() <= LOTS_MAX) {
      for (NewLot lot : lots) {
        if (lot.productType() != null) {
          prefetch.row(Inventory.PRODUCT_TYPE, actor.licensee(), lot.productType());
        }
        if (lot.area() != null) {
          prefetch.row(Licensing.AREA, actor.licensee(), lot.area());
        }
      }
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    Harvest found = Harvests.find(state, actor, harvest);
    if (found != null) {
      List<ObjectRef> before = madeBefore(state, found);
      if (!before.isEmpty()) {
        return new Decision.Accepted<>(new Outcome(List.of(), found.ref(), before, null));
      }
    }
    var objections = new Objections();
    if (found == null && AnyBatch.find(state, actor, harvest) != null) {
      objections.add("batch_id", Reason.NOT_A_HARVEST, "Only a harvest batch may be finished.");
    } else {
      objections.reference("batch_id", harvest, found != null, Reason.HARVEST_UNKNOWN);
    }
    Weights wanted = lotObjections(objections, state, actor);
    if (found != null) {
      Harvests.mustHold(
          found, wanted, objections, Reason.HARVEST_NOT_CURED, Reason.MORE_THAN_CURED);
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    return finished(deciding, found, wanted);
  }

  private List<ObjectRef> madeBefore(State state, Harvest found) {
    String digest = digest();
    return state.list(Inventory.LOTS_OF_BATCH, found.licenseeId(), found.serial()).stream()
        .filter(lot -> !lot.isDeleted() && lot.origin() == LotOrigin.HARVEST)
        .filter(lot -> digest.equals(lot.stated().get(FINISH)))
        .map(Lot::ref)
        .toList();
  }

  /** Collects what is wrong with the lots, and what they weigh together. */
  private Weights lotObjections(Objections objections, State state, Actor actor) {
    if (lots.isEmpty()) {
      objections.require("new_lot_types", null, Reason.LOTS_MISSING);
    }
    if (lots.size() > LOTS_MAX) {
      objections.add(
          "new_lot_types",
          Reason.TOO_MANY_LOTS,
          "The new lot types may not have more than %d items.".formatted(LOTS_MAX));
      return Weights.ZERO;
    }
    Weights wanted = Weights.ZERO;
    for (int i = 0; i < lots.size(); i++) {
      NewLot lot = lots.get(i);
      String field = "new_lot_types." + i + ".";
      ProductType type = Stock.findType(state, actor, lot.productType());
      boolean isOpen = Areas.isOpen(state, actor, lot.area());
      objections
          .reference(
              field + "inventory_type_id",
              lot.productType(),
              type != null,
              Reason.PRODUCT_TYPE_UNKNOWN)
          .reference(field + "area_id", lot.area(), isOpen, Reason.AREA_UNKNOWN);
      typeIsOfHarvests(objections, field, lot, type);
      Amounts.requirePositive(objections, field + "qty", lot.qty(), null, Reason.QTY_WRONG);
      if (type != null && lot.qty() != null && lot.qty().isPositive()) {
        wanted = wanted.plus(material(lot, type).weights(lot.qty()));
      }
    }
    return wanted;
  }

  private static void typeIsOfHarvests(
      Objections objections, String field, NewLot lot, @Nullable ProductType type) {
    objections.addIf(
        type != null && !type.type().equals("harvest_materials"),
        field + "inventory_type_id",
        Reason.PRODUCT_TYPE_NOT_OF_HARVESTS,
        "A harvest is finished into inventory types of harvest materials.");
    if (Texts.orNull(lot.materialType()) != null && Material.read(lot.materialType()) == null) {
      objections.invalid(field + "material_type", Reason.MATERIAL_TYPE_UNKNOWN);
    }
  }

  private static Material material(NewLot lot, ProductType type) {
    return Objects.requireNonNullElseGet(
        Material.read(lot.materialType()), () -> Material.of(type));
  }

  private Decision<Outcome> finished(Deciding deciding, Harvest found, Weights wanted) {
    var events = new ArrayList<Event>();
    events.add(Harvests.finished(found, wanted));
    var ledger = new Ledger(deciding);
    var made = new ArrayList<ObjectRef>();
    String digest = digest();
    for (NewLot lot : lots) {
      ProductType type =
          Objects.requireNonNull(
              Stock.findType(deciding.state(), deciding.actor(), lot.productType()));
      LotPlan plan =
          LotPlan.of(deciding, type.serial(), type.uom(), LotOrigin.HARVEST)
              .in(Objects.requireNonNull(lot.area()), found.serial())
              .strain(found.strain())
              .medicallyCompliant(lot.medicallyCompliant())
              .stated(
                  null, Stated.of(Map.of(FINISH, digest, MATERIAL, material(lot, type).wire())));
      events.add(plan.created());
      Amount grams = Objects.requireNonNull(lot.qty());
      ledger
          .post(HarvestPostings.out(found, grams))
          .post(Posting.real(Account.AVAILABLE, plan.lot(), 0, grams, Reasons.CREATE))
          .adjust(plan.lot(), grams, Reasons.CREATE);
      made.add(plan.lot().ref());
    }
    events.addAll(ledger.events());
    return new Decision.Accepted<>(new Outcome(events, found.ref(), made, null));
  }

  private String digest() {
    return new Bytes(Digests.sha256((harvest + " " + lots).getBytes(StandardCharsets.UTF_8)))
        .toHex();
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return Stock.allStand(state, made);
  }
}
