package perennial.cultivation;

import java.util.List;
import java.util.Map;
import perennial.journal.Event;
import perennial.journal.Index;
import perennial.journal.Projector;
import perennial.journal.Room;
import perennial.journal.Table;
import perennial.kernel.Kind;
import perennial.licensing.Licensing;

/**
 * The cultivation room: strains, plant batches, plants, and the harvests that are cut from them.
 */
public final class Cultivation implements Room {
  public static final Kind STRAIN_KIND = new Kind("ST");

  /** LeafData's one kind for plant batches, harvests and production batches. */
  public static final Kind BATCH_KIND = new Kind("BA");

  public static final Kind PLANT_KIND = new Kind("PL");

  public static final Table<Strain> STRAIN =
      Table.of("cultivation", "strain", Strain.class)
          .key("licenseeId", "serial")
          .object(STRAIN_KIND, "serial")
          .index("licenseeId", "externalId", "serial")
          .build();

  public static final Table<PlantBatch> PLANT_BATCH =
      Table.of("cultivation", "plant_batch", PlantBatch.class)
          .key("licenseeId", "serial")
          .object(BATCH_KIND, "serial")
          .references("area", Licensing.AREA_KIND)
          .references("strain", STRAIN_KIND)
          .references("motherPlant", PLANT_KIND)
          .check("num_plants >= 0")
          .check("live_plants between 0 and all_plants")
          .index("licenseeId", "externalId", "serial")
          .index("licenseeId", "strain", "status")
          .build();

  public static final Table<Harvest> HARVEST =
      Table.of("cultivation", "harvest", Harvest.class)
          .key("licenseeId", "serial")
          .object(BATCH_KIND, "serial")
          .references("area", Licensing.AREA_KIND)
          .references("flowerArea", Licensing.AREA_KIND)
          .references("otherArea", Licensing.AREA_KIND)
          .references("strain", STRAIN_KIND)
          .check("num_plants >= 0")
          .check("flower_dry >= 0 AND flower_waste >= 0 AND flower_taken >= 0")
          .check("flower_dry + flower_waste + flower_taken <= flower_wet")
          .check("other_dry >= 0 AND other_waste >= 0 AND other_taken >= 0")
          .check("other_dry + other_waste + other_taken <= other_wet")
          .check("flower_finished between 0 and flower_dry")
          .check("other_finished between 0 and other_dry")
          .index("licenseeId", "externalId", "serial")
          .index("licenseeId", "area", "status")
          .index("licenseeId", "otherArea", "status")
          .index("licenseeId", "strain", "status")
          .build();

  public static final Table<Plant> PLANT =
      Table.of("cultivation", "plant", Plant.class)
          .key("licenseeId", "serial")
          .object(PLANT_KIND, "serial")
          .references("batch", BATCH_KIND)
          .references("harvest", BATCH_KIND)
          .references("area", Licensing.AREA_KIND)
          .references("strain", STRAIN_KIND)
          .references("motherPlant", PLANT_KIND)
          .index("licenseeId", "batch", "serial")
          .index("licenseeId", "harvest", "serial")
          .index("licenseeId", "area", "stage")
          .index("licenseeId", "strain", "stage")
          .index("licenseeId", "stage", "serial")
          .index("licenseeId", "externalId", "serial")
          .build();

  /** All plants that were ever tagged in a batch and not moved to another since. */
  public static final Index<Plant> PLANTS_OF_BATCH =
      new Index<>(PLANT, List.of("licenseeId", "batch"), PlantBatch.PLANTS_MAX);

  /** Only whether there are any, as are those below. */
  public static final Index<PlantBatch> BATCHES_OF_STRAIN = any(PLANT_BATCH, "strain", "status");

  public static final Index<Harvest> HARVESTS_IN_AREA = any(HARVEST, "area", "status");

  /** Harvests whose other material lies in an area. */
  public static final Index<Harvest> OTHERS_IN_AREA = any(HARVEST, "otherArea", "status");

  public static final Index<Harvest> HARVESTS_OF_STRAIN = any(HARVEST, "strain", "status");
  public static final Index<Plant> PLANTS_IN_AREA = any(PLANT, "area", "stage");
  public static final Index<Plant> PLANTS_OF_STRAIN = any(PLANT, "strain", "stage");

  /** Rows read to learn whether there are any; see {@link perennial.journal.State#exists}. */
  private static final int ANY = 100;

  private static <R extends Record> Index<R> any(Table<R> table, String what, String state) {
    return new Index<>(table, List.of("licenseeId", what, state), ANY);
  }

  @Override
  public String name() {
    return "cultivation";
  }

  @Override
  public List<Table<?>> tables() {
    return List.of(STRAIN, PLANT_BATCH, HARVEST, PLANT);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.ofEntries(
        Map.entry("strain.declared.1", CultivationEvent.StrainDeclared.class),
        Map.entry("strain.changed.1", CultivationEvent.StrainChanged.class),
        Map.entry("strain.withdrawn.1", CultivationEvent.StrainWithdrawn.class),
        Map.entry("plant-batch.planted.1", CultivationEvent.PlantBatchPlanted.class),
        Map.entry("plant-batch.changed.1", CultivationEvent.PlantBatchChanged.class),
        Map.entry("plant-batch.closed.1", CultivationEvent.PlantBatchClosed.class),
        Map.entry("plant-batch.reopened.1", CultivationEvent.PlantBatchReopened.class),
        Map.entry("plant-batch.removed.1", CultivationEvent.PlantBatchRemoved.class),
        Map.entry("plants.tagged.1", CultivationEvent.PlantsTagged.class),
        Map.entry("plants.moved.1", CultivationEvent.PlantsMoved.class),
        Map.entry("plant.changed.1", CultivationEvent.PlantChanged.class),
        Map.entry("plant.rebatched.1", CultivationEvent.PlantRebatched.class),
        Map.entry("plant.regrown.1", CultivationEvent.PlantRegrown.class),
        Map.entry("harvest.started.1", CultivationEvent.HarvestStarted.class),
        Map.entry("plants.harvested.1", CultivationEvent.PlantsHarvested.class),
        Map.entry("harvest.cured.1", CultivationEvent.HarvestCured.class),
        Map.entry("harvest.finished.1", CultivationEvent.HarvestFinished.class),
        Map.entry("harvest.wet-taken.1", CultivationEvent.HarvestWetTaken.class),
        Map.entry("harvest.removed.1", CultivationEvent.HarvestRemoved.class),
        Map.entry("plants.packaged.1", CultivationEvent.PlantsPackaged.class),
        Map.entry("plants.destroyed.1", CultivationEvent.PlantsDestroyed.class),
        Map.entry("plant.removed.1", CultivationEvent.PlantRemoved.class));
  }

  @Override
  public Projector projector() {
    return new CultivationProjector();
  }
}
