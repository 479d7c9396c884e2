package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;
import static perennial.laboratory.Scene.STRANGER;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import perennial.inventory.Breach;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.RemediateLot;
import perennial.inventory.Ruled;
import perennial.inventory.TestStatus;
import perennial.inventory.TestVerdicts;
import perennial.journal.Outcome;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/** A lot that failed is tested again: both results know each other, and the newer decides. */
class RequestRetestTest {
  private final Scene scene = new Scene();
  private final Lot lot = scene.harvested(CLIENT);

  @AfterEach
  void foldsToItsRows() {
    assertThat(scene.journal.differences()).isEmpty();
  }

  private RequestRetest request(Lot of, String reason) {
    var lots = TestVerdicts.lotsOf(scene.fresh(of));
    return new RequestRetest(of.serial(), new RemediateLot.Found(lots, Set.of()), reason);
  }

  private List<Refusal.Reason> refused(LicenseeId by, RequestRetest command) {
    return scene.refuse(by, command).stream().map(Refusal::reason).toList();
  }

  private List<Retest> retests() {
    return scene.journal.rows(Laboratory.RETEST);
  }

  @Test
  void namesTheFailedResultAndTheOneThatFollows() {
    LabResult failed = scene.reported(scene.sampled(lot), Fields.failing());
    scene.accept(CLIENT, request(lot, " The scale was wet. "));
    assertThat(retests())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.result()).isEqualTo(failed.serial());
          assertThat(each.reason()).isEqualTo("The scale was wet.");
          assertThat(each.isOpen()).isTrue();
        });
    assertThat(scene.status(lot)).as("until it comes").isEqualTo(TestStatus.FAILED);

    LabResult retest = scene.reported(scene.sampled(lot), Fields.passing());
    assertThat(retests())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.retest()).isEqualTo(retest.serial());
          assertThat(each.retestId()).endsWith(retest.ref().toString());
          assertThat(each.reportedAt()).isEqualTo(retest.createdAt());
        });
    assertThat(scene.deciding(lot)).isEqualTo(retest.serial());
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PASSED);
  }

  @Test
  void leavesALotFailedThatFailsAgainAndMayBeAskedOnceMore() {
    scene.reported(scene.sampled(lot), Fields.failing());
    scene.accept(CLIENT, request(lot, "Doubt."));
    LabResult second = scene.reported(scene.sampled(lot), Fields.failing());
    assertThat(scene.status(lot)).isEqualTo(TestStatus.FAILED);
    scene.accept(CLIENT, request(lot, "Doubt."));
    assertThat(retests()).extracting(Retest::result).contains(second.serial()).hasSize(2);
  }

  @Test
  void isAskedForOnceUntilItComesAndAgainWhenItIsTakenBack() {
    LabResult failed = scene.reported(scene.sampled(lot), Fields.failing());
    scene.accept(CLIENT, request(lot, "Doubt."));
    Outcome again = scene.accept(CLIENT, request(lot, "More doubt."));
    assertThat(again.events()).isEmpty();
    LabResult retest = scene.reported(scene.sampled(lot), Fields.passing());
    scene.accept(LAB, new VoidResult(retest.serial(), CLIENT, "Mixed up."));
    assertThat(scene.deciding(lot)).as("the first decides again").isEqualTo(failed.serial());
    scene.accept(CLIENT, request(lot, "Their mistake."));
    assertThat(retests())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.isOpen()).isTrue();
          assertThat(each.reason()).isEqualTo("Their mistake.");
        });
  }

  @Test
  void isAskedOfAPartThatFailedWithItsLot() {
    LabResult failed = scene.reported(scene.sampled(lot), Fields.failing());
    Lot part = scene.split(lot);
    scene.accept(CLIENT, request(part, "Another shelf."));
    LabResult retest = scene.reported(scene.sampled(part), Fields.passing());
    assertThat(scene.deciding(part)).isEqualTo(retest.serial());
    assertThat(scene.deciding(lot)).as("not sampled again").isEqualTo(failed.serial());
  }

  @Test
  void refusesWhatDidNotFailAndWhatIsNotTheirs() {
    assertThat(refused(CLIENT, request(lot, " ")))
        .containsExactly(RequestRetest.Reason.NOT_FAILED, RequestRetest.Reason.REASON_MISSING);
    scene.reported(scene.sampled(lot), Fields.failing());
    assertThat(refused(STRANGER, request(lot, "x")))
        .containsExactly(RequestRetest.Reason.LOT_UNKNOWN);
    String tooLong = "x".repeat(RequestRetest.REASON_LENGTH_MAX + 1);
    assertThat(refused(CLIENT, request(lot, tooLong)))
        .containsExactly(RequestRetest.Reason.REASON_TOO_LONG);
  }

  @Test
  void listsTheTestOfGoodsThatPassedAndNotThatOfWhatFailed() {
    tested(Fields.failing());
    tested(Fields.passing());
    assertThat(scene.journal.rows(Inventory.BREACH)).isEmpty();
    tested(Fields.passing());
    assertThat(scene.journal.rows(Inventory.BREACH))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.code()).isEqualTo(RetestRules.TESTED_AGAIN);
          assertThat(breach.text()).contains("WAC 314-55-102");
        })
        .extracting(Breach::licenseeId)
        .isEqualTo(LAB);
  }

  private void tested(Stated fields) {
    ReportResult report = scene.report(scene.sampled(lot), fields);
    scene.accept(LAB, new Ruled(report, Scene.RULES, List.of(new RetestRules())));
  }
}
