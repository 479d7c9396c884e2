package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.cultivation.Cultivation;
import perennial.cultivation.Harvest;
import perennial.cultivation.PlantBatch;
import perennial.journal.Actor;
import perennial.journal.Prefetch;
import perennial.journal.State;

/** One of the three things that share LeafData's name and kind of identifier "batch". */
public sealed interface AnyBatch {
  /** Seeds, clones or plants. */
  record OfPlants(PlantBatch batch) implements AnyBatch {
    @Override
    public long serial() {
      return batch.serial();
    }
  }

  /** What was cut from plants. */
  record OfHarvest(Harvest harvest) implements AnyBatch {
    @Override
    public long serial() {
      return harvest.serial();
    }
  }

  /** Lots that were processed or received together. */
  record OfLots(ProductionBatch batch) implements AnyBatch {
    @Override
    public long serial() {
      return batch.serial();
    }
  }

  long serial();

  /** The actor's batch of this serial, or null when there is none or it was deleted. */
  static @Nullable AnyBatch find(State state, Actor actor, @Nullable Long serial) {
    AnyBatch found = serial == null ? null : findAny(state, actor, serial);
    return found == null || isDeleted(found) ? null : found;
  }

  /** The actor's batch of this serial, even a deleted one. */
  static @Nullable AnyBatch findAny(State state, Actor actor, long serial) {
    ProductionBatch lots = state.find(Inventory.PRODUCTION_BATCH, actor.licensee(), serial);
    if (lots != null) {
      return new OfLots(lots);
    }
    Harvest harvest = state.find(Cultivation.HARVEST, actor.licensee(), serial);
    if (harvest != null) {
      return new OfHarvest(harvest);
    }
    PlantBatch plants = state.find(Cultivation.PLANT_BATCH, actor.licensee(), serial);
    return plants == null ? null : new OfPlants(plants);
  }

  static boolean isDeleted(AnyBatch batch) {
    return switch (batch) {
      case OfPlants(var plants) -> plants.isDeleted();
      case OfHarvest(var harvest) -> harvest.isDeleted();
      case OfLots(var lots) -> lots.isDeleted();
    };
  }

  static void prefetch(Prefetch prefetch, Actor actor, @Nullable Long serial) {
    if (serial != null) {
      prefetch.row(Inventory.PRODUCTION_BATCH, actor.licensee(), serial);
      prefetch.row(Cultivation.HARVEST, actor.licensee(), serial);
      prefetch.row(Cultivation.PLANT_BATCH, actor.licensee(), serial);
    }
  }
}
