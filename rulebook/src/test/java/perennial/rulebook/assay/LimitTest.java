package perennial.rulebook.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.EffectiveDates;
import perennial.rulebook.basis.Evidence;
import perennial.rulebook.basis.RuleBasis;
import perennial.rulebook.load.RulePackLoader;

class LimitTest {

  private static final LabRules LAB =
      RulePackLoader.loadShipped("wa", "2018")
          .getInForce(Instant.parse("2019-07-22T00:00:00Z"))
          .lab();

  static List<Limit> amounts() {
    return LAB.limits().stream().filter(l -> l.comparison() == Comparison.AT_MOST).toList();
  }

  static List<Limit> absences() {
    return LAB.limits().stream().filter(l -> l.comparison() == Comparison.NONE).toList();
  }

  @ParameterizedTest
  @MethodSource("amounts")
  void passesAtTheLimitAndFailsOnePast(Limit limit) {
    var lastDigit = unitOfLastDigit(limit);
    assertThat(limit.judge(measured(limit.value()))).isEqualTo(Outcome.WITHIN);
    assertThat(limit.judge(measured(limit.value().add(lastDigit)))).isEqualTo(Outcome.OVER);
  }

  @ParameterizedTest
  @MethodSource("amounts")
  void comparesAfterRoundingHalfUpToItsDigits(Limit limit) {
    var half = unitOfLastDigit(limit).divide(BigDecimal.TWO);
    var hair = new BigDecimal("0.0000000001");
    assertThat(limit.judge(measured(limit.value().add(half).subtract(hair))))
        .isEqualTo(Outcome.WITHIN);
    assertThat(limit.judge(measured(limit.value().add(half)))).isEqualTo(Outcome.OVER);
  }

  private static Limit atLeast(String value, int digits) {
    var basis =
        new RuleBasis(
            "Act", Evidence.VERIFIED, Effect.DENY, new EffectiveDates(LocalDate.EPOCH, null), "");
    return new Limit(
        "least",
        "gluten",
        Comparison.AT_LEAST,
        new BigDecimal(value),
        "percent",
        digits,
        Set.of(),
        basis);
  }

  @Test
  void boundsFromBelowToo() {
    var limit = atLeast("10", 2);
    assertThat(limit.judge(measured(new BigDecimal("10")))).isEqualTo(Outcome.WITHIN);
    assertThat(limit.judge(measured(new BigDecimal("9.95"))))
        .as("rounds to 10")
        .isEqualTo(Outcome.WITHIN);
    assertThat(limit.judge(measured(new BigDecimal("9.94")))).isEqualTo(Outcome.OVER);
    assertThat(limit.judge(new AnalyteResult.NotDetected())).isEqualTo(Outcome.OVER);
    assertThat(limit.judge(new AnalyteResult.BelowQuantitation(BigDecimal.ONE)))
        .isEqualTo(Outcome.OVER);
    assertThat(limit.judge(new AnalyteResult.BelowQuantitation(new BigDecimal("11"))))
        .as("may be on either side")
        .isEqualTo(Outcome.UNDETERMINED);
    assertThat(limit.condition()).isEqualTo("at least 10 percent");
  }

  @ParameterizedTest
  @MethodSource("absences")
  void allowsNothingButExactlyZero(Limit limit) {
    assertThat(limit.judge(measured(new BigDecimal("0.000")))).isEqualTo(Outcome.WITHIN);
    assertThat(limit.judge(measured(new BigDecimal("0.001")))).isEqualTo(Outcome.OVER);
    assertThat(limit.judge(new AnalyteResult.NotDetected())).isEqualTo(Outcome.WITHIN);
    assertThat(limit.judge(new AnalyteResult.BelowQuantitation(BigDecimal.ZERO)))
        .isEqualTo(Outcome.UNDETERMINED);
  }

