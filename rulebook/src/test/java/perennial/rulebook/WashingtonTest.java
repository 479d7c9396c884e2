package perennial.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.rulebook.load.RulePackLoader;

/** The shipped rules of the reference jurisdiction as of 2018. */
class WashingtonTest {

  private static final RulePack PACK = RulePackLoader.loadShipped("wa", "2018");
  private static final RuleSet RULES = PACK.getInForce(Instant.parse("2026-11-20T00:00:00Z"));

  @Test
  void beginsAtLocalMidnightOfTheFirstDay() {
    assertThat(RULES.version()).hasToString("wa-2018/1");
    assertThat(PACK.findInForce(Instant.parse("2018-02-01T07:59:59Z"))).isEmpty();
    assertThat(PACK.findInForce(Instant.parse("2018-02-01T08:00:00Z"))).isPresent();
    assertThat(PACK.jurisdiction().identifierPrefix()).isEqualTo("WA");
  }

  @ParameterizedTest
  @CsvSource({
    "G, cultivator, G412345",
    "M, production, M421873",
    "J, cultivator_production, J412149",
    "R, dispensary, R414871",
    "L, lab, L21",
    "T, tribe, T000001",
    "E, co-op, E000001",
    "Z, transporter, Z000001"
  })
  void knowsTheLicenseTypes(String letter, String key, String code) {
    var type = RULES.findLicenseTypeByLetter(letter).orElseThrow();
    assertThat(type.key()).isEqualTo(key);
    assertThat(type.allowsCode(code)).isTrue();
    assertThat(type.allowsCode(code + " ")).isFalse();
    assertThat(type.allowsCode(code.toLowerCase(Locale.ROOT))).isFalse();
    assertThat(type.allowsCode(letter + "1234567")).isFalse();
    assertThat(type.allowsCode("ATTESTED")).isFalse();
  }

  @Test
  void keepsTrainingCodesApart() {
    var type = RULES.findLicenseType("cultivator").orElseThrow();
    assertThat(type.allowsCode("GWT")).isFalse();
    assertThat(type.trainingCodes()).contains("GWT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dispensary", "lab", "transporter"})
  void deniesGrowingToThoseWhoDoNotGrow(String type) {
    assertThat(RULES.permits(type, "plant-batch.plant"))
        .isInstanceOfSatisfying(
            Permission.Denied.class,
            denied -> {
              assertThat(denied.citation()).contains("314-55-075");
              assertThat(denied.sentence()).endsWith(".");
            });
    assertThat(RULES.permits(type, "plant.harvest")).isInstanceOf(Permission.Denied.class);
  }

  @Test
  void onlyWarnsWhereTheMatrixIsInferred() {
    assertThat(RULES.permits("production", "plant-batch.plant"))
        .isInstanceOf(Permission.AllowedWithWarning.class);
    assertThat(RULES.permits("cultivator", "sale.report"))
        .isInstanceOf(Permission.AllowedWithWarning.class);
    assertThat(RULES.permits("dispensary", "transfer.file"))
        .isInstanceOf(Permission.AllowedWithWarning.class);
  }

  @Test
  void letsOnlyLaboratoriesReportResults() {
    for (var type : RULES.licenseTypes()) {
      assertThat(RULES.permits(type.key(), "lab-result.report"))
          .as(type.key())
          .isInstanceOf(
              type.key().equals("lab") ? Permission.Allowed.class : Permission.Denied.class);
    }
  }

  @Test
  void letsATransporterOwnNothing() {
    for (var act : Set.of("lot.create", "lot.split", "transfer.receive", "sale.report")) {
      assertThat(RULES.permits("transporter", act)).as(act).isInstanceOf(Permission.Denied.class);
    }
    assertThat(RULES.permits("transporter", "transfer.carry"))
        .isInstanceOf(Permission.Allowed.class);
    assertThat(RULES.permits("transporter", "transfer.depart"))
        .isInstanceOf(Permission.Allowed.class);
  }

  @Test
  void asksForAnEndorsementOnMedicalSales() {
    assertThat(RULES.permits("dispensary", "sale.report-medical"))
        .isInstanceOf(Permission.AllowedWithWarning.class);
    assertThat(RULES.permits("dispensary", Set.of("medical"), "sale.report-medical"))
        .isInstanceOf(Permission.Allowed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "suppositories, suppository",
    "nonsolvent_based_concentrate, non-solvent_based_concentrate",
    "clone, clones",
    "CO2_concentrate, co2_concentrate",
    "flower_lots, flower_lots"
  })
  void acceptsOtherSpellingsAndEmitsOne(String sent, String emitted) {
    assertThat(RULES.findProductClass(sent).orElseThrow().key()).isEqualTo(emitted);
  }

  @Test
  void knowsUnitsAndWhatAProductMustState() {
    assertThat(RULES.productClasses()).hasSize(29);
    assertThat(RULES.findProductClass("usable_marijuana").orElseThrow())
        .matches(c -> c.unit().equals("ea") && c.needsUnitWeight() && !c.needsServings());
    assertThat(RULES.findProductClass("topical").orElseThrow())
        .matches(c -> c.unit().equals("ea") && c.needsServings());
    assertThat(RULES.findProductClass("flower").orElseThrow().unit()).isEqualTo("gm");
  }

  @ParameterizedTest
  @CsvSource({
    "flower_lots, production, true",
    "other_material_lots, dispensary, true",
    "usable_marijuana, cultivator_production, true",
    "hydrocarbon_concentrate, production, true",
    "flower, production, false",
    "other_material, production, false",
    "clones, dispensary, false",
    "seeds, cultivator_production, false",
    "waste, production, false",
    "flower_lots, lab, false",
    "flower_lots, cultivator, false",
    "flower_lots, tribe, false"
  })
  void demandsAResultOfLotsAndProducts(String goods, String receiver, boolean demanded) {
    var gate = RULES.findResultGate(goods, receiver, Set.of("transfer"));
    assertThat(gate.isPresent()).isEqualTo(demanded);
    gate.ifPresent(g -> assertThat(g.sentence()).isEqualTo("All items must have a lab result."));
    assertThat(RULES.findResultGate(goods, receiver, Set.of("vendor-sample"))).isEmpty();
    assertThat(RULES.findResultGate(goods, receiver, Set.of("transfer", "extraction"))).isEmpty();
  }

  @Test
  void holdsDisposalsForThreeDays() {
    assertThat(RULES.findWaitingPeriod("disposal-hold").orElseThrow().length())
        .isEqualTo(Duration.ofDays(3));
  }
}
