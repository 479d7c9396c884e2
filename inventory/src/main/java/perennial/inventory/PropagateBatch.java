package perennial.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.cultivation.CultivationEvent.PlantBatchPlanted;
import perennial.cultivation.NewBatch;
import perennial.cultivation.Origin;
import perennial.cultivation.PlantBatch;
import perennial.cultivation.Strain;
import perennial.cultivation.Strains;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.licensing.Objections;
import perennial.licensing.Owned;
import perennial.rulebook.RulePack;

/**
 * Makes a batch of propagation material: seeds, clones or tissue that are counted together. With it
 * comes one lot of as many, of a product type that the registry makes for the strain if there is
 * none yet (api.md 3.4.2). The refusals are those of {@link NewBatch}.
 *
 * @param batch of type propagation material; no plants at all are accepted
 */
public record PropagateBatch(RulePack rules, NewBatch batch) implements Command {
  public PropagateBatch {
    if (batch.type() != BatchType.PROPAGATION_MATERIAL) {
      throw new IllegalArgumentException("plants are cultivation's act");
    }
  }

  @Override
  public String act() {
    return "plant-batch.plant";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    batch.prefetch(actor, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Objections objections = batch.objections(deciding);
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    Strain strain =
        Objects.requireNonNull(
            Strains.findUsable(deciding.state(), deciding.actor(), batch.strain()));
    ObjectRef made = deciding.minter().mint(Cultivation.BATCH_KIND);
    PlantBatchPlanted planted = batch.planted(deciding, made);
    var events = new ArrayList<Event>();
    events.add(planted);
    AutomaticTypes.Made type =
        AutomaticTypes.propagation(deciding, rules, productClass(planted.origin()), strain, events);
    LotPlan plan =
        LotPlan.of(deciding, type.serial(), type.uom(), LotOrigin.PROPAGATION)
            .in(planted.area(), made.serial())
            .strain(strain.serial());
    events.add(plan.created());
    events.addAll(
        new Ledger(deciding)
            .bring(plan.lot(), Account.ORIGIN, Amount.of(planted.numPlants()), Reasons.CREATE)
            .events());
    return new Decision.Accepted<>(
        new Outcome(events, made, List.of(made, plan.lot().ref()), null));
  }

  /** Cuttings of whole plants are clones. */
  private static String productClass(Origin origin) {
    return switch (origin) {
      case SEED -> "seeds";
      case CLONE, PLANT, INVENTORY -> "clones";
      case TISSUE -> "plant_tissue";
    };
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    PlantBatch found = Owned.find(state, Cultivation.PLANT_BATCH, made.getFirst());
    return found != null && !found.isDeleted() && Stock.allStand(state, made);
  }
}
