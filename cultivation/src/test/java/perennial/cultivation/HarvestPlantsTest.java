package perennial.cultivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.journal.TestJournal.Answered;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.licensing.TestLicensees;

class HarvestPlantsTest {
  private final Garden garden = Garden.inMemory();

  @AfterEach
  void foldsToItsRows() {
    assertThat(garden.journal.differences()).isEmpty();
  }

  private HarvestPlants into(List<Long> plants, @Nullable Long harvest, String flower) {
    return new HarvestPlants(
        plants,
        harvest,
        garden.area,
        new BigDecimal(flower),
        BigDecimal.ONE,
        null,
        null,
        null,
        Stated.NONE);
  }

  @Test
  void makesAHarvestOfWhatWasCut() {
    long batch = garden.batch(3);
    List<Long> plants = garden.growing(batch);
    Instant at = Instant.parse("2025-12-20T08:00:00Z");

    Answered answered =
        garden.run(
            new HarvestPlants(
                plants.subList(0, 2),
                null,
                garden.area,
                new BigDecimal("900.00"),
                new BigDecimal("100.5"),
                new BigDecimal("17"),
                at,
                "h-1",
                Stated.NONE));

    Harvest harvest = garden.harvestRow(answered.serial());
    assertThat(harvest.stage()).isEqualTo(HarvestStage.WET);
    assertThat(harvest.status()).isEqualTo(BatchStatus.OPEN);
    assertThat(harvest.wet()).isEqualTo(Garden.grams("900", "100.5"));
    assertThat(harvest.qtyHarvest()).as("as stated, not the sum").isEqualTo(Amount.of(17));
    assertThat(harvest.numPlants()).isEqualTo(2);
    assertThat(harvest.origin()).isEqualTo(Origin.CLONE);
    assertThat(harvest.strain()).isEqualTo(garden.strain);
    assertThat(harvest.harvestedAt()).isEqualTo(at);
    assertThat(harvest.plantedAt()).isEqualTo(garden.batchRow(batch).plantedAt());
    assertThat(harvest.flowerArea()).isNull();
    assertThat(harvest.otherArea()).isNull();
    assertThat(garden.plant(plants.get(0)))
        .extracting(Plant::stage, Plant::harvest, Plant::harvestedAt)
        .containsExactly(PlantStage.HARVESTED, harvest.serial(), at);
    assertThat(garden.plant(plants.get(2)).isLive()).isTrue();
    assertThat(garden.batchRow(batch))
        .extracting(PlantBatch::livePlants, PlantBatch::isParent)
        .containsExactly(1, true);
  }

  @Test
  void takesTheSumWhereNoQuantityIsStated() {
    long harvest = garden.harvest(garden.batch(1), "900", "100.5");

    assertThat(garden.harvestRow(harvest).qtyHarvest()).isEqualTo(Amount.parse("1000.5"));
  }

  @Test
  void addsToAHarvestThatIsNotFinished() {
    long batch = garden.batch(3);
    List<Long> plants = garden.growing(batch);
    long harvest = garden.run(into(plants.subList(0, 1), null, "10")).serial();

    assertThat(garden.run(into(plants.subList(1, 3), harvest, "20")).serial()).isEqualTo(harvest);

    assertThat(garden.harvestRow(harvest).numPlants()).isEqualTo(3);
    assertThat(garden.harvestRow(harvest).wet()).isEqualTo(Garden.grams("30", "2"));
  }

