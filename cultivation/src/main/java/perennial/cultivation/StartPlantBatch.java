package perennial.cultivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import perennial.cultivation.CultivationEvent.PlantBatchPlanted;
import perennial.cultivation.CultivationEvent.PlantsTagged;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Minter;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.licensing.Objections;
import perennial.licensing.Owned;

/**
 * Makes a batch of plants, and the plants that it was said to have, all growing and alike. The
 * refusals are those of {@link NewBatch}.
 *
 * @param batch of type plant; propagation material also makes a lot, so that act is inventory's
 */
public record StartPlantBatch(NewBatch batch) implements Command {
  public StartPlantBatch {
    if (batch.type() != BatchType.PLANT) {
      throw new IllegalArgumentException("propagation material is inventory's act");
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
    ObjectRef made = deciding.minter().mint(Cultivation.BATCH_KIND);
    PlantBatchPlanted planted = batch.planted(deciding, made);
    var events = new ArrayList<Event>();
    events.add(planted);
    int number = Objects.requireNonNull(batch.numPlants());
    if (number > 0) {
      events.add(alike(planted, mint(deciding.minter(), number)));
    }
    return Outcome.made(made, events);
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream()
        .map(ref -> Owned.find(state, Cultivation.PLANT_BATCH, ref))
        .allMatch(found -> found != null && !found.isDeleted());
  }

  private static PlantsTagged alike(PlantBatchPlanted batch, List<Long> plants) {
    return new PlantsTagged(
        batch.licenseeId(),
        batch.batch(),
        batch.prefix(),
        plants,
        batch.origin(),
        PlantStage.GROWING,
        batch.area(),
        batch.strain(),
        batch.motherPlant(),
        false,
        batch.plantedAt(),
        "",
        Stated.NONE);
  }

  /** Fresh serials for plants. */
  public static List<Long> mint(Minter minter, int number) {
    var serials = new ArrayList<Long>(number);
    for (int i = 0; i < number; i++) {
      serials.add(minter.next(Cultivation.PLANT_KIND));
    }
    return serials;
  }
}
