package perennial.rulebook.assay;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import perennial.rulebook.Invented;
import perennial.rulebook.load.RulePackLoader;

/** Taking something away from a record never makes a verdict that the record does not support. */
class JudgingPropertyTest {

  private static final LabRules STATE =
      RulePackLoader.loadShipped("wa", "2018")
          .getInForce(Instant.parse("2019-07-22T00:00:00Z"))
          .lab();

  /** A panel that names its analytes, so that each of them is owed. */
  private static final LabRules KINGDOM =
      RulePackLoader.load(Invented.sound(), "ruritania", "both")
          .getInForce(Instant.parse("2020-01-01T00:00:00Z"))
          .lab();

  private static final List<Sent> NOTHING =
      List.of(new Sent.Null(), new Sent.Text(""), new Sent.Text(" "), new Sent.Text("n/t?"));

  @Test
  void damageNeverFailsALot() {
    qt().forAll(lists().of(integers().between(0, 400)).ofSizeBetween(0, 30), integers().all())
        .check((hits, seed) -> {
          var record = WideRecords.clean(STATE);
          damage(record, hits, seed);
          return List.of("flower_lots", "solid_edible", "co2_concentrate", "clones").stream()
              .map(goods -> STATE.judge(goods, Set.of(), STATE.read(record)).verdict())
              .noneMatch(Verdict.Fail.class::isInstance);
        });
  }

  @Test
  void anOverLimitValueFailsWhateverElseIsDamaged() {
    qt().forAll(
            lists().of(integers().between(0, 400)).ofSizeBetween(0, 30),
            integers().all(),
            integers().between(0, STATE.limits().size() - 1))
        .check((hits, seed, which) -> {
          var limit = STATE.limits().get(which);
          var record = WideRecords.clean(STATE);
          damage(record, hits, seed);
          var group = STATE.findAnalyteByField(limit.analyte()).map(Analyte::group).orElseThrow();
          record.put(group + "_status", new Sent.Text("completed"));
          var over = limit.value().add(BigDecimal.ONE);
          record.put(limit.analyte(), new Sent.Decimal(over));
          var goods = limit.classes().stream().findFirst().orElse("flower_lots");
          return STATE.judge(goods, Set.of(), STATE.read(record)).verdict()
                  instanceof Verdict.Fail(var keys)
              && keys.contains(limit.analyte());
        });
  }

  @Test
  void whereAnalytesAreNamedALostOneNeitherPassesNorFails() {
    qt().forAll(integers().between(0, 1), integers().between(-1, NOTHING.size() - 1))
        .check((which, how) -> {
          var record = WideRecords.clean(KINGDOM);
          var field = List.of("ash_mg", "sand_mg").get(which);
          if (how < 0) {
            record.remove(field);
          } else {
            record.put(field, NOTHING.get(how));
          }
          return KINGDOM.judge("flour", Set.of(), KINGDOM.read(record)).verdict()
              instanceof Verdict.Indeterminate;
        });
  }

  @Test
  void judgingIsPure() {
    qt().forAll(lists().of(integers().between(0, 400)).ofSizeBetween(0, 30), integers().all())
        .check((hits, seed) -> {
          var record = WideRecords.clean(STATE);
          damage(record, hits, seed);
          var once = STATE.judge("flower_lots", Set.of(), STATE.read(record));
          return once.equals(STATE.judge("flower_lots", Set.of(), STATE.read(Map.copyOf(record))));
        });
  }

  private static void damage(Map<String, Sent> record, List<Integer> hits, int seed) {
    var fields = new HashMap<>(record).keySet().stream().sorted().toList();
    var random = new Random(seed);
    for (int hit : hits) {
      var field = fields.get(hit % fields.size());
      int how = random.nextInt(NOTHING.size() + 1);
      if (how == NOTHING.size()) {
        record.remove(field);
      } else {
        record.put(field, NOTHING.get(how));
      }
    }
  }
}
