package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;
import static perennial.laboratory.Scene.SHOP;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.inventory.Lot;
import perennial.inventory.RemediateLot;
import perennial.inventory.TestStatus;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;

/** A laboratory lets its result hold for a part of the lot that left before the sample. */
class CopyResultTest {
  private final Scene scene = new Scene();
  private final Lot lot = scene.harvested(CLIENT);
  private final Lot early = scene.split(lot);
  private final LabResult result = scene.reported(scene.sampled(lot), Fields.passing());

  @AfterEach
  void foldsToItsRows() {
    assertThat(scene.journal.differences()).isEmpty();
  }

  private CopyResult copy(Lot to) {
    return new CopyResult(result.serial(), CLIENT, to.serial());
  }

  private List<Refusal.Reason> refused(LicenseeId by, CopyResult command) {
    return scene.refuse(by, command).stream().map(Refusal::reason).toList();
  }

  @Test
  void holdsForTheLotAndForAllThatLeftIt() {
    Lot part = scene.split(early);
    assertThat(scene.status(early)).isEqualTo(TestStatus.UNTESTED);
    scene.accept(LAB, copy(early));
    assertThat(scene.deciding(early)).isEqualTo(result.serial());
    assertThat(scene.status(part)).isEqualTo(TestStatus.PASSED);
    assertThat(scene.journal.rows(Laboratory.RESULT_STEP))
        .extracting(ResultStep::kind)
        .containsExactly(ResultStep.Kind.REPORTED, ResultStep.Kind.COPIED);
  }

  @Test
  void fallsWithTheResultThatWasCopied() {
    scene.accept(LAB, copy(early));
    scene.accept(LAB, new VoidResult(result.serial(), CLIENT, "Mixed up."));
    assertThat(scene.status(early)).isEqualTo(TestStatus.UNTESTED);
    assertThat(refused(LAB, copy(early))).containsExactly(CopyResult.Reason.RESULT_VOIDED);
  }

  @Test
  void refusesOtherGoodsOtherOwnersAndOtherLaboratories() {
    assertThat(refused(LAB, copy(scene.harvested(CLIENT))))
        .containsExactly(CopyResult.Reason.OF_OTHER_GOODS);
    assertThat(refused(LAB, copy(scene.sent(early, SHOP))))
        .containsExactly(CopyResult.Reason.LOT_UNKNOWN);
    assertThat(refused(SHOP, copy(early))).containsExactly(CopyResult.Reason.RESULT_UNKNOWN);
  }

  @Test
  void refusesALotThatHasAResultOfItsOwn() {
    scene.accept(LAB, copy(early));
    assertThat(refused(LAB, copy(early)))
        .containsExactly(CopyResult.Reason.HAS_A_RESULT_OF_ITS_OWN);
  }

  @Test
  void refusesWhatLeftAfterTheLotWasTreated() {
    LabResult failed = scene.reported(scene.sampled(lot), Fields.failing());
    scene.accept(
        CLIENT,
        new RemediateLot(
            lot.serial(), new RemediateLot.Found(Set.of(lot.serial()), Set.of(LAB)), "Ozone."));
    Lot treated = scene.split(lot);
    assertThat(refused(LAB, new CopyResult(failed.serial(), CLIENT, treated.serial())))
        .containsExactly(CopyResult.Reason.OF_OTHER_GOODS);
  }
}
