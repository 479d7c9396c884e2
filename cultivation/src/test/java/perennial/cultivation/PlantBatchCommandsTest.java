package perennial.cultivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.Stated;
import perennial.licensing.CloseArea;

class PlantBatchCommandsTest {
  private final Garden garden = Garden.inMemory();

  @AfterEach
  void foldsToItsRows() {
    assertThat(garden.journal.differences()).isEmpty();
  }

  private Answered start(NewBatch batch) {
    return garden.run(new StartPlantBatch(batch));
  }

  private Answered start(@Nullable Integer numPlants) {
    return start(Garden.newBatch(BatchType.PLANT, garden.area, garden.strain, numPlants));
  }

  /** Changes nothing but what is given. */
  private static ChangePlantBatch change(
      @Nullable Long batch, @Nullable Long area, @Nullable Long strain) {
    return new ChangePlantBatch(
        batch, false, null, area, strain, null, null, null, null, null, null, Stated.NONE);
  }

  private static ChangePlantBatch inStatus(long batch, BatchStatus status) {
    return new ChangePlantBatch(
        batch, false, null, null, null, null, null, null, status, null, null, Stated.NONE);
  }

  @Test
  void makesABatchAndItsPlantsAlike() {
    long batch = start(3).serial();

    assertThat(garden.batchRow(batch))
        .satisfies(row -> {
          assertThat(row.count()).isEqualTo(3);
          assertThat(row.livePlants()).isEqualTo(3);
          assertThat(row.allPlants()).isEqualTo(3);
          assertThat(row.status()).isEqualTo(BatchStatus.OPEN);
          assertThat(row.isParent()).isFalse();
        });
    assertThat(garden.journal.rows(Cultivation.PLANT))
        .hasSize(3)
        .allSatisfy(plant -> {
          assertThat(plant.batch()).isEqualTo(batch);
          assertThat(plant.stage()).isEqualTo(PlantStage.GROWING);
          assertThat(plant.origin()).isEqualTo(Origin.CLONE);
          assertThat(plant.area()).isEqualTo(garden.area);
          assertThat(plant.strain()).isEqualTo(garden.strain);
        });
    assertThat(garden.journal.find(Identifiers.OBJECT, Cultivation.PLANT_KIND, 1L).globalId())
        .hasToString("WAJ412149.PL1");
  }

  @Test
  void takesNoPlantsAndRefusesOneTooMany() {
    assertThat(garden.batchRow(start(0).serial()).count()).isZero();
    assertThat(garden.batchRow(start(NewBatch.PLANTS_MAX).serial()).livePlants()).isEqualTo(2_500);
    assertThat(start(NewBatch.PLANTS_MAX + 1).texts("num_plants"))
        .containsExactly("The num plants may not be greater than 2500.");
    assertThat(start(-1).texts("num_plants")).containsExactly("The num plants must be at least 0.");
  }

  @Test
  void saysEverythingThatIsMissingAtOnce() {
    var empty =
        new NewBatch(BatchType.PLANT, null, null, null, null, null, null, null, Stated.NONE);

    Answered answered = start(empty);

    assertThat(answered.texts("area_id")).containsExactly("The area id field is required.");
    assertThat(answered.texts("strain_id")).containsExactly("The strain id field is required.");
    assertThat(answered.texts("origin"))
        .containsExactly("The origin field is required when type is plant.");
    assertThat(answered.texts("num_plants"))
        .containsExactly("The num plants field is required when type is plant.");
    assertThat(answered.refusals()).hasSize(4);
  }

  @Test
  void refusesWhatIsNotThere() {
    var wrong =
        new NewBatch(
            BatchType.PLANT,
            99L,
            99L,
            Origin.INVENTORY,
            99L,
            1,
            null,
            "x".repeat(256),
            Stated.NONE);

    assertThat(start(wrong).reasons())
        .containsExactly(
            "AREA_UNKNOWN",
            "STRAIN_UNKNOWN",
            "EXTERNAL_ID_TOO_LONG",
            "ORIGIN_INVALID",
            "MOTHER_PLANT_UNKNOWN");
  }

  @Test
  void refusesAClosedArea() {
    garden.run(new CloseArea(garden.area)).subject();

    assertThat(start(1).texts("area_id")).containsExactly("The selected area id is invalid.");
  }

