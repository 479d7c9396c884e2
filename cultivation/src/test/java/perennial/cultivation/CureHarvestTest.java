package perennial.cultivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.cultivation.CultivationEvent.HarvestCured;
import perennial.cultivation.CultivationEvent.HarvestFinished;
import perennial.journal.TestJournal.Answered;
import perennial.licensing.CloseArea;

class CureHarvestTest {
  private final Garden garden = Garden.inMemory();
  private final long batch = garden.batch(1);
  private final long harvest = garden.harvest(batch, "100", "50");

  @AfterEach
  void foldsToItsRows() {
    assertThat(garden.journal.differences()).isEmpty();
  }

  private Answered cure(String flowerDry, String otherDry, String flowerWaste, String otherWaste) {
    return garden.run(garden.curing(harvest, flowerDry, otherDry, flowerWaste, otherWaste));
  }

  private Harvest row() {
    return garden.harvestRow(harvest);
  }

  @Test
  void recordsDryAndWasteAndWhereTheyLie() {
    long dryRoom = garden.area("Dry room");
    long bin = garden.area("Bin");
    Answered answered =
        garden.run(
            new CureHarvest(
                harvest,
                new BigDecimal("30"),
                new BigDecimal("20.25"),
                new BigDecimal("70"),
                new BigDecimal("29.75"),
                dryRoom,
                bin));

    assertThat(answered.reasons()).isEmpty();
    assertThat(row().stage()).isEqualTo(HarvestStage.CURE);
    assertThat(row().dry()).isEqualTo(Garden.grams("30", "20.25"));
    assertThat(row().waste()).isEqualTo(Garden.grams("70", "29.75"));
    assertThat(row().area()).isEqualTo(dryRoom);
    assertThat(row().flowerArea()).isEqualTo(dryRoom);
    assertThat(row().otherArea()).isEqualTo(bin);
    assertThat(row().wet()).isEqualTo(Garden.grams("100", "50"));
  }

  @Test
  void replacesTheFormerCureAndSaysTheDifference() {
    cure("30", "20", "40", "10");

    Answered again = cure("25", "22", "40", "12");

    assertThat(again.events())
        .containsExactly(
            new HarvestCured(
                garden.actor.licensee(),
                harvest,
                Garden.grams("25", "22"),
                Garden.grams("40", "12"),
                Garden.grams("-5", "2"),
                Garden.grams("0", "2"),
                garden.area,
                garden.area));
    assertThat(row().dry()).isEqualTo(Garden.grams("25", "22"));
  }

  @Test
  void acceptsTheSameAgainAndChangesNothing() {
    cure("30", "20", "40", "10");

    assertThat(cure("30.00", "20", "40.0", "10").events()).isEmpty();
    garden.run(new Finishing(harvest, Garden.grams("30", "20"))).subject();
    garden.run(new CloseArea(garden.area)).subject();
    assertThat(cure("30", "20", "40", "10"))
        .satisfies(answered -> {
          assertThat(answered.isAccepted()).isTrue();
          assertThat(answered.events()).isEmpty();
        });
  }

  @Test
  void takesNoMoreThanWasWet() {
    assertThat(cure("30", "20", "70", "30").isAccepted()).isTrue();
    assertThat(cure("30.01", "20.01", "70", "30").texts("flower_dry_weight"))
        .containsExactly(
            "The flower dry weight and the flower waste may not be more than the flower wet"
                + " weight.");
    assertThat(cure("30.01", "20.01", "70", "30").reasons())
        .containsExactly("MORE_THAN_WET", "MORE_THAN_WET");
    assertThat(cure("0", "60", "0", "0").reasons())
        .as("materials are not mixed")
        .containsExactly("MORE_THAN_WET");
  }

  @Test
  void leavesWhatWasFinished() {
    cure("30", "20", "0", "0");
    garden.run(new Finishing(harvest, Garden.grams("10", "5"))).subject();

    assertThat(cure("9.99", "4.99", "0", "0").reasons())
        .containsExactly("LESS_THAN_FINISHED", "LESS_THAN_FINISHED");
    assertThat(cure("10", "6", "0", "0").events()).hasSize(1);
    assertThat(row().stage()).isEqualTo(HarvestStage.CURE);
    assertThat(cure("10", "5", "0", "0").events()).hasSize(2);
    assertThat(row().stage()).as("nothing is left").isEqualTo(HarvestStage.FINISHED);
    assertThat(row().status()).isEqualTo(BatchStatus.CLOSED);
  }

