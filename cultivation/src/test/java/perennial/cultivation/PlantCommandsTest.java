package perennial.cultivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Aliases;
import perennial.identifiers.Identifiers;
import perennial.journal.Command;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.Stated;

class PlantCommandsTest {
  private final Garden garden = Garden.inMemory();

  @AfterEach
  void foldsToItsRows() {
    assertThat(garden.journal.differences()).isEmpty();
  }

  private TagPlant tag(@Nullable Long batch) {
    return new TagPlant(
        batch, Origin.PLANT, null, null, null, null, null, null, "ext", Stated.NONE);
  }

  private static ChangePlant change(long plant, @Nullable Long batch, @Nullable PlantStage stage) {
    return new ChangePlant(
        plant, batch, null, stage, null, null, null, null, null, null, Stated.NONE);
  }

  @Test
  void tagsAPlantAsItsBatchIs() {
    long batch = garden.batch(0);

    Plant plant = garden.plant(garden.run(tag(batch)).serial());

    assertThat(plant.stage()).isEqualTo(PlantStage.GROWING);
    assertThat(plant.area()).isEqualTo(garden.area);
    assertThat(plant.strain()).isEqualTo(garden.strain);
    assertThat(plant.externalId()).isEqualTo("ext");
    assertThat(garden.batchRow(batch).count()).isEqualTo(1);
  }

  @Test
  void tagsAPlantAsItIsStated() {
    long batch = garden.batch(1);
    long mother = garden.growing(batch).getFirst();
    long area = garden.area("Mothers");
    long strain = garden.strain("Other");
    Instant created = Instant.parse("2025-06-01T08:00:00Z");

    long serial =
        garden
            .run(
                new TagPlant(
                    batch,
                    Origin.SEED,
                    PlantStage.PROPAGATION_SOURCE,
                    area,
                    strain,
                    mother,
                    true,
                    created,
                    null,
                    Stated.of(Map.of("legacy_id", "1234567887654321"))))
            .serial();

    assertThat(garden.plant(serial))
        .satisfies(plant -> {
          assertThat(plant.origin()).isEqualTo(Origin.SEED);
          assertThat(plant.stage()).isEqualTo(PlantStage.PROPAGATION_SOURCE);
          assertThat(plant.area()).isEqualTo(area);
          assertThat(plant.strain()).isEqualTo(strain);
          assertThat(plant.motherPlant()).isEqualTo(mother);
          assertThat(plant.isMother()).isTrue();
          assertThat(plant.plantCreatedAt()).isEqualTo(created);
          assertThat(plant.stated().has("legacy_id")).isTrue();
        });
  }

  @Test
  void theLegacyIdOfInitialInventoryIsAnotherNameOfThePlant() {
    long batch = garden.batch(1);
    var asked =
        new TagPlant(
            batch,
            Origin.SEED,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Stated.of(Map.of("legacy_id", "1234567887654321", "is_initial_inventory", true)));

    long serial = garden.run(asked).serial();

    assertThat(garden.journal.rows(Identifiers.ALIAS))
        .singleElement()
        .satisfies(alias -> {
          assertThat(alias.scheme()).isEqualTo(Aliases.BIOTRACK);
          assertThat(alias.kind()).isEqualTo(Cultivation.PLANT_KIND);
          assertThat(alias.serial()).isEqualTo(serial);
        });
    assertThat(garden.run(asked).texts("legacy_id"))
        .containsExactly("The legacy id has already been taken.");
    assertThat(garden.journal.differences()).isEmpty();
  }

  @Test
  void refusesATagThatIsWrong() {
    var wrong =
        new TagPlant(
            99L,
            null,
            PlantStage.HARVESTED,
            99L,
            99L,
            99L,
            null,
            null,
            "x".repeat(256),
            Stated.NONE);

    assertThat(garden.run(wrong).reasons())
        .containsExactly(
            "BATCH_UNKNOWN",
            "ORIGIN_MISSING",
            "STAGE_NOT_LIVE",
            "EXTERNAL_ID_TOO_LONG",
            "AREA_UNKNOWN",
            "STRAIN_UNKNOWN",
            "MOTHER_PLANT_UNKNOWN");
    assertThat(garden.run(tag(null)).texts("batch_id"))
        .containsExactly("The batch id field is required.");
  }

