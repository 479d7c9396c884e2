package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static perennial.laboratory.Scene.CLIENT;
import static perennial.laboratory.Scene.LAB;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import perennial.inventory.Breach;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.journal.Actor;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.licensing.AccreditLab;
import perennial.licensing.TestLicensees;
import perennial.licensing.TestOfficials;
import perennial.rulebook.Permission;
import perennial.rulebook.RulePack;
import perennial.rulebook.assay.SubcontractRule.Standing;
import perennial.rulebook.load.RulePackLoader;

/** A group that another laboratory tested counts when that one was accredited for it. */
class AccreditedGroupsTest {
  private static final LicenseeId OTHER = new LicenseeId(71);
  private static final String CODE = "L71";

  private final Scene scene = new Scene();
  private final Actor official = TestOfficials.official(scene.journal, "first");

  AccreditedGroupsTest() {
    TestLicensees.register(scene.journal, OTHER.value(), CODE, "lab");
    scene.wait(Duration.ofDays(1));
  }

  private void accredit(String... scopes) {
    scene
        .journal
        .run(official, new AccreditLab(OTHER, List.of(scopes), "A2LA 7", null, null, Scene.RULES))
        .subject();
    scene.wait(Duration.ofDays(1));
  }

  private LabResult reported(String code) {
    Lot sample = scene.sampled(scene.harvested(CLIENT));
    return scene.reported(sample, Fields.with(Fields.passing(), "mycotoxin_lab", code));
  }

  private List<Breach> breaches(LabResult result) {
    return scene.journal.rows(Inventory.BREACH).stream()
        .filter(each -> each.serial() == result.serial())
        .toList();
  }

  @Test
  void countsWhatAnAccreditedLaboratoryTested() {
    accredit("mycotoxin");
    LabResult result = reported(" l71 ");
    assertThat(result.verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(result.explanation()).doesNotContain(CODE);
    assertThat(result.uncounted()).isNull();
    assertThat(breaches(result)).isEmpty();
  }

  @Test
  void owesWhatALaboratoryTestedThatIsAccreditedForOtherThings() {
    accredit("pesticide");
    LabResult result = reported(CODE);
    assertThat(result.verdict()).isEqualTo(ResultVerdict.INDETERMINATE);
    assertThat(result.explanation())
        .contains("mycotoxin: tested by L71, which was not accredited for it");
    Owed owed = Owed.of(result, Scene.RULES.getInForce(result.collectionDate()));
    assertThat(owed.missing())
        .singleElement()
        .satisfies(missing -> {
          assertThat(missing.group()).isEqualTo("mycotoxin");
          assertThat(missing.reason()).startsWith("tested by L71");
        });
    assertThat(breaches(result)).isEmpty();
  }

  @Test
  void countsEachAnalyteThatItWasAccreditedFor() {
    accredit("mycotoxin_aflatoxins_ppb", "mycotoxin_ochratoxin_ppb");
    assertThat(reported(CODE).verdict()).isEqualTo(ResultVerdict.PASS);
  }

  @Test
  void judgesByTheDayOfCollectionWhoeverIsAccreditedLater() {
    accredit("pesticide");
    Lot sample = scene.sampled(scene.harvested(CLIENT));
    scene.wait(Duration.ofDays(1));
    accredit("mycotoxin");
    Stated fields = Fields.with(Fields.passing(), "mycotoxin_lab", CODE);
    assertThat(scene.reported(sample, fields).verdict()).isEqualTo(ResultVerdict.INDETERMINATE);
    assertThat(reported(CODE).verdict()).as("drawn since").isEqualTo(ResultVerdict.PASS);
  }

  @Test
  void takesAndListsWhatALaboratoryTestedOfWhichNothingIsOnRecord() {
    LabResult result = reported(CODE);
    assertThat(result.verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(breaches(result))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.code()).isEqualTo(SubcontractBreach.CODE);
          assertThat(breach.text()).contains("mycotoxin: tested by L71", "WAC 314-55-0995");
        });
  }

  @Test
  void owesWhatNobodyTestedWhoIsALaboratory() {
    assertThat(reported("L999").verdict()).isEqualTo(ResultVerdict.INDETERMINATE);
    TestLicensees.grower(scene.journal);
    assertThat(reported("J412149").explanation()).contains("no laboratory that is known");
  }

  @Test
  void listsAWarningOnceThoughTheResultIsChangedAgain() {
    LabResult result = reported(CODE);
    change(result, Map.of("notes", "x"));
    assertThat(breaches(result)).hasSize(1);
    change(result, Map.of("metal_lab", CODE, "metal_status", "completed", "metal_lead_ppm", "0"));
    assertThat(breaches(result)).hasSize(2);
    assertThat(breaches(result).getLast().text()).contains("metal:").doesNotContain("mycotoxin:");
  }

  @Test
  void countsAGroupAgainWhenItsOwnLaboratoryIsNamed() {
    accredit("pesticide");
    LabResult result = reported(CODE);
    change(result, Map.of("mycotoxin_lab", ""));
    LabResult now = scene.result(result.ref());
    assertThat(now.verdict()).isEqualTo(ResultVerdict.PASS);
    assertThat(now.uncounted()).isNull();
  }

  private void change(LabResult result, Map<String, ?> fields) {
    scene.accept(
        LAB,
        new ChangeResult(
            result.serial(),
            result.clientId(),
            null,
            null,
            new ResultChange(null, null, null, null, null, Stated.of(fields)),
            scene.judge));
  }

  @Test
  void triesOtherRulesWithoutWhatDoesNotCount() {
    accredit("pesticide");
    LabResult result = reported(CODE);
    var rules = Scene.RULES.getInForce(result.collectionDate());
    var trial = new VerdictTrial(rules, rules);
    var verdicts =
        trial.judge(
            new VerdictTrial.Case(
                result.productClass(),
                false,
                result.testingStatus(),
                result.stated().toString(),
                result.uncounted()));
    assertThat(verdicts.before()).isEqualTo(ResultVerdict.INDETERMINATE);
  }

  @Test
  void deniesTodayWhatIsNotOnRecordAndOnlyWarnedIn2018() {
    RulePack pack = RulePackLoader.loadShipped("wa", "current");
    assertThat(pack.sets().getFirst().subcontract("mycotoxin", Standing.NONE_RECORDED))
        .isInstanceOf(Permission.AllowedWithWarning.class);
    assertThat(pack.sets().getLast().subcontract("mycotoxin", Standing.NONE_RECORDED))
        .isInstanceOf(Permission.Denied.class);
    assertThat(pack.sets().getLast().subcontract("mycotoxin", Standing.ACCREDITED))
        .isInstanceOf(Permission.Allowed.class);
    assertThat(pack.sets().getLast().subcontract("solvent", Standing.ACCREDITED))
        .isInstanceOf(Permission.AllowedWithWarning.class);
  }
}
