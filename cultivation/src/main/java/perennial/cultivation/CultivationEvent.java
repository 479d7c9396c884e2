package perennial.cultivation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Minting;
import perennial.identifiers.ObjectRow;
import perennial.journal.Event;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/**
 * What happens to strains, plant batches, plants and harvests. Objects are named by serial. In
 * changes, null means unchanged, and {@code stated} holds only what was stated anew.
 */
public sealed interface CultivationEvent extends Event {

  record StrainDeclared(
      LicenseeId licenseeId, long strain, String prefix, String name, String externalId)
      implements CultivationEvent, Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(new ObjectRow(Cultivation.STRAIN_KIND, strain, licenseeId, prefix));
    }
  }

  record StrainChanged(
      LicenseeId licenseeId, long strain, @Nullable String name, @Nullable String externalId)
      implements CultivationEvent {}

  record StrainWithdrawn(LicenseeId licenseeId, long strain) implements CultivationEvent {}

  record PlantBatchPlanted(
      LicenseeId licenseeId,
      long batch,
      String prefix,
      BatchType type,
      Origin origin,
      PlantStage stage,
      long area,
      long strain,
      @Nullable Long motherPlant,
      int numPlants,
      Instant plantedAt,
      String externalId,
      Stated stated)
      implements CultivationEvent, Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(new ObjectRow(Cultivation.BATCH_KIND, batch, licenseeId, prefix));
    }
  }

  record PlantBatchChanged(
      LicenseeId licenseeId,
      long batch,
      @Nullable Origin origin,
      @Nullable Long area,
      @Nullable Long strain,
      @Nullable Long motherPlant,
      @Nullable Integer numPlants,
      @Nullable Instant plantedAt,
      @Nullable String externalId,
      Stated stated)
      implements CultivationEvent {}

  record PlantBatchClosed(LicenseeId licenseeId, long batch) implements CultivationEvent {}

  record PlantBatchReopened(LicenseeId licenseeId, long batch) implements CultivationEvent {}

  /** The batch was deleted; it stays in the journal and leaves the lists. */
  record PlantBatchRemoved(LicenseeId licenseeId, long batch) implements CultivationEvent {}

  /** Plants that are alike got an identifier each, in one batch. */
  record PlantsTagged(
      LicenseeId licenseeId,
      long batch,
      String prefix,
      List<Long> plants,
      Origin origin,
      PlantStage stage,
      long area,
      long strain,
      @Nullable Long motherPlant,
      boolean isMother,
      Instant plantCreatedAt,
      String externalId,
      Stated stated)
      implements CultivationEvent, Minting {
    @Override
    public List<ObjectRow> minted() {
      return plants.stream()
          .map(plant -> new ObjectRow(Cultivation.PLANT_KIND, plant, licenseeId, prefix))
          .toList();
    }
  }

  /** Plants moved with their batch to another area, or were found to be of another strain. */
  record PlantsMoved(
      LicenseeId licenseeId, List<Long> plants, @Nullable Long area, @Nullable Long strain)
      implements CultivationEvent {}

  /**
   * @param stage only from growing to propagation source or back
   */
  record PlantChanged(
      LicenseeId licenseeId,
      long plant,
      @Nullable Origin origin,
      @Nullable PlantStage stage,
      @Nullable Long area,
      @Nullable Long strain,
      @Nullable Long motherPlant,
      @Nullable Boolean isMother,
      @Nullable Instant plantCreatedAt,
      @Nullable String externalId,
      Stated stated)
      implements CultivationEvent {}

  /**
   * A plant went from one batch to another.
   *
   * @param isLive whether it counts among the living of both
   */
  record PlantRebatched(
      LicenseeId licenseeId, long plant, long fromBatch, long toBatch, boolean isLive)
      implements CultivationEvent {}

  /**
   * A plant that was harvested, packaged or destroyed grows again in its batch: it was cut in part,
   * or the act was an error.
   */
  record PlantRegrown(LicenseeId licenseeId, long plant, long batch, PlantStage stage)
      implements CultivationEvent {}

  /** A harvest came into being, still empty; what was cut follows as {@link PlantsHarvested}. */
  record HarvestStarted(
      LicenseeId licenseeId,
      long harvest,
      String prefix,
      Origin origin,
      long strain,
      long area,
      Instant plantedAt,
      Instant harvestedAt,
      String externalId,
      Stated stated)
      implements CultivationEvent, Minting {
    @Override
    public List<ObjectRow> minted() {
      return List.of(new ObjectRow(Cultivation.BATCH_KIND, harvest, licenseeId, prefix));
    }
  }

  /**
   * Plants were cut, and what came of them was weighed wet.
   *
   * @param wet grams that this cut adds
   * @param qtyHarvest what the reporter stated as the sum, which need not equal it; else the sum
   */
  record PlantsHarvested(
      LicenseeId licenseeId,
      long harvest,
      List<Taken> taken,
      Weights wet,
      Amount qtyHarvest,
      Instant harvestedAt)
      implements CultivationEvent {}

  /**
   * A harvest was dried and weighed. Repeated until the weights are final; each replaces the
   * former.
   *
   * @param dry grams that are left
   * @param waste grams that were taken off as waste
   * @param dryChange against the former cure; all of it at the first, negative where less is left
   * @param wasteChange likewise
   */
  record HarvestCured(
      LicenseeId licenseeId,
      long harvest,
      Weights dry,
      Weights waste,
      Weights dryChange,
      Weights wasteChange,
      long flowerArea,
      long otherArea)
      implements CultivationEvent {}

  /**
   * Cured material was made into lots, or went back from lots that were undone.
   *
   * @param change grams; negative where it went back
   * @param stage of the harvest from now on: finished when nothing is left
   */
  record HarvestFinished(LicenseeId licenseeId, long harvest, Weights change, HarvestStage stage)
      implements CultivationEvent {}

  /**
   * Wet material was taken out of a harvest to be destroyed, or went back from a disposal that was
   * undone.
   *
   * @param change grams; negative where it went back
   * @param stage of the harvest from now on: finished when it was wet and nothing is left
   */
  record HarvestWetTaken(LicenseeId licenseeId, long harvest, Weights change, HarvestStage stage)
      implements CultivationEvent {}

  /** A harvest without any material was deleted. */
  record HarvestRemoved(LicenseeId licenseeId, long harvest) implements CultivationEvent {}

  /** Plants were moved into a lot. */
  record PlantsPackaged(LicenseeId licenseeId, List<Taken> taken) implements CultivationEvent {}

  /** Plants were made unusable. */
  record PlantsDestroyed(LicenseeId licenseeId, List<Taken> taken) implements CultivationEvent {}

  /** A plant was deleted; it stays in the journal and leaves the lists. */
  record PlantRemoved(LicenseeId licenseeId, long plant) implements CultivationEvent {}
}