  @ParameterizedTest
  @CsvSource({
    "solvent_hexanes_ppm, 290, WITHIN",
    "solvent_hexanes_ppm, 290.4, WITHIN",
    "solvent_hexanes_ppm, 291, OVER",
    "solvent_cyclohexane_ppm, 3880, WITHIN",
    "solvent_cyclohexane_ppm, 3885, OVER",
    "solvent_benzene_ppm, 2.4, WITHIN",
    "solvent_benzene_ppm, 2.5, OVER",
    "metal_cadmium_ppm, 0.82, WITHIN",
    "metal_cadmium_ppm, 0.825, OVER",
    "metal_mercury_ppm, 0.41, OVER",
    "pesticide_ddvp_dichlorvos_ppm, 0.10, WITHIN",
    "pesticide_ddvp_dichlorvos_ppm, 0.11, OVER",
    "mycotoxin_aflatoxins_ppb, 20.000, WITHIN",
    "mycotoxin_aflatoxins_ppb, 21, OVER",
    "foreign_matter_stems, 1, OVER"
  })
  void holdsTheNumbersOfTheLaw(String analyte, BigDecimal value, Outcome outcome) {
    var limit = LAB.limits().stream().filter(l -> l.analyte().equals(analyte)).findFirst();
    assertThat(limit.orElseThrow().judge(measured(value))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "flower_lots, 10000, WITHIN",
    "flower_lots, 10001, OVER",
    "hydrocarbon_concentrate, 1000, WITHIN",
    "hydrocarbon_concentrate, 1001, OVER"
  })
  void limitsProcessedGoodsMoreThanPlants(String goods, BigDecimal value, Outcome outcome) {
    var limits =
        LAB.limits().stream()
            .filter(l -> l.analyte().equals("microbial_bile_tolerant_cfu_g"))
            .filter(l -> l.appliesTo(goods))
            .toList();
    assertThat(limits).hasSize(1);
    assertThat(limits.getFirst().judge(measured(value))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"flower_lots, 1", "usable_marijuana, 1", "seeds, 0", "clones, 0", "mature_plant, 0"})
  void looksForForeignMatterInGoodsOnly(String goods, long limits) {
    assertThat(
            LAB.limits().stream()
                .filter(l -> l.analyte().equals("foreign_matter_stems"))
                .filter(l -> l.appliesTo(goods)))
        .hasSize((int) limits);
  }

  @Test
  void cannotTellBelowAnUnknownOrTooHighLevel() {
    var limit = limit(Comparison.AT_MOST, "0.20", 2);
    assertThat(limit.judge(new AnalyteResult.BelowQuantitation(new BigDecimal("0.2"))))
        .isEqualTo(Outcome.WITHIN);
    assertThat(limit.judge(new AnalyteResult.BelowQuantitation(new BigDecimal("0.21"))))
        .isEqualTo(Outcome.UNDETERMINED);
    assertThat(limit.judge(new AnalyteResult.BelowQuantitation(null)))
        .isEqualTo(Outcome.UNDETERMINED);
    assertThat(limit.judge(new AnalyteResult.Invalid("not an amount", "?")))
        .isEqualTo(Outcome.UNDETERMINED);
    assertThat(
            limit.judge(new AnalyteResult.NotTested(AnalyteResult.Reason.GROUP_NOT_COMPLETED, "9")))
        .isEqualTo(Outcome.NOT_TESTED);
  }

  @Test
  void comparesStrictlyWhereTheRuleSaysBelow() {
    var limit = limit(Comparison.BELOW, "1", 1);
    assertThat(limit.judge(measured(new BigDecimal("0.94")))).isEqualTo(Outcome.WITHIN);
    assertThat(limit.judge(measured(new BigDecimal("0.96")))).isEqualTo(Outcome.OVER);
    assertThat(limit.judge(measured(BigDecimal.ONE))).isEqualTo(Outcome.OVER);
  }

  private static BigDecimal unitOfLastDigit(Limit limit) {
    int integerDigits = limit.value().precision() - limit.value().scale();
    return BigDecimal.ONE.scaleByPowerOfTen(integerDigits - limit.digits());
  }

  private static Limit limit(Comparison comparison, String value, int digits) {
    var dates = new EffectiveDates(LocalDate.of(2018, 2, 1), null);
    var basis = new RuleBasis("a law", Evidence.VERIFIED, Effect.DENY, dates, "");
    return new Limit("key", "a", comparison, new BigDecimal(value), "ppm", digits, Set.of(), basis);
  }

  private static AnalyteResult measured(BigDecimal value) {
    return new AnalyteResult.Measured(value);
  }
}
