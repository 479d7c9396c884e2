package perennial.rulebook;

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
import perennial.rulebook.assay.Sent;
import perennial.rulebook.assay.Verdict;
import perennial.rulebook.basis.Evidence;
import perennial.rulebook.load.RulePackLoader;

/** The pack that goes on from the rules of 2018 to those in force today. */
class WashingtonPresentTest {

  private static final RulePack PACK = RulePackLoader.loadShipped("wa", "current");
  private static final String BEFORE = "2022-04-02T06:59:59Z";
  private static final String SINCE = "2022-04-02T07:00:00Z";

  /** Numbers that pass, with every group completed and no pesticide named. */
  private static Map<String, Sent> flowerWithoutPesticides() {
    var sent = new HashMap<String, Sent>();
    for (var group : at(SINCE).lab().groups()) {
      if (!group.key().equals("pesticide") && !group.key().equals("metal")) {
        sent.put(group.statusField(), new Sent.Text("completed"));
      }
    }
    for (var analyte : at(SINCE).lab().analytes()) {
      if (!analyte.group().equals("pesticide") && !analyte.group().equals("metal")) {
        sent.put(analyte.key(), new Sent.Text("0"));
      }
    }
    return sent;
  }

  private static RuleSet at(String instant) {
    return PACK.getInForce(Instant.parse(instant));
  }

  private static Verdict verdict(String instant, Map<String, Sent> record) {
    var lab = at(instant).lab();
    return lab.judge("flower_lots", Set.of(), lab.read(record)).verdict();
  }

  @Test
  void changesAtLocalMidnight() {
    assertThat(at(BEFORE).version()).hasToString("wa-2018/1");
    assertThat(at(SINCE).version()).hasToString("wa-2022/1");
  }

  @Test
  void demandsEveryPesticideSinceThenAndNoneBefore() {
    var record = flowerWithoutPesticides();
    assertThat(verdict(BEFORE, record)).isInstanceOf(Verdict.Pass.class);
    assertThat(verdict(SINCE, record))
        .isInstanceOfSatisfying(
            Verdict.Indeterminate.class,
            open -> assertThat(open.missing()).extracting("group").containsOnly("pesticide"));
  }

  @Test
  void namesEachAnalyteThatIsMissingOfACompletedGroup() {
    var record = flowerWithoutPesticides();
    record.put("pesticide_status", new Sent.Text("completed"));
    record.put("pesticide_abamectin_ppm", new Sent.Text("0"));
    assertThat(verdict(SINCE, record))
        .isInstanceOfSatisfying(
            Verdict.Indeterminate.class, open -> assertThat(open.missing()).hasSize(58));
  }

  @Test
  void failsWhatIsOverALimitThoughNothingDemandsIt() {
    var record = flowerWithoutPesticides();
    record.put("solvent_hexanes_ppm", new Sent.Text("291"));
    assertThat(verdict(BEFORE, record)).isEqualTo(new Verdict.Fail(List.of("solvent_hexanes_ppm")));
    record.put("solvent_hexanes_ppm", new Sent.Text("290"));
    assertThat(verdict(BEFORE, record)).isInstanceOf(Verdict.Pass.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2267.9619, 2018-06-01T00:00:00Z, true",
    "2267.9620, 2018-06-01T00:00:00Z, false",
    "22679.6185, 2022-06-01T00:00:00Z, true",
    "22679.6186, 2022-06-01T00:00:00Z, false",
    "27215.5422, 2022-06-01T00:00:00Z, false"
  })
  void limitsALotOfFlowerByItsDay(BigDecimal grams, String instant, boolean allowed) {
    var limit = at(instant).findQuantityLimit("lot-size", "flower_lots").orElseThrow();
    assertThat(limit.allows(grams)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"4535.9236, 8", "4535.9237, 12", "9071.8474, 15", "18143.6948, 19", "22679.6185, 19"})
  void takesMoreSamplesOfLargerLots(BigDecimal grams, int samples) {
    var ladder = at(SINCE).findSampleLadder("flower_lots").orElseThrow();
    assertThat(ladder.samples(grams)).contains(samples);
  }