  @Test
  void leavesPropagationMaterialToInventory() {
    var batch = Garden.newBatch(BatchType.PROPAGATION_MATERIAL, garden.area, garden.strain, 1);

    assertThatThrownBy(() -> new StartPlantBatch(batch))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changesOnlyWhatIsStated() {
    long batch = start(1).serial();
    Instant planted = Instant.parse("2025-12-01T08:00:00Z");
    PlantBatch before = garden.batchRow(batch);

    garden.run(
        new ChangePlantBatch(
            batch,
            true,
            BatchType.PLANT,
            null,
            null,
            Origin.SEED,
            null,
            7,
            null,
            planted,
            "ext",
            Stated.of(Map.of("flower_wet_weight", "12.5"))));

    PlantBatch after = garden.batchRow(batch);
    assertThat(after.origin()).isEqualTo(Origin.SEED);
    assertThat(after.plantedAt()).isEqualTo(planted);
    assertThat(after.externalId()).isEqualTo("ext");
    assertThat(after.stated().text("flower_wet_weight", "")).isEqualTo("12.5");
    assertThat(after.area()).isEqualTo(before.area());
    assertThat(after.count()).as("plants are counted").isEqualTo(1);
    assertThat(garden.run(change(batch, garden.area, garden.strain)).events()).isEmpty();
  }

  @Test
  void movesItsGrowingPlantsAlong() {
    long batch = start(3).serial();
    List<Long> plants = garden.growing(batch);
    garden.run(garden.harvesting(plants.subList(0, 1), "1", "1"));
    long flower = garden.area("Flower");
    long other = garden.strain("Other");

    garden.run(change(batch, flower, other));

    assertThat(garden.batchRow(batch).area()).isEqualTo(flower);
    assertThat(garden.plant(plants.get(0)).area()).as("cut").isEqualTo(garden.area);
    assertThat(garden.plant(plants.get(0)).strain()).isEqualTo(garden.strain);
    for (long plant : plants.subList(1, 3)) {
      assertThat(garden.plant(plant).area()).isEqualTo(flower);
      assertThat(garden.plant(plant).strain()).isEqualTo(other);
      assertThat(garden.plant(plant).movedAt()).isNotNull();
    }
  }

  @Test
  void movesABatchOfAllThePlantsThatItMayHave() {
    long batch = start(NewBatch.PLANTS_MAX).serial();
    long flower = garden.area("Flower");

    assertThat(garden.run(change(batch, flower, null)).isAccepted()).isTrue();
    assertThat(garden.journal.rows(Cultivation.PLANT)).allMatch(p -> p.area() == flower);
  }

  @Test
  void refusesAHarvestBatchInTheOldSystemsWords() {
    long harvest = garden.harvest(start(1).serial(), "1", "1");

    Answered bare = garden.run(change(harvest, null, null));
    assertThat(bare.texts("global_id")).containsExactly("You may not modify a harvest batch");
    assertThat(bare.texts("type")).containsExactly("The type field is required.");
    assertThat(bare.texts("strain_id")).containsExactly("The strain id field is required.");
    assertThat(bare.texts("area_id")).containsExactly("The area id field is required.");

    Answered full =
        garden.run(
            new ChangePlantBatch(
                harvest,
                true,
                null,
                garden.area,
                garden.strain,
                null,
                null,
                null,
                BatchStatus.CLOSED,
                null,
                null,
                Stated.NONE));
    assertThat(full.reasons()).containsExactly("BATCH_IS_HARVEST");
  }

  @Test
  void refusesWhatABatchCannotBecome() {
    long batch = start(1).serial();

    Answered answered =
        garden.run(
            new ChangePlantBatch(
                batch,
                true,
                BatchType.PROPAGATION_MATERIAL,
                99L,
                99L,
                Origin.INVENTORY,
                99L,
                null,
                BatchStatus.CLOSED,
                null,
                "x".repeat(256),
                Stated.NONE));

    assertThat(answered.reasons())
        .containsExactly(
            "TYPE_FIXED",
            "AREA_UNKNOWN",
            "STRAIN_UNKNOWN",
            "ORIGIN_INVALID",
            "MOTHER_PLANT_UNKNOWN",
            "EXTERNAL_ID_TOO_LONG",
            "PLANTS_GROW");
    assertThat(garden.run(change(99L, null, null)).reasons()).containsExactly("BATCH_UNKNOWN");
    assertThat(garden.run(change(null, null, null)).texts("global_id"))
        .containsExactly("The global id field is required.");
  }

  @Test
  void closesAndReopensAnEmptyBatch() {
    long batch = start(1).serial();
    garden.run(new RemovePlant(garden.growing(batch).getFirst()));

    garden.run(inStatus(batch, BatchStatus.CLOSED));
    assertThat(garden.batchRow(batch).status()).isEqualTo(BatchStatus.CLOSED);
    assertThat(garden.run(inStatus(batch, BatchStatus.CLOSED)).events()).isEmpty();
    garden.run(inStatus(batch, BatchStatus.OPEN));
    assertThat(garden.batchRow(batch).status()).isEqualTo(BatchStatus.OPEN);
  }

  @Test
  void deletesABatchInWhichNothingGrows() {
    long batch = start(1).serial();
    assertThat(garden.run(new RemovePlantBatch(batch)).texts("global_id"))
        .containsExactly("This batch has active plants associated and may not be deleted.");

    garden.run(new RemovePlant(garden.growing(batch).getFirst()));
    assertThat(garden.run(new RemovePlantBatch(batch)).events()).hasSize(1);
    assertThat(garden.batchRow(batch).isDeleted()).isTrue();
    assertThat(garden.run(new RemovePlantBatch(batch)).events()).isEmpty();
    assertThat(garden.run(change(batch, null, null)).reasons()).containsExactly("BATCH_UNKNOWN");
    assertThat(garden.run(new RemovePlantBatch(99L)).reasons()).containsExactly("BATCH_UNKNOWN");
  }

  @Test
  void keepsAHarvestThatHoldsMaterial() {
    long full = garden.harvest(start(1).serial(), "1", "0");
    long empty = garden.harvest(start(1).serial(), "0", "0");

    assertThat(garden.run(new RemovePlantBatch(full)).reasons())
        .containsExactly("HARVEST_HAS_MATERIAL");
    assertThat(garden.run(new RemovePlantBatch(empty)).events()).hasSize(1);
    assertThat(garden.run(new RemovePlantBatch(empty)).events()).isEmpty();
    assertThat(garden.harvestRow(empty).isDeleted()).isTrue();
  }
}
