package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.inventory.TestStatus.FAILED;
import static perennial.inventory.TestStatus.PASSED;
import static perennial.inventory.TestStatus.UNTESTED;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.SHOP;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.inventory.Lot;

/** For which lots a result holds: the sampled lot, and all that left it after the sample. */
class AttachmentTest {
  private final Scene scene = new Scene();
  private final Lot lot = scene.harvested(CLIENT);

  @Test
  void holdsForWhatLeftAfterTheSampleAndNotBefore() {
    Lot before = scene.split(lot);
    Lot sample = scene.sampled(lot);
    Lot between = scene.split(lot);
    scene.reported(sample, Fields.passing());
    Lot after = scene.split(lot);
    assertThat(scene.status(before)).isEqualTo(UNTESTED);
    assertThat(scene.status(lot)).isEqualTo(PASSED);
    assertThat(scene.status(between)).isEqualTo(PASSED);
    assertThat(scene.status(after)).isEqualTo(PASSED);
    assertThat(scene.status(sample)).isEqualTo(PASSED);
  }

  @Test
  void countsASplitOffSampleAsItsParent() {
    Lot before = scene.split(lot);
    Lot splitOff = scene.split(lot);
    Lot after = scene.split(lot);
    LabResult result = scene.reported(scene.sampledWhole(splitOff), Fields.passing());
    assertThat(result.clientLot()).isEqualTo(splitOff.serial());
    assertThat(scene.status(lot)).isEqualTo(PASSED);
    assertThat(scene.status(splitOff)).isEqualTo(PASSED);
    assertThat(scene.status(after)).isEqualTo(PASSED);
    assertThat(scene.status(before)).isEqualTo(UNTESTED);
  }

  @Test
  void goesThroughTransfersAndUnalteredConversions() {
    scene.reported(scene.sampled(lot), Fields.passing());
    Lot packed = scene.converted(true, lot);
    Lot shelved = scene.split(scene.sent(packed, SHOP));
    assertThat(scene.status(shelved)).isEqualTo(PASSED);
    assertThat(scene.status(scene.converted(false, lot))).isEqualTo(UNTESTED);
  }

  @Test
  void reachesGoodsThatWereSentOnBeforeTheResultWasReported() {
    Lot sample = scene.sampled(lot);
    Lot sent = scene.sent(lot, SHOP);
    scene.reported(sample, Fields.failing());
    assertThat(scene.status(sent)).isEqualTo(FAILED);
  }

  @Test
  void takesTheWorstOfABlend() {
    Lot other = scene.harvested(CLIENT);
    Lot untested = scene.harvested(CLIENT);
    scene.reported(scene.sampled(lot), Fields.passing());
    scene.reported(scene.sampled(other), Fields.failing());
    assertThat(scene.status(scene.converted(true, lot, other))).isEqualTo(FAILED);
    assertThat(scene.status(scene.converted(true, lot, untested))).isEqualTo(UNTESTED);
    Lot alsoGood = scene.harvested(CLIENT);
    scene.reported(scene.sampled(alsoGood), Fields.passing());
    assertThat(scene.status(scene.converted(true, lot, alsoGood))).isEqualTo(PASSED);
  }

  @Test
  void letsTheNewerResultOfTwoDecide() {
    scene.reported(scene.sampled(lot), Fields.failing());
    LabResult retest = scene.reported(scene.sampled(lot), Fields.passing());
    assertThat(scene.deciding(lot)).isEqualTo(retest.serial());
    assertThat(scene.status(lot)).isEqualTo(PASSED);
    assertThat(scene.verdicts().all(scene.fresh(lot))).hasSize(2);
  }

  @Test
  void letsAResultOfTheBlendItselfDecide() {
    Lot other = scene.harvested(CLIENT);
    scene.reported(scene.sampled(other), Fields.failing());
    Lot blend = scene.converted(true, lot, other);
    LabResult own = scene.reported(scene.sampled(blend), Fields.passing());
    assertThat(scene.deciding(blend)).isEqualTo(own.serial());
  }

  @Test
  void neverReachesWhatOthersHeldBefore() {
    Lot atShop = scene.sent(lot, SHOP);
    Lot left = scene.split(lot);
    scene.reported(scene.sampled(left), Fields.passing());
    assertThat(scene.status(lot)).isEqualTo(UNTESTED);
    assertThat(scene.status(atShop)).isEqualTo(UNTESTED);
  }

  /** Lots split, sampled, reported in any order: the newest sample that left before decides. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void holdsInAnyOrderOfActs(long seed) {
    var random = new Random(seed);
    var pieces = new ArrayList<Piece>();
    var samples = new ArrayList<Lot>();
    var portionOf = new ArrayList<Long>();
    var reported = new ArrayList<Long>();
    for (int act = 0; act < 60; act++) {
      switch (random.nextInt(3)) {
        case 0 -> {
          long portion = scene.fresh(lot).portionsLeft() + 1;
          pieces.add(new Piece(scene.split(lot), portion));
        }
        case 1 -> {
          portionOf.add(scene.fresh(lot).portionsLeft() + 1);
          samples.add(scene.sampled(lot));
        }
        default -> {
          if (!samples.isEmpty()) {
            int which = random.nextInt(samples.size());
            Lot sample = samples.remove(which);
            reported.add(portionOf.remove(which));
            scene.reported(sample, random.nextBoolean() ? Fields.passing() : Fields.failing());
          }
        }
      }
      for (Piece piece : pieces) {
        List<Long> holding = reported.stream().filter(p -> p < piece.portion()).toList();
        assertThat(scene.status(piece.lot()) == UNTESTED).isEqualTo(holding.isEmpty());
        assertThat(scene.verdicts().all(piece.lot())).hasSize(holding.size());
      }
    }
  }

  private record Piece(Lot lot, long portion) {}
}
