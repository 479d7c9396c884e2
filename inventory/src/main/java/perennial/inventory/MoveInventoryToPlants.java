package perennial.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.cultivation.CultivationEvent.PlantBatchPlanted;
import perennial.cultivation.CultivationEvent.PlantsTagged;
import perennial.cultivation.NewBatch;
import perennial.cultivation.Origin;
import perennial.cultivation.PlantBatch;
import perennial.cultivation.PlantBatches;
import perennial.cultivation.PlantStage;
import perennial.cultivation.Plants;
import perennial.cultivation.StartPlantBatch;
import perennial.cultivation.Strains;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Areas;
import perennial.licensing.Objections;

/**
 * Plants a part of a lot of seeds, clones, tissue or whole plants: as many plants get an identifier
 * each and leave the lot (api.md 3.5.3).
 *
 * @param lot serial of the lot
 * @param batch the plant batch that they join; null makes a new one
 * @param area null takes the lot's
 * @param strain null takes the lot's; another's is refused
 */
public record MoveInventoryToPlants(
    @Nullable Long lot,
    @Nullable Amount qty,
    @Nullable Long batch,
    @Nullable Long area,
    @Nullable Long strain)
    implements Command {

  /** Categories of what can grow. */
  private static final Set<String> LIVING = Set.of("immature_plant", "mature_plant");

  /** Why nothing is planted. */
  public enum Reason implements Refusal.Reason {
    LOT_UNKNOWN,
    LOT_DOES_NOT_GROW,
    QTY_WRONG,
    NOT_SO_MUCH_AVAILABLE,
    TOO_MANY_PLANTS,
    BATCH_UNKNOWN,
    BATCH_CLOSED,
    BATCH_FULL,
    AREA_UNKNOWN,
    STRAIN_UNKNOWN
  }

  @Override
  public String act() {
    return "inventory.to-plants";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (lot != null) {
      Ledger.prefetch(prefetch, actor.licensee(), lot);
    }
    if (batch != null) {
      prefetch.row(Cultivation.PLANT_BATCH, actor.licensee(), batch);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    Lot found = Stock.find(state, actor, lot);
    PlantBatch into = PlantBatches.find(state, actor, batch);
    var objections =
        new Objections().reference("inventory_id", lot, found != null, Reason.LOT_UNKNOWN);
    Amounts.requirePositive(objections, "qty", qty, Unit.EA, Reason.QTY_WRONG);
    objections.addIf(
        qty != null && qty.compareTo(Amount.of(NewBatch.PLANTS_MAX)) > 0,
        "qty",
        Reason.TOO_MANY_PLANTS,
        "The qty may not be greater than " + NewBatch.PLANTS_MAX + ".");
    if (found != null) {
      objections.addIf(
          !LIVING.contains(Stock.typeOf(state, found).type()),
          "inventory_id",
          Reason.LOT_DOES_NOT_GROW,
          "Only inventory of seeds, clones, tissue or plants can be moved to plants.");
      Stock.requireAvailable(objections, "qty", state, found, qty, Reason.NOT_SO_MUCH_AVAILABLE);
    }
    if (batch != null) {
      batchTakes(objections, into);
    }
    Long toArea = area != null || found == null ? area : Long.valueOf(found.area());
    Long ofStrain = strain != null || found == null ? strain : found.strain();
    if (found != null || area != null) {
      objections.reference(
          "area_id", toArea, Areas.isOpen(state, actor, toArea), Reason.AREA_UNKNOWN);
    }
    if (found != null || strain != null) {
      objections.reference(
          "strain_id", ofStrain, Strains.isUsable(state, actor, ofStrain), Reason.STRAIN_UNKNOWN);
    }
    if (!objections.isEmpty() || found == null || toArea == null || ofStrain == null) {
      return objections.refused();
    }
    return planted(deciding, found, into, toArea, ofStrain);
  }

  private void batchTakes(Objections objections, @Nullable PlantBatch into) {
    if (into == null) {
      objections.invalid("batch_id", Reason.BATCH_UNKNOWN);
    } else if (qty != null && qty.isWhole() && qty.compareTo(Amount.of(NewBatch.PLANTS_MAX)) <= 0) {
      objections.addAll(
          PlantBatches.mustTake(
              into,
              Math.toIntExact(qty.wholeExact()),
              "batch_id",
              Reason.BATCH_CLOSED,
              Reason.BATCH_FULL));
    }
  }

  private Decision<Outcome> planted(
      Deciding deciding, Lot from, @Nullable PlantBatch into, long toArea, long ofStrain) {
    Amount number = Objects.requireNonNull(qty);
    var events = new ArrayList<Event>();
    ObjectRef target =
        into == null ? newBatch(deciding, from, toArea, ofStrain, events) : into.ref();
    List<Long> plants =
        StartPlantBatch.mint(deciding.minter(), Math.toIntExact(number.wholeExact()));
    events.add(
        new PlantsTagged(
            from.licenseeId(),
            target.serial(),
            deciding.actor().prefix(),
            plants,
            Origin.INVENTORY,
            PlantStage.GROWING,
            toArea,
            ofStrain,
            null,
            false,
            deciding.moments().occurredAt(),
            "",
            Stated.NONE));
    events.addAll(
        new Ledger(deciding).take(from, Account.ORIGIN, number, Reasons.CONVERSION).events());
    List<ObjectRef> made =
        plants.stream().map(p -> new ObjectRef(Cultivation.PLANT_KIND, p)).toList();
    return new Decision.Accepted<>(new Outcome(events, target, made, null));
  }

  private ObjectRef newBatch(
      Deciding deciding, Lot from, long toArea, long ofStrain, List<Event> events) {
    ObjectRef made = deciding.minter().mint(Cultivation.BATCH_KIND);
    events.add(
        new PlantBatchPlanted(
            from.licenseeId(),
            made.serial(),
            deciding.actor().prefix(),
            BatchType.PLANT,
            origin(deciding, from),
            PlantStage.GROWING,
            toArea,
            ofStrain,
            null,
            Math.toIntExact(Objects.requireNonNull(qty).wholeExact()),
            deciding.moments().occurredAt(),
            "",
            Stated.NONE));
    return made;
  }

  /** What the new batch grew from, which is never lost, whoever grew the lot before. */
  private static Origin origin(Deciding deciding, Lot from) {
    PlantBatch batch = PlantBatches.find(deciding.state(), deciding.actor(), from.batch());
    if (batch != null) {
      return batch.origin();
    }
    return switch (Stock.typeOf(deciding.state(), from).intermediateType()) {
      case "seeds" -> Origin.SEED;
      case "clones" -> Origin.CLONE;
      case "plant_tissue" -> Origin.TISSUE;
      default -> Origin.PLANT;
    };
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    ObjectRow first =
        state.find(Identifiers.OBJECT, made.getFirst().kind(), made.getFirst().serial());
    return first != null
        && Plants.load(state, first.licenseeId(), made.stream().map(ObjectRef::serial).toList())
                .size()
            == made.size();
  }
}
