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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perennial.kernel.Stated;
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

  private static final LabRules TODAY =
      RulePackLoader.loadShipped("wa", "current").sets().getLast().lab();

  private static final List<Sent> OTHERS =
      List.of(
          new Sent.Text("<0.001"),
          new Sent.Text("< 5000"),
          new Sent.Text("ND"),
          new Sent.Text("\"odd\\"),
          new Sent.Text("in_progress"),
          new Sent.Text(" 12.50 "),
          new Sent.Text("+1e3"),
          new Sent.Text("."),
          new Sent.Text("1."),
          new Sent.Text("-3"),
          new Sent.Text("000000000000000000000001"),
          new Sent.Flag(true),
          new Sent.Decimal(new BigDecimal("0.0000001")),
          new Sent.Decimal(new BigDecimal("9999999999.123456789012")),
          new Sent.Decimal(new BigDecimal("1E+9")),
          new Sent.Decimal(new BigDecimal("-1")));

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

  /** Whoever judges all that there is asks for the verdict alone, of records as they are stored. */
  @Test
  void theVerdictAloneIsTheSameHoweverTheRecordIsRead() {
    qt().forAll(lists().of(integers().between(0, 400)).ofSizeBetween(0, 12), integers().all())
        .check((hits, seed) ->
            List.of(STATE, TODAY, KINGDOM).stream()
                .allMatch(lab -> {
                  var record = WideRecords.clean(lab);
                  damage(record, hits, seed);
                  change(record, seed);
                  var reading = lab.read(record);
                  var stored = lab.readStored(stated(record).toString());
                  return stored.results().equals(reading.results())
                      && stored.statuses().equals(reading.statuses())
                      && isSame(lab, reading)
                      && isSame(lab, stored.without(Map.of("pesticide", "x", "microbial", "y")));
                }));
  }

  private static boolean isSame(LabRules lab, Reading reading) {
    return List.of("flower_lots", "solid_edible", "co2_concentrate", "clones", "flour").stream()
        .allMatch(goods ->
            List.of(Set.<String>of(), Set.of("medically-compliant")).stream()
                .allMatch(facts ->
                    lab.kind(goods, facts, reading)
                        == lab.judge(goods, facts, reading).verdict().kind()));
  }

  /** One or two values that are neither clean nor missing. */
  private static void change(Map<String, Sent> record, int seed) {
    var fields = record.keySet().stream().sorted().toList();
    var random = new Random(seed);
    for (int i = 0; i < random.nextInt(3); i++) {
      record.put(
          fields.get(random.nextInt(fields.size())), OTHERS.get(random.nextInt(OTHERS.size())));
    }
  }

  private static Stated stated(Map<String, Sent> record) {
    var fields = new HashMap<String, @Nullable Object>();
    record.forEach((name, sent) -> fields.put(name, sent.scalar()));
    fields.put("a_field_of_nobody", "x");
    return Stated.of(fields);
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
