package perennial.rulebook.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.rulebook.load.RulePackLoader;

/** Verdicts by the shipped rules of 2018. */
class JudgingTest {

  private static final LabRules LAB =
      RulePackLoader.loadShipped("wa", "2018")
          .getInForce(Instant.parse("2019-07-22T00:00:00Z"))
          .lab();

  private static final Set<String> MEDICAL = Set.of("medically-compliant");

  @Test
  void passesACleanLot() {
    var judgement = judge("flower_lots", MEDICAL, WideRecords.clean(LAB));
    assertThat(judgement.verdict()).isEqualTo(new Verdict.Pass());
    assertThat(judgement.verdict().word()).isEqualTo("PASS");
    assertThat(judgement.warnings()).isEmpty();
    assertThat(judgement.version()).hasToString("wa-2018/1");
    assertThat(judgement.findings()).hasSizeGreaterThan(80);
  }

  @Test
  void passesTheOldManualsSampleWithFiftyNineUntestedZeros() {
    var record = WideRecords.clean(LAB);
    record.put("pesticide_status", new Sent.Text("not_started"));
    record.put("metal_status", new Sent.Text("not_started"));
    var judgement = judge("flower_lots", Set.of(), record);
    assertThat(judgement.verdict()).isEqualTo(new Verdict.Pass());
    assertThat(judgement.findings().stream().filter(f -> f.outcome() == Outcome.NOT_TESTED))
        .hasSize(63);
  }

  @Test
  void owesMetalsAndPesticidesOnlyForMedicalGoods() {
    var record = WideRecords.clean(LAB);
    record.put("pesticide_status", new Sent.Text("not_started"));
    assertThat(judge("flower_lots", MEDICAL, record).verdict())
        .isEqualTo(
            new Verdict.Indeterminate(
                List.of(new Verdict.Missing("pesticide", "", "not completed"))));
  }

  @Test
  void failsAnOverLimitValueOfATestThatNobodyAskedFor() {
    var record = WideRecords.clean(LAB);
    record.put("solvent_hexanes_ppm", new Sent.Decimal(new BigDecimal("291")));
    assertThat(judge("flower_lots", Set.of(), record).verdict())
        .isEqualTo(new Verdict.Fail(List.of("solvent_hexanes_ppm")));
    record.put("solvent_hexanes_ppm", new Sent.Decimal(new BigDecimal("290")));
    assertThat(judge("flower_lots", Set.of(), record).verdict()).isEqualTo(new Verdict.Pass());
  }

  @Test
  void neverFailsByANumberOfAGroupThatIsNotCompleted() {
    var record = WideRecords.clean(LAB);
    record.put("solvent_status", new Sent.Text("in_progress"));
    record.put("solvent_hexanes_ppm", new Sent.Decimal(new BigDecimal("99999")));
    assertThat(judge("flower_lots", Set.of(), record).verdict()).isEqualTo(new Verdict.Pass());
  }

  @Test
  void failsBeforeItAsksForWhatIsMissing() {
    var record = WideRecords.clean(LAB);
    record.put("mycotoxin_status", new Sent.Text("not_started"));
    record.put("microbial_salmonella_cfu_g", new Sent.Text("0.001"));
    assertThat(judge("flower_lots", Set.of(), record).verdict())
        .isEqualTo(new Verdict.Fail(List.of("microbial_salmonella_cfu_g")));
  }