  @Test
  void refusesAClosedBatchAndAHarvest() {
    long batch = garden.batch(1);
    long harvest = garden.harvest(batch, "1", "1");
    garden.run(
        new ChangePlantBatch(
            batch,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            BatchStatus.CLOSED,
            null,
            null,
            Stated.NONE));

    assertThat(garden.run(tag(batch)).texts("batch_id")).containsExactly("This batch is closed.");
    assertThat(garden.run(tag(harvest)).reasons()).containsExactly("BATCH_UNKNOWN");
  }

  @Test
  void fillsABatchToItsLimitAndNoFurther() {
    long batch = garden.batch(NewBatch.PLANTS_MAX);
    int rounds = PlantBatch.PLANTS_MAX / NewBatch.PLANTS_MAX;
    for (int i = 1; i < rounds; i++) {
      var tags = new Command[NewBatch.PLANTS_MAX];
      java.util.Arrays.fill(tags, tag(batch));
      garden.run(tags).subject();
    }

    assertThat(garden.batchRow(batch).allPlants()).isEqualTo(PlantBatch.PLANTS_MAX);
    assertThat(garden.run(tag(batch)).texts("batch_id"))
        .containsExactly("A batch may not have more than 10000 plants.");
  }

  @Test
  void changesOnlyWhatIsStated() {
    long batch = garden.batch(2);
    List<Long> plants = garden.growing(batch);
    long plant = plants.getFirst();
    long area = garden.area("Flower");
    Instant created = Instant.parse("2025-06-01T08:00:00Z");

    garden.run(
        new ChangePlant(
            plant,
            batch,
            Origin.SEED,
            PlantStage.PROPAGATION_SOURCE,
            area,
            garden.strain,
            plants.getLast(),
            true,
            created,
            "ext",
            Stated.of(Map.of("notes", ""))));

    assertThat(garden.plant(plant))
        .satisfies(row -> {
          assertThat(row.origin()).isEqualTo(Origin.SEED);
          assertThat(row.stage()).isEqualTo(PlantStage.PROPAGATION_SOURCE);
          assertThat(row.area()).isEqualTo(area);
          assertThat(row.movedAt()).isNotNull();
          assertThat(row.motherPlant()).isEqualTo(plants.getLast());
          assertThat(row.isMother()).isTrue();
          assertThat(row.plantCreatedAt()).isEqualTo(created);
          assertThat(row.externalId()).isEqualTo("ext");
          assertThat(row.stated().get("notes")).isEqualTo("");
        });
    assertThat(garden.plant(plants.getLast()).area()).isEqualTo(garden.area);
    assertThat(garden.run(change(plant, batch, PlantStage.PROPAGATION_SOURCE)).events()).isEmpty();
  }

  @Test
  void refusesAChangeThatIsWrong() {
    long plant = garden.growing(garden.batch(1)).getFirst();
    var wrong =
        new ChangePlant(
            plant,
            99L,
            Origin.INVENTORY,
            PlantStage.DESTROYED,
            99L,
            99L,
            plant,
            null,
            null,
            "x".repeat(256),
            Stated.NONE);

    assertThat(garden.run(wrong).reasons())
        .containsExactly(
            "STAGE_NOT_LIVE",
            "ORIGIN_INVALID",
            "AREA_UNKNOWN",
            "STRAIN_UNKNOWN",
            "MOTHER_PLANT_UNKNOWN",
            "EXTERNAL_ID_TOO_LONG",
            "BATCH_UNKNOWN");
    assertThat(garden.run(change(99, null, null)).reasons()).containsExactly("PLANT_UNKNOWN");
  }

  @Test
  void movesAPlantToAnotherBatch() {
    long from = garden.batch(2);
    long to = garden.batch(0);
    long plant = garden.growing(from).getFirst();

    garden.run(change(plant, to, null));

    assertThat(garden.plant(plant).batch()).isEqualTo(to);
    assertThat(garden.batchRow(from).livePlants()).isEqualTo(1);
    assertThat(garden.batchRow(from).allPlants()).isEqualTo(1);
    assertThat(garden.batchRow(to).livePlants()).isEqualTo(1);
  }

