package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.inventory.Lot;
import perennial.inventory.TestStatus;
import perennial.kernel.Stated;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;
import perennial.rulebook.assay.LabRules;
import perennial.rulebook.assay.Panel;
import perennial.rulebook.assay.Requirement;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.RuleVersion;

/**
 * A new panel owes pesticides from a day on, as in July 2019, when the old system failed what had
 * been tested before.
 */
class RuleChangeTest {
  /** The scene begins on the first of January 2026. */
  private static final Instant CHANGE = Instant.parse("2026-03-01T08:00:00Z");

  private final Scene scene = new Scene();
  private final Lot lot = scene.harvested(CLIENT);
  private final LabJudge judge = new LabJudge(withPesticidesFrom(CHANGE));

  private static RulePack withPesticidesFrom(Instant change) {
    RuleSet before = Scene.RULES.sets().getLast();
    var rows =
        new RuleSet.Rows(
            List.copyOf(before.licenseTypes()),
            List.of(),
            List.copyOf(before.productClasses()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    var panels = new ArrayList<Panel>();
    for (Panel panel : before.lab().panels()) {
      var requirements = new ArrayList<>(panel.requirements());
      requirements.add(new Requirement("pesticide", Set.of(), Set.of(), Effect.DENY));
      panels.add(new Panel(panel.key(), panel.classes(), requirements, panel.basis()));
    }
    var later = new RuleVersion("with-pesticides", 1);
    var lab =
        new LabRules(
            later,
            new LabRules.Rows(
                before.lab().groups(),
                before.lab().analytes(),
                List.of(),
                before.lab().limits(),
                panels,
                List.of(),
                List.of()));
    return new RulePack(
        Scene.RULES.jurisdiction(),
        "changing",
        List.of(
            new RuleSet(before.version(), before.from(), change, rows, before.lab()),
            new RuleSet(later, change, null, rows, lab)));
  }

  private LabResult reported(Lot sample, Stated fields) {
    ReportResult report = scene.report(sample, fields);
    return scene.result(
        scene.accept(
            LAB,
            new ReportResult(
                LAB,
                report.sampleLot(),
                report.clientId(),
                report.clientLot(),
                null,
                TestingStatus.COMPLETED,
                null,
                null,
                null,
                fields,
                judge)));
  }

  private void afterTheChange() {
    scene.wait(Duration.ofDays(90));
  }

  @Test
  void judgesWhatWasCollectedBeforeByTheRulesOfThatDay() {
    Lot sample = scene.sampled(lot);
    afterTheChange();
    LabResult result = reported(sample, Fields.passing());
    assertThat(result.rulesVersion()).isEqualTo("wa-2018/1");
    assertThat(result.verdict()).isEqualTo(ResultVerdict.PASS);
  }

  @Test
  void leavesOpenWhatIsMissingAfterIt() {
    afterTheChange();
    LabResult result = reported(scene.sampled(lot), Fields.passing());
    assertThat(result.rulesVersion()).isEqualTo("with-pesticides/1");
    assertThat(result.verdict()).isEqualTo(ResultVerdict.INDETERMINATE);
    assertThat(result.explanation()).contains("pesticide");
    LabResult retest =
        reported(
            scene.sampled(lot),
            Fields.with(
                Fields.passing(), "pesticide_status", "completed", "pesticide_abamectin_ppm", 0));
    assertThat(retest.verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PASSED);
  }

  @Test
  void keepsVerdictsWhenZerosAreSavedOverOldResults() {
    LabResult result = reported(scene.sampled(lot), Fields.passing());
    afterTheChange();
    var zeros = new LinkedHashMap<String, @Nullable Object>();
    Scene.RULES.sets().getLast().lab().analytes().stream()
        .filter(analyte -> analyte.group().equals("pesticide"))
        .forEach(analyte -> zeros.put(analyte.key(), "0"));
    LabResult saved =
        scene.result(
            scene.accept(
                LAB,
                new ChangeResult(
                    result.serial(),
                    CLIENT,
                    null,
                    null,
                    new ResultChange(null, null, null, null, null, Stated.of(zeros)),
                    judge)));
    assertThat(saved.amendments()).isEqualTo(1);
    assertThat(saved.rulesVersion()).isEqualTo("wa-2018/1");
    assertThat(saved.verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(scene.status(lot)).isEqualTo(TestStatus.PASSED);
  }
}