  @Test
  void failsTheRecordedSampleOf2018() {
    // Every value exactly at its limit: only E. coli and Salmonella, 0.001 where none is allowed,
    // fail.
    var record = WideRecords.clean(LAB);
    record.put("microbial_bile_tolerant_cfu_g", new Sent.Text("1000.000"));
    record.put("microbial_pathogenic_e_coli_cfu_g", new Sent.Text("0.001"));
    record.put("microbial_salmonella_cfu_g", new Sent.Text("0.001"));
    record.put("mycotoxin_aflatoxins_ppb", new Sent.Text("20.000"));
    for (var limit : LAB.limits()) {
      if (limit.analyte().startsWith("solvent_")) {
        record.put(limit.analyte(), new Sent.Text(limit.value() + ".000"));
      }
    }
    assertThat(judge("non-solvent_based_concentrate", Set.of(), record).verdict())
        .isEqualTo(
            new Verdict.Fail(
                List.of("microbial_pathogenic_e_coli_cfu_g", "microbial_salmonella_cfu_g")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cannabinoid", "moisture", "foreign", "microbial", "mycotoxin"})
  void holdsALotWhoseDemandedGroupIsMissing(String group) {
    var record = WideRecords.clean(LAB);
    record.keySet().removeIf(field -> field.startsWith(group));
    record.put(group + "_status", new Sent.Text("completed"));
    assertThat(judge("flower_lots", Set.of(), record).verdict())
        .isEqualTo(
            new Verdict.Indeterminate(List.of(new Verdict.Missing(group, "", "nothing reported"))));
  }

  @Test
  void holdsALotWithAnUnreadableValueInADemandedGroup() {
    var record = WideRecords.clean(LAB);
    record.put("microbial_salmonella_cfu_g", new Sent.Text("-10000000"));
    assertThat(judge("flower_lots", Set.of(), record).verdict())
        .isEqualTo(
            new Verdict.Indeterminate(
                List.of(
                    new Verdict.Missing(
                        "microbial",
                        "microbial_salmonella_cfu_g",
                        "below zero (sent: -10000000)"))));
    record.put("microbial_salmonella_cfu_g", new Sent.Text("0"));
    record.put("solvent_hexanes_ppm", new Sent.Text("-10000000"));
    var judgement = judge("flower_lots", Set.of(), record);
    assertThat(judgement.verdict()).isEqualTo(new Verdict.Pass());
    assertThat(judgement.warnings()).singleElement().asString().contains("solvent_hexanes_ppm");
  }

  @Test
  void onlyWarnsOfTestsThatTheInputMayHavePassed() {
    var record = WideRecords.clean(LAB);
    record.put("mycotoxin_status", new Sent.Text("not_started"));
    var judgement = judge("co2_concentrate", Set.of(), record);
    assertThat(judgement.verdict()).isEqualTo(new Verdict.Pass());
    assertThat(judgement.warnings()).containsExactly("mycotoxin: not completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"clones", "seeds", "waste", "something-else"})
  void doesNotApplyToGoodsWithoutAPanelUnlessSomethingIsOver(String goods) {
    var record = WideRecords.clean(LAB);
    assertThat(judge(goods, Set.of(), record).verdict()).isEqualTo(new Verdict.NotApplicable());
    assertThat(judge(goods, Set.of(), Map.of()).verdict()).isEqualTo(new Verdict.NotApplicable());
    record.put("solvent_benzene_ppm", new Sent.Decimal(new BigDecimal("3")));
    assertThat(judge(goods, Set.of(), record).verdict()).isInstanceOf(Verdict.Fail.class);
  }

  @ParameterizedTest
  @CsvSource({
    "usable_marijuana, percent, percent",
    "flower_lots, percent, percent",
    "solid_edible, mg_g, mg/g"
  })
  void computesTotals(String goods, String suffix, String unit) {
    var record = new HashMap<String, Sent>();
    record.put("cannabinoid_status", new Sent.Text("completed"));
    for (var part : List.of("d9_thc", "d9_thca", "cbd", "cbda")) {
      record.put("cannabinoid_" + part + "_percent", new Sent.Decimal(new BigDecimal("1")));
      record.put("cannabinoid_" + part + "_mg_g", new Sent.Decimal(new BigDecimal("10")));
      record.put("cannabinoid_" + part + "_" + suffix, new Sent.Decimal(new BigDecimal("12.345")));
    }
    var totals = judge(goods, Set.of(), record).totals();
    assertThat(totals).extracting(Total.Value::name).containsExactly("total_thc", "total_cbd");
    assertThat(totals)
        .allSatisfy(total -> {
          assertThat(total.unit()).isEqualTo(unit);
          assertThat(total.result())
              .isEqualTo(new AnalyteResult.Measured(new BigDecimal("23.172")));
        });
  }

  @Test
  void makesNoTotalOutOfAHole() {
    var record = new HashMap<String, Sent>();
    record.put("cannabinoid_status", new Sent.Text("completed"));
    record.put("cannabinoid_d9_thc_percent", new Sent.Decimal(BigDecimal.TEN));
    assertThat(judge("flower_lots", Set.of(), record).totals()).isEmpty();
    record.put("cannabinoid_d9_thca_percent", new Sent.Text("ND"));
    assertThat(judge("flower_lots", Set.of(), record).totals())
        .extracting(Total.Value::result)
        .containsExactly(new AnalyteResult.Measured(new BigDecimal("10.000")));
  }

  @Test
  void explainsEveryLineWithLimitValueAndLaw() {
    var record = WideRecords.clean(LAB);
    record.put("solvent_hexanes_ppm", new Sent.Text("290.6"));
    assertThat(judge("flower_lots", Set.of(), record).explanation())
        .contains(
            "solvent_hexanes_ppm: 290.6 ppm (rounded 291), allowed at most 290 ppm: over the limit"
                + " [WAC 314-55-102; wa-2018/1]",
            "microbial_salmonella_cfu_g: 0 CFU/g, allowed none of it: within"
                + " [WAC 314-55-102; wa-2018/1]");
  }

  private static Judgement judge(String goods, Set<String> facts, Map<String, Sent> record) {
    return LAB.judge(goods, facts, LAB.read(record));
  }
}
