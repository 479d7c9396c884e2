package perennial.cultivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import perennial.journal.Command;
import perennial.kernel.Amount;
import perennial.kernel.Stated;
import perennial.licensing.ChangeArea;
import perennial.licensing.CloseArea;

/**
 * Whatever acts are asked for in whatever order: what is accepted keeps the books right, and the
 * rows are what the entries fold to.
 */
class CultivationPropertyTest {
  private static final int EXAMPLES = 40;
  private static final int STEPS = 60;
  private static final List<PlantStage> STAGES =
      List.of(PlantStage.PROPAGATION_SOURCE, PlantStage.GROWING, PlantStage.HARVESTED);

  @Test
  void anyAcceptedSequenceKeepsTheBooks() {
    var accepted = new int[1];
    qt().withFixedSeed(20190701)
        .withExamples(EXAMPLES)
        .forAll(longs().all())
        .checkAssert(seed -> accepted[0] += new Season(new Random(seed)).run());

    assertThat(accepted[0]).as("acts that were accepted").isGreaterThan(EXAMPLES * STEPS / 3);
  }

  /** One random run of acts, most of them sensible. */
  private static final class Season {
    private final Garden garden = Garden.inMemory();
    private final Random random;
    private final List<Long> areas = new ArrayList<>();
    private final List<Long> strains = new ArrayList<>();
    private final List<Long> batches = new ArrayList<>();

    Season(Random random) {
      this.random = random;
      areas.add(garden.area);
      areas.add(garden.area("Two"));
      strains.add(garden.strain);
      strains.add(garden.strain("Other"));
      batches.add(garden.batch(3));
    }

    int run() {
      int accepted = 0;
      for (int i = 0; i < STEPS; i++) {
        Command command = next();
        var answered = garden.run(command);
        if (answered.isAccepted()) {
          accepted++;
          if (command instanceof StartPlantBatch) {
            batches.add(answered.serial());
          }
        }
        balance();
      }
      assertThat(garden.journal.differences()).isEmpty();
      return accepted;
    }

    private Command next() {
      return switch (random.nextInt(14)) {
        case 0 ->
            new StartPlantBatch(
                Garden.newBatch(BatchType.PLANT, any(areas), any(strains), random.nextInt(4)));
        case 1 ->
            new ChangePlantBatch(
                any(batches),
                false,
                null,
                any(areas),
                random.nextBoolean() ? any(strains) : null,
                null,
                null,
                null,
                random.nextInt(4) == 0 ? BatchStatus.CLOSED : BatchStatus.OPEN,
                null,
                null,
                Stated.NONE);
        case 2 -> new RemovePlantBatch(any(batches));
        case 3 ->
            new TagPlant(
                any(batches),
                Origin.SEED,
                null,
                null,
                random.nextBoolean() ? any(strains) : null,
                null,
                null,
                null,
                null,
                Stated.NONE);
        case 4, 5 ->
            new ChangePlant(
                plant(),
                random.nextBoolean() ? any(batches) : null,
                null,
                any(STAGES),
                any(areas),
                null,
                null,
                random.nextBoolean(),
                null,
                null,
                Stated.NONE);
        case 6 -> new RemovePlant(plant());
        case 7, 8 -> harvesting();
        case 9, 10 ->
            new CureHarvest(
                harvest(), weight(), weight(), weight(), weight(), any(areas), any(areas));
        case 11 -> finishing();
        case 12 ->
            random.nextInt(8) == 0
                ? new CloseArea(any(areas))
                : new ChangeArea(any(areas), "Room " + random.nextInt(3), null, null);
        default -> new WithdrawStrain(any(strains));
      };
    }

    private HarvestPlants harvesting() {
      List<Long> plants =
          garden.journal.rows(Cultivation.PLANT).stream()
              .filter(plant -> plant.isLive() || random.nextInt(10) == 0)
              .map(Plant::serial)
              .filter(serial -> random.nextBoolean())
              .limit(2)
              .toList();
      return new HarvestPlants(
          plants,
          random.nextInt(3) == 0 ? harvest() : null,
          any(areas),
          weight().add(BigDecimal.valueOf(20)),
          weight().add(BigDecimal.valueOf(20)),
          null,
          null,
          null,
          Stated.NONE);
    }

    private long plant() {
      return 1 + random.nextLong(garden.journal.rows(Cultivation.PLANT).size() + 1L);
    }

    private long harvest() {
      List<Harvest> all = garden.journal.rows(Cultivation.HARVEST);
      return all.isEmpty() ? 99 : all.get(random.nextInt(all.size())).serial();
    }

    private Command finishing() {
      return garden.journal.rows(Cultivation.HARVEST).stream()
          .filter(harvest -> !harvest.isDeleted())
          .findAny()
          .<Command>map(harvest -> new Finishing(harvest.serial(), new Weights(some(), some())))
          .orElseGet(this::harvesting);
    }

    private BigDecimal weight() {
      return BigDecimal.valueOf(random.nextInt(2_000), 2);
    }

    private Amount some() {
      return Amount.of(random.nextInt(12));
    }

    private <T> T any(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }

    private void balance() {
      for (Harvest harvest : garden.journal.rows(Cultivation.HARVEST)) {
        Weights left = harvest.wet().minus(harvest.dry()).minus(harvest.waste());
        assertThat(left.flower().isNegative() || left.other().isNegative())
            .as("dry + waste <= wet: %s", harvest)
            .isFalse();
        Weights unfinished = harvest.unfinished();
        assertThat(unfinished.flower().isNegative() || unfinished.other().isNegative())
            .as("finished <= cured: %s", harvest)
            .isFalse();
        assertThat(harvest.numPlants()).isPositive();
      }
      List<Plant> plants = garden.journal.rows(Cultivation.PLANT);
      for (PlantBatch batch : garden.journal.rows(Cultivation.PLANT_BATCH)) {
        List<Plant> own = plants.stream().filter(p -> p.batch() == batch.serial()).toList();
        assertThat(batch.allPlants()).isEqualTo(own.size());
        assertThat((long) batch.livePlants()).isEqualTo(own.stream().filter(Plant::isLive).count());
        if (batch.status() == BatchStatus.CLOSED) {
          assertThat(batch.livePlants()).as("a closed batch grows nothing").isZero();
        }
      }
    }
  }
}