  @Test
  void cutsPlantsOfSeveralBatchesAndCountsTwiceNamedOnesOnce() {
    long one = garden.batch(1);
    long two = garden.batch(1);
    long first = garden.growing(one).getFirst();
    long second = garden.growing(two).getFirst();

    long harvest = garden.run(into(List.of(second, first, second), null, "1")).serial();

    assertThat(garden.harvestRow(harvest).numPlants()).isEqualTo(2);
    assertThat(garden.batchRow(one).livePlants()).isZero();
    assertThat(garden.batchRow(two).livePlants()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          -0.01      | The flower wet weight must be at least 0.
          0.001      | Measurements for weight based product will be communicated to and displayed to the hundredth.
          1000000000.01 | The flower wet weight may not be greater than 1000000000.
          """,
      delimiter = '|')
  void refusesWeightsThatAreNone(String flower, String text) {
    List<Long> plants = garden.growing(garden.batch(1));

    assertThat(garden.run(into(plants, null, flower)).texts("flower_wet_weight"))
        .containsExactly(text);
  }

  @Test
  void takesTheLargestAndFinestWeight() {
    List<Long> plants = garden.growing(garden.batch(2));

    assertThat(garden.run(into(plants.subList(0, 1), null, "1000000000")).isAccepted()).isTrue();
    assertThat(garden.run(into(plants.subList(1, 2), null, "0.0100")).isAccepted()).isTrue();
  }

  @Test
  void saysEverythingThatIsMissingAtOnce() {
    var empty = new HarvestPlants(List.of(), 99L, null, null, null, null, null, null, Stated.NONE);

    Answered answered = garden.run(empty);

    assertThat(answered.texts("plant_ids")).containsExactly("The plant ids field is required.");
    assertThat(answered.texts("area_id")).containsExactly("The area id field is required.");
    assertThat(answered.texts("flower_wet_weight"))
        .containsExactly("The flower wet weight field is required.");
    assertThat(answered.texts("other_wet_weight"))
        .containsExactly("The other wet weight field is required.");
    assertThat(answered.texts("harvest_batch_id"))
        .containsExactly("The selected harvest batch id is invalid.");
    assertThat(answered.refusals()).hasSize(5);
  }

  @Test
  void refusesPlantsThatCannotBeCut() {
    long batch = garden.batch(2);
    List<Long> plants = garden.growing(batch);
    garden.run(into(plants.subList(0, 1), null, "1"));
    long other = garden.growing(garden.batch(garden.strain("Other"), 1)).getFirst();

    Answered answered =
        garden.run(into(List.of(plants.get(0), plants.get(1), other, 99L), null, "1"));

    assertThat(answered.texts("plant_ids"))
        .containsExactly(
            "These plants are not yours: PL2R.",
            "These plants are not growing: PL1.",
            "The plants of one harvest must be of one strain.");
  }

  @Test
  void namesOnlyTheFirstOfManyPlants() {
    List<Long> strangers = LongStream.rangeClosed(100, 111).boxed().toList();

    assertThat(garden.run(into(strangers, null, "1")).texts("plant_ids").getFirst())
        .startsWith("These plants are not yours: PL2S, ")
        .endsWith(" and 2 more.");
  }

  @Test
  void refusesOnePlantTooMany() {
    List<Long> many = LongStream.rangeClosed(1, Plants.OF_ONE_ACT_MAX + 1).boxed().toList();

    assertThat(garden.run(into(many, null, "1")).texts("plant_ids"))
        .containsExactly("The plant ids may not have more than 10000 items.");
    assertThat(garden.run(into(many.subList(1, many.size()), null, "1")).reasons())
        .containsExactly("PLANTS_UNKNOWN");
  }

  @Test
  void refusesAnothersPlants() {
    long plant = garden.growing(garden.batch(1)).getFirst();
    var other = TestLicensees.register(garden.journal, 102, "G412149", "cultivator");

    assertThat(garden.journal.run(other, into(List.of(plant), null, "1")).reasons())
        .containsExactly("PLANTS_UNKNOWN", "AREA_UNKNOWN");
  }

  @Test
  void refusesAHarvestThatIsFinishedOrOfAnotherStrain() {
    long batch = garden.batch(2);
    List<Long> plants = garden.growing(batch);
    long harvest = garden.run(into(plants.subList(0, 1), null, "10")).serial();
    long other = garden.growing(garden.batch(garden.strain("Other"), 1)).getFirst();
    assertThat(garden.run(into(List.of(other), harvest, "1")).reasons())
        .containsExactly("HARVEST_OF_OTHER_STRAIN");

    garden.run(garden.curing(harvest, "5", "0", "0", "0"));
    garden.run(new Finishing(harvest, Garden.grams("5", "0"))).subject();
    assertThat(garden.run(into(plants.subList(1, 2), harvest, "1")).reasons())
        .containsExactly("HARVEST_FINISHED");
  }
}
