package perennial.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import perennial.rulebook.assay.Sent;
import perennial.rulebook.assay.Verdict;
import perennial.rulebook.basis.RuleVersion;
import perennial.rulebook.load.RulePackLoader;

/**
 * Other types, units, panels, words and prefix: the code knows nothing of the reference
 * jurisdiction.
 */
class InventedJurisdictionTest {

  private final RulePack pack = RulePackLoader.load(Invented.sound(), "ruritania", "both");

  @Test
  void knowsItsOwnFacts() {
    assertThat(pack.jurisdiction().identifierPrefix()).isEqualTo("RU");
    assertThat(pack.jurisdiction().premisesRegion()).isEqualTo("STRELSAU");
    assertThat(pack.name()).isEqualTo("both");
  }

  @Test
  void choosesTheRulesByInstantAndHasNoneInAGap() {
    assertThat(pack.findInForce(Instant.parse("1989-12-31T22:59:59Z"))).isEmpty();
    assertThat(at("1989-12-31T23:00:00Z").version()).isEqualTo(new RuleVersion("grain-1", 1));
    assertThat(at("1999-12-31T22:59:59Z").version()).hasToString("grain-1/1");
    assertThat(pack.findInForce(Instant.parse("1999-12-31T23:00:00Z"))).isEmpty();
    assertThatThrownBy(() -> at("2000-06-01T00:00:00Z")).isInstanceOf(NoSuchElementException.class);
    assertThat(at("2000-12-31T23:00:00Z").version()).hasToString("grain-2/2");
    assertThat(at("2100-01-01T00:00:00Z").until()).isEmpty();
  }

  @Test
  void startsAndEndsRowsWithinASet() {
    assertThat(at("1994-12-31T22:00:00Z").findWaitingPeriod("rest")).isEmpty();
    assertThat(at("1995-01-01T00:00:00Z").findWaitingPeriod("rest").orElseThrow().length())
        .isEqualTo(Duration.ofHours(12));
    assertThat(verdict("2009-12-31T12:00:00Z", "450")).isInstanceOf(Verdict.Pass.class);
    assertThat(verdict("2010-01-01T12:00:00Z", "450")).isEqualTo(new Verdict.Fail(List.of("ash")));
    assertThat(at("2009-12-31T12:00:00Z").version())
        .isEqualTo(at("2010-01-02T12:00:00Z").version());
  }

  @Test
  void answersWhoMayDoWhat() {
    var rules = at("2020-01-01T00:00:00Z");
    assertThat(rules.permits("mill", "grain.grind")).isEqualTo(new Permission.Allowed());
    assertThat(rules.permits("bakery", "grain.grind"))
        .isEqualTo(new Permission.Denied("Grain Act, section 7", "Only mills grind."));
    assertThat(rules.permits("mill", "bread.bake"))
        .isEqualTo(
            new Permission.AllowedWithWarning("Grain Act, section 7", "Mills should not bake."));
    assertThat(rules.permits("mill", "rye.grind")).isInstanceOf(Permission.Denied.class);
    assertThat(rules.permits("mill", Set.of("rye"), "rye.grind"))
        .isInstanceOf(Permission.Allowed.class);
    assertThat(rules.permits("mill", "lot.split")).isInstanceOf(Permission.Denied.class);
    assertThat(rules.permits("cultivator", "grain.grind")).isInstanceOf(Permission.Denied.class);
  }

  @Test
  void namesGoodsAndGates() {
    var rules = at("2020-01-01T00:00:00Z");
    assertThat(rules.findProductClass("MEHL").orElseThrow().key()).isEqualTo("flour");
    assertThat(rules.findProductClass("flower")).isEmpty();
    assertThat(rules.findResultGate("flour", "bakery", Set.of())).isPresent();
    assertThat(rules.findResultGate("flour", "bakery", Set.of("tasting"))).isEmpty();
    assertThat(rules.findResultGate("bread", "bakery", Set.of())).isEmpty();
  }

  @Test
  void answersFromWhomToWhomWhatGoesWhatFor() {
    var rules = at("2020-01-01T00:00:00Z");
    assertThat(rules.transfers("mill", "bakery", "flour", Set.of("sale")))
        .isEqualTo(new Permission.Allowed());
    assertThat(rules.transfers("bakery", "mill", "flour", Set.of("sale")))
        .isEqualTo(new Permission.Denied("Grain Act, section 7", "Nothing else is sold on."));
    assertThat(rules.transfers("bakery", "mill", "bread", Set.of("tasting")))
        .isEqualTo(
            new Permission.AllowedWithWarning("Grain Act, section 7", "Tastings are small."));
    assertThat(rules.transfers("bakery", "mill", "bread", Set.of("sale", "tasting")))
        .as("the kindest answer of several purposes")
        .isInstanceOf(Permission.AllowedWithWarning.class);
  }

  @Test
  void limitsInItsOwnUnits() {
    var rules = at("2020-01-01T00:00:00Z");
    var sack = rules.findQuantityLimit("lot-size", "flour").orElseThrow();
    assertThat(sack.allows(new BigDecimal("50.000"))).isTrue();
    assertThat(sack.allows(new BigDecimal("50.001"))).isFalse();
    assertThat(rules.findQuantityLimit("lot-size", "bread")).isEmpty();
    var ladder = rules.findSampleLadder("flour").orElseThrow();
    assertThat(ladder.samples(new BigDecimal("24.9"))).contains(1);
    assertThat(ladder.samples(new BigDecimal("25"))).contains(3);
    assertThat(ladder.samples(new BigDecimal("-1"))).isEmpty();
    assertThat(rules.findRetention("records").orElseThrow().years()).isEqualTo(2);
    assertThat(rules.findTax("bread-tax").orElseThrow().on(new BigDecimal("3.00")))
        .isEqualByComparingTo("0.23");
    assertThat(rules.converts("flour", "bread")).isTrue();
    assertThat(rules.converts("bread", "flour")).isFalse();
  }

  private Verdict verdict(String instant, String ash) {
    var lab = at(instant).lab();
    var reading =
        lab.read(
            Map.of(
                "mineral_state", new Sent.Text("done"),
                "ash_mg", new Sent.Text(ash),
                "sand_mg", new Sent.Text("<0.1"),
                "musty", new Sent.Text("nein")));
    return lab.judge("flour", Set.of(), reading).verdict();
  }

  @Test
  void takesAnAnalyteWithoutAFieldUnderItsKey() {
    var lab = at("2020-01-01T00:00:00Z").lab();
    var record =
        Map.<String, Sent>of(
            "mineral_state", new Sent.Text("done"),
            "ash_mg", new Sent.Text("400"),
            "sand_mg", new Sent.Text("<0.1"));
    var with = new HashMap<>(record);
    with.put("ergot", new Sent.Text("0"));
    assertThat(lab.judge("flour", Set.of("rye"), lab.read(record)).verdict())
        .isInstanceOf(Verdict.Indeterminate.class);
    assertThat(lab.judge("flour", Set.of("rye"), lab.read(with)).verdict())
        .isInstanceOf(Verdict.Pass.class);
    with.put("ergot", new Sent.Text("0.1"));
    assertThat(lab.judge("flour", Set.of("rye"), lab.read(with)).verdict())
        .isEqualTo(new Verdict.Fail(List.of("ergot")));
    assertThat(lab.demandedWithoutField()).extracting("key").containsExactly("ergot");
  }

  private RuleSet at(String instant) {
    return pack.getInForce(Instant.parse(instant));
  }
}