  @Test
  void refusesAnotherCureOfAFinishedHarvest() {
    cure("30", "20", "0", "0");
    garden.run(new Finishing(harvest, Garden.grams("30", "20"))).subject();

    assertThat(cure("40", "20", "0", "0").texts("batch_id"))
        .containsExactly("This harvest batch is finished and may not be cured again.");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    var empty = new CureHarvest(null, null, null, null, null, null, null);
    assertThat(garden.run(empty).refusals()).hasSize(7);
    assertThat(garden.run(empty).texts("batch_id"))
        .containsExactly("The batch id field is required.");

    var wrong =
        new CureHarvest(
            99L,
            new BigDecimal("-1"),
            new BigDecimal("1.234"),
            new BigDecimal("1e12"),
            BigDecimal.ONE,
            99L,
            99L);
    assertThat(garden.run(wrong).reasons())
        .containsExactly(
            "HARVEST_UNKNOWN",
            "WEIGHT_INVALID",
            "WEIGHT_INVALID",
            "WEIGHT_INVALID",
            "AREA_UNKNOWN",
            "AREA_UNKNOWN");
    assertThat(garden.run(garden.curing(batch, "1", "1", "1", "1")).texts("batch_id"))
        .containsExactly("Only a harvest batch may be cured.");
  }

  @Test
  void finishesNoMoreThanWasCured() {
    assertThat(garden.run(new Finishing(harvest, Garden.grams("1", "0"))).reasons())
        .containsExactly("NOT_CURED");
    cure("30", "20", "0", "0");

    assertThat(garden.run(new Finishing(harvest, Garden.grams("30.0001", "20.0001"))).reasons())
        .containsExactly("TOO_MUCH", "TOO_MUCH");
    garden.run(new Finishing(harvest, Garden.grams("30", "0"))).subject();
    assertThat(row().stage()).isEqualTo(HarvestStage.CURE);
    assertThat(garden.run(new Finishing(harvest, Garden.grams("0.0001", "0"))).texts("qty"))
        .containsExactly(
            "The lots may not have more flower than the 0.0000 gm that are left of the"
                + " cured weight.");
    garden.run(new Finishing(harvest, Garden.grams("0", "20"))).subject();
    assertThat(row())
        .extracting(Harvest::stage, Harvest::status)
        .containsExactly(HarvestStage.FINISHED, BatchStatus.CLOSED);
    assertThat(row().closedAt()).isNotNull();
  }

  @Test
  void opensAgainWhenMaterialGoesBack() {
    cure("30", "20", "0", "0");
    garden.run(new Finishing(harvest, Garden.grams("30", "20"))).subject();

    Answered back = garden.run(new Finishing(harvest, Garden.grams("-5", "0")));

    assertThat(back.events())
        .containsExactly(
            new HarvestFinished(
                garden.actor.licensee(), harvest, Garden.grams("-5", "0"), HarvestStage.CURE));
    assertThat(row())
        .extracting(Harvest::stage, Harvest::status, Harvest::closedAt)
        .containsExactly(HarvestStage.CURE, BatchStatus.OPEN, null);
    assertThat(row().unfinished()).isEqualTo(Garden.grams("5", "0"));
  }

  @Test
  void knowsWhichAreasAreInUse() {
    long bin = garden.area("Bin");
    long idle = garden.area("Idle");
    garden.run(
        new CureHarvest(
            harvest,
            BigDecimal.TEN,
            BigDecimal.TEN,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            garden.area,
            bin));
    var used = new java.util.ArrayList<Boolean>();
    garden.run(
        new perennial.licensing.Asking(
            state -> {
              for (long area : List.of(garden.area, bin, idle)) {
                used.add(AreaUse.isUsed(state, garden.actor.licensee(), area));
              }
            },
            row().ref()));

    assertThat(used).containsExactly(true, true, false);
  }
}