  @Test
  void setsAHarvestedPlantBackToGrowingAndHarvestsItAgain() {
    long batch = garden.batch(1);
    long plant = garden.growing(batch).getFirst();
    long first = garden.harvest(batch, "10", "5");
    assertThat(garden.plant(plant).shownBatch()).isEqualTo(first);

    Answered back = garden.run(change(plant, first, PlantStage.GROWING));

    assertThat(back.reasons()).isEmpty();
    assertThat(garden.plant(plant).stage()).isEqualTo(PlantStage.GROWING);
    assertThat(garden.plant(plant).shownBatch()).isEqualTo(batch);
    assertThat(garden.plant(plant).harvestedAt()).isNull();
    assertThat(garden.batchRow(batch).livePlants()).isEqualTo(1);

    long second = garden.harvest(batch, "4", "1");
    assertThat(second).isNotEqualTo(first);
    assertThat(garden.plant(plant).shownBatch()).isEqualTo(second);
    assertThat(garden.harvestRow(first).wet()).isEqualTo(Garden.grams("10", "5"));
  }

  @Test
  void reopensTheClosedBatchOfAPlantThatGrowsAgain() {
    long batch = garden.batch(1);
    long plant = garden.growing(batch).getFirst();
    garden.harvest(batch, "10", "5");
    garden.run(
        new ChangePlantBatch(
            batch,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            BatchStatus.CLOSED,
            null,
            null,
            Stated.NONE));

    garden.run(change(plant, null, PlantStage.GROWING));

    assertThat(garden.batchRow(batch).status()).isEqualTo(BatchStatus.OPEN);
  }

  @Test
  void growsAgainInAnotherBatchWhenItsOwnIsGone() {
    long batch = garden.batch(1);
    long plant = garden.growing(batch).getFirst();
    garden.harvest(batch, "10", "5");
    garden.run(new RemovePlantBatch(batch));

    assertThat(garden.run(change(plant, null, PlantStage.GROWING)).reasons())
        .containsExactly("BATCH_UNKNOWN");
    long other = garden.batch(0);
    assertThat(garden.run(change(plant, other, PlantStage.GROWING)).isAccepted()).isTrue();
    assertThat(garden.batchRow(other).livePlants()).isEqualTo(1);
    assertThat(garden.batchRow(batch).allPlants()).isZero();
  }

  @Test
  void keepsDestroyedAndPackagedPlantsAsTheyAre() {
    long batch = garden.batch(2);
    List<Long> plants = garden.growing(batch);
    garden.run(new Ending(plants.get(0), true), new Ending(plants.get(1), false));

    assertThat(garden.run(change(plants.get(0), null, PlantStage.GROWING)).reasons())
        .containsExactly("PLANT_PACKAGED");
    assertThat(garden.run(change(plants.get(1), null, PlantStage.GROWING)).reasons())
        .containsExactly("PLANT_DESTROYED");
    assertThat(garden.batchRow(batch).livePlants()).isZero();
    assertThat(garden.batchRow(batch).isParent()).isTrue();
    assertThat(garden.run(new RemovePlant(plants.get(0))).reasons())
        .containsExactly("PLANT_PACKAGED");
  }

  /** What inventory does when it moves plants into a lot or destroys them. */
  private record Ending(long plant, boolean isPackaged) implements Command {
    @Override
    public String act() {
      return "plant.end";
    }

    @Override
    public perennial.kernel.Decision<perennial.journal.Outcome> decide(Deciding deciding) {
      Plant found = Plants.find(deciding.state(), deciding.actor(), plant);
      List<Taken> taken = Taken.of(List.of(found));
      return perennial.journal.Outcome.accepted(
          found.ref(),
          List.of(
              isPackaged
                  ? new CultivationEvent.PlantsPackaged(found.licenseeId(), taken)
                  : new CultivationEvent.PlantsDestroyed(found.licenseeId(), taken)));
    }
  }

  @Test
  void deletesAPlantByDestroyingIt() {
    long batch = garden.batch(2);
    List<Long> plants = garden.growing(batch);

    assertThat(garden.run(new RemovePlant(plants.getFirst())).isAccepted()).isTrue();

    assertThat(garden.plant(plants.getFirst()).stage()).isEqualTo(PlantStage.DESTROYED);
    assertThat(garden.plant(plants.getFirst()).isDeleted()).isTrue();
    assertThat(garden.batchRow(batch).livePlants()).isEqualTo(1);
    assertThat(garden.run(new RemovePlant(plants.getFirst())).events()).isEmpty();
    assertThat(garden.run(change(plants.getFirst(), null, null)).reasons())
        .containsExactly("PLANT_UNKNOWN");
    garden.harvest(batch, "1", "1");
    assertThat(garden.run(new RemovePlant(plants.getLast())).texts("global_id"))
        .containsExactly("A harvested plant may not be deleted.");
    assertThat(garden.run(new RemovePlant(null)).texts("global_id"))
        .containsExactly("The global id field is required.");
  }
}