  @Test
  void limitsSalesByDay() {
    var before = at("2025-01-07T07:59:59Z");
    var since = at("2025-01-07T08:00:00Z");
    assertThat(before.version()).isEqualTo(since.version());
    assertThat(before.findQuantityLimit("sale-adult", "capsules")).isEmpty();
    var units = since.findQuantityLimit("sale-adult", "capsules").orElseThrow();
    assertThat(units.allows(BigDecimal.TEN)).isTrue();
    assertThat(units.allows(new BigDecimal("11"))).isFalse();
    assertThat(since.findQuantityLimit("sale-patient", "usable_marijuana").orElseThrow().basis())
        .matches(basis -> basis.evidence() == Evidence.UNVERIFIED);
  }

  @Test
  void keepsRecordsLongerAndTaxesAsBefore() {
    assertThat(at(SINCE).findRetention("records").orElseThrow().years()).isEqualTo(3);
    assertThat(at("2024-06-01T00:00:00Z").findRetention("records").orElseThrow().years())
        .isEqualTo(5);
    assertThat(at(SINCE).findTax("excise").orElseThrow().on(new BigDecimal("12.00")))
        .isEqualByComparingTo("4.44");
  }

  @ParameterizedTest
  @CsvSource({
    "cultivator, production, flower_lots, transfer, Allowed, Allowed",
    "cultivator, cultivator, clones, transfer, Allowed, Allowed",
    "production, dispensary, usable_marijuana, transfer, Allowed, Allowed",
    "cultivator_production, dispensary, usable_marijuana, transfer, Allowed, Allowed",
    "cultivator, lab, flower_lots, lab-sample, Allowed, Allowed",
    "lab, lab, flower_lots, subcontract, Allowed, Allowed",
    "dispensary, production, usable_marijuana, return, Allowed, Allowed",
    "cultivator, dispensary, flower_lots, transfer, AllowedWithWarning, Denied",
    "dispensary, dispensary, usable_marijuana, transfer, AllowedWithWarning, Denied",
    "lab, dispensary, usable_marijuana, transfer, AllowedWithWarning, Denied",
    "tribe, dispensary, usable_marijuana, transfer, AllowedWithWarning, AllowedWithWarning",
    "cultivator, tribe, flower_lots, transfer, AllowedWithWarning, AllowedWithWarning",
    "co-op, production, flower, transfer, AllowedWithWarning, AllowedWithWarning",
    "cultivator, co-op, clones, transfer, Allowed, Allowed",
    "cultivator, production, flower_lots, seizure, AllowedWithWarning, AllowedWithWarning",
    "transporter, production, flower_lots, transfer, Denied, Denied"
  })
  void answersForACellOfTheMatrix(
      String from, String to, String goods, String purpose, String in2018, String today) {
    assertThat(at(BEFORE).transfers(from, to, goods, Set.of(purpose)).getClass().getSimpleName())
        .isEqualTo(in2018);
    assertThat(at(SINCE).transfers(from, to, goods, Set.of(purpose)).getClass().getSimpleName())
        .isEqualTo(today);
  }

  /** What the wire took in 2018 it takes: only what permissions refuse already is denied. */
  @Test
  void deniesNoTransferOfOthersThanTransportersIn2018() {
    for (var rule : at(BEFORE).rows().transfers()) {
      if (rule.answer() == Answer.DENY) {
        assertThat(
                rule.from().equals(Set.of("transporter"))
                    || rule.to().equals(Set.of("transporter")))
            .as(rule.key())
            .isTrue();
      }
    }
  }

  @Test
  void namesEveryActThatTheSetBeforeNamed() {
    assertThat(at(SINCE).acts()).containsAll(at(BEFORE).acts());
  }

  @Test
  void sendsPlantsToResearchersAndHoldsImportedCbd() {
    var rules = at(SINCE);
    assertThat(rules.transfers("cultivator", "researcher", "clones", Set.of("transfer")))
        .isInstanceOf(Permission.Allowed.class);
    assertThat(rules.transfers("production", "production", "imported_cbd", Set.of("transfer")))
        .isInstanceOf(Permission.AllowedWithWarning.class);
    assertThat(rules.findResultGate("imported_cbd", "production", Set.of("transfer"))).isPresent();
  }
}
