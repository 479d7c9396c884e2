package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;
import static perennial.laboratory.Scene.SHOP;
import static perennial.laboratory.Scene.STRANGER;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.inventory.Lot;
import perennial.inventory.RemediateLot;
import perennial.inventory.TestStatus;
import perennial.inventory.TestVerdicts;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;

/** A failed lot is treated and tested anew; its history stays. */
class RemediateLotTest {
  private final Scene scene = new Scene();
  private final Lot lot = scene.harvested(CLIENT);

  @AfterEach
  void foldsToItsRows() {
    assertThat(scene.journal.differences()).isEmpty();
  }

  private RemediateLot remediation(Lot of, String method) {
    var found = new RemediateLot.Found(TestVerdicts.lotsOf(scene.fresh(of)), Set.of(LAB));
    return new RemediateLot(of.serial(), found, method);
  }

  private void remediated(Lot of) {
    scene.accept(of.licenseeId(), remediation(of, " Ozone, six hours. "));
  }

  private List<Refusal.Reason> refused(LicenseeId by, RemediateLot command) {
    return scene.refuse(by, command).stream().map(Refusal::reason).toList();
  }

  @Test
  void owesATestAgainAndPassesByASampleDrawnSince() {
    Lot sample = scene.sampled(lot);
    Lot before = scene.split(lot);
    scene.reported(sample, Fields.failing());
    remediated(lot);
    Lot after = scene.split(lot);
    assertThat(scene.status(lot)).isEqualTo(TestStatus.UNTESTED);
    assertThat(scene.status(after)).isEqualTo(TestStatus.UNTESTED);
    assertThat(scene.status(before)).as("left before").isEqualTo(TestStatus.FAILED);

    LabResult anew = scene.reported(scene.sampled(lot), Fields.passing());
    assertThat(scene.deciding(lot)).isEqualTo(anew.serial());
    assertThat(scene.status(scene.split(lot))).isEqualTo(TestStatus.PASSED);
    assertThat(scene.status(after)).as("left before that sample").isEqualTo(TestStatus.UNTESTED);
    assertThat(scene.status(before)).isEqualTo(TestStatus.FAILED);
    assertThat(scene.verdicts().all(scene.fresh(lot))).as("history").hasSize(2);
  }

  @Test
  void endsAResultThatHoldsByDescentForTheTreatedPartAlone() {
    Lot sample = scene.sampled(lot);
    Lot bought = scene.sent(scene.split(lot), SHOP);
    LabResult failed = scene.reported(sample, Fields.failing());
    remediated(bought);
    assertThat(scene.status(bought)).isEqualTo(TestStatus.UNTESTED);
    assertThat(scene.status(scene.split(bought))).isEqualTo(TestStatus.UNTESTED);
    assertThat(scene.status(lot)).isEqualTo(TestStatus.FAILED);
    scene.accept(LAB, new VoidResult(failed.serial(), CLIENT, "Mixed up."));
    assertThat(scene.status(bought)).as("treated all the same").isEqualTo(TestStatus.UNTESTED);
  }

  @Test
  void takesNoSampleForItThatWasDrawnBefore() {
    Lot early = scene.sampled(lot);
    scene.reported(scene.sampled(lot), Fields.failing());
    remediated(lot);
    scene.reported(early, Fields.passing());
    assertThat(scene.status(lot)).isEqualTo(TestStatus.UNTESTED);
  }

  @Test
  void isTreatedAgainAfterItFailedAgain() {
    scene.reported(scene.sampled(lot), Fields.failing());
    remediated(lot);
    scene.reported(scene.sampled(lot), Fields.failing());
    remediated(lot);
    assertThat(scene.status(lot)).isEqualTo(TestStatus.UNTESTED);
    scene.reported(scene.sampled(lot), Fields.passing());
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PASSED);
  }

  @Test
  void refusesWhatDidNotFailIsNotOnesOwnOrDoesNotSayHow() {
    assertThat(refused(CLIENT, remediation(lot, "x")))
        .containsExactly(RemediateLot.Reason.NOT_FAILED);
    scene.reported(scene.sampled(lot), Fields.failing());
    assertThat(refused(STRANGER, remediation(lot, "x")))
        .containsExactly(RemediateLot.Reason.LOT_UNKNOWN);
    assertThat(refused(CLIENT, remediation(lot, " ")))
        .containsExactly(RemediateLot.Reason.METHOD_MISSING);
    assertThat(refused(CLIENT, remediation(lot, "x".repeat(RemediateLot.METHOD_MAX + 1))))
        .containsExactly(RemediateLot.Reason.METHOD_TOO_LONG);
    assertThat(refused(CLIENT, new RemediateLot(lot.serial(), RemediateLot.Found.NOTHING, "x")))
        .as("a result that was not looked up")
        .containsExactly(RemediateLot.Reason.RESULTS_CHANGED);
  }
}
