package perennial.rulebook.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.rulebook.load.RulePackLoader;

class RecordReaderTest {

  private static final LabRules LAB =
      RulePackLoader.loadShipped("wa", "2018")
          .getInForce(Instant.parse("2019-07-22T00:00:00Z"))
          .lab();

  private static final String FIELD = "solvent_hexanes_ppm";

  @Test
  void keepsFiveThingsApart() {
    assertThat(LAB.read(completed()).results()).doesNotContainKey(FIELD);
    assertThat(read(new Sent.Null()))
        .isEqualTo(new AnalyteResult.NotTested(AnalyteResult.Reason.SENT_AS_NULL, ""));
    assertThat(read(new Sent.Text("")))
        .isEqualTo(new AnalyteResult.NotTested(AnalyteResult.Reason.SENT_BLANK, ""));
    assertThat(read(new Sent.Decimal(BigDecimal.ZERO)))
        .isEqualTo(new AnalyteResult.Measured(BigDecimal.ZERO));
    for (var status : new String[] {"not_started", "in_progress", "Completed", ""}) {
      var record = new HashMap<String, Sent>();
      record.put("solvent_status", new Sent.Text(status));
      record.put(FIELD, new Sent.Text("0.00"));
      assertThat(LAB.read(record).results().get(FIELD))
          .as(status)
          .isEqualTo(new AnalyteResult.NotTested(AnalyteResult.Reason.GROUP_NOT_COMPLETED, "0.00"));
    }
  }

  @Test
  void countsGroupsForWhichNoClientSendsAStatusButObeysOneThatIsSent() {
    var field = "foreign_matter_stems";
    var record = new HashMap<String, Sent>();
    record.put(field, new Sent.Text("1"));
    assertThat(LAB.read(record).results().get(field))
        .isEqualTo(new AnalyteResult.Measured(BigDecimal.ONE));
    record.put("foreign_status", new Sent.Null());
    assertThat(LAB.read(record).results().get(field)).isInstanceOf(AnalyteResult.Measured.class);
    record.put("foreign_status", new Sent.Text("in_progress"));
    assertThat(LAB.read(record).results().get(field)).isInstanceOf(AnalyteResult.NotTested.class);
  }

  @ParameterizedTest
  @CsvSource({"290.000, 290.000", ".635, 0.635", "1e-05, 0.00001", "5., 5", "+3, 3"})
  void readsNumbersWrittenAsText(String text, BigDecimal value) {
    assertThat(read(new Sent.Text(" " + text + " ")))
        .isInstanceOfSatisfying(
            AnalyteResult.Measured.class,
            measured -> assertThat(measured.value()).isEqualByComparingTo(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-10000000",
        "-0.001",
        "1,5",
        "0x10",
        "NaN",
        "Infinity",
        "pass",
        "1e999",
        "1e-999",
        "1e999999999",
        "<",
        "<-1",
        "5 ppm",
        "2019-07-22"
      })
  void takesNothingElseForANumber(String text) {
    assertThat(read(new Sent.Text(text)))
        .isInstanceOfSatisfying(
            AnalyteResult.Invalid.class, invalid -> assertThat(invalid.asSent()).isEqualTo(text));
  }

  @Test
  void boundsDigitsAndPlaces() {
    var longest = "9".repeat(RecordReader.MOST_DIGITS);
    assertThat(read(new Sent.Text(longest))).isInstanceOf(AnalyteResult.Measured.class);
    assertThat(read(new Sent.Text(longest + "9"))).isInstanceOf(AnalyteResult.Invalid.class);
    var smallest = "0." + "0".repeat(RecordReader.MOST_PLACES - 1) + "1";
    assertThat(read(new Sent.Text(smallest))).isInstanceOf(AnalyteResult.Measured.class);
    assertThat(read(new Sent.Text(smallest + "1"))).isInstanceOf(AnalyteResult.Invalid.class);
    assertThat(read(new Sent.Decimal(new BigDecimal("1e30"))))
        .isInstanceOf(AnalyteResult.Invalid.class);
    assertThat(read(new Sent.Decimal(new BigDecimal("1e29"))))
        .isInstanceOf(AnalyteResult.Measured.class);
  }

  @Test
  void readsWordsAndLevels() {
    assertThat(read(new Sent.Text("ND"))).isEqualTo(new AnalyteResult.NotDetected());
    assertThat(read(new Sent.Text("<LOQ"))).isEqualTo(new AnalyteResult.BelowQuantitation(null));
    assertThat(read(new Sent.Text("< 0.1")))
        .isEqualTo(new AnalyteResult.BelowQuantitation(new BigDecimal("0.1")));
    assertThat(read(new Sent.Text("n/a")))
        .isEqualTo(new AnalyteResult.NotTested(AnalyteResult.Reason.SAID_NOT_TESTED, "n/a"));
  }

  @Test
  void readsFlags() {
    var field = "foreign_matter_seeds";
    assertThat(LAB.read(Map.of(field, new Sent.Flag(false))).results().get(field))
        .isEqualTo(new AnalyteResult.Measured(BigDecimal.ZERO));
    assertThat(LAB.read(Map.of(field, new Sent.Text("True"))).results().get(field))
        .isEqualTo(new AnalyteResult.Measured(BigDecimal.ONE));
    assertThat(LAB.read(Map.of(field, new Sent.Text("2"))).results().get(field))
        .isInstanceOf(AnalyteResult.Invalid.class);
    assertThat(read(new Sent.Flag(true))).isInstanceOf(AnalyteResult.Invalid.class);
  }

  @Test
  void passesOverFieldsThatNoAnalyteHas() {
    var record = completed();
    record.put("pesticide_piperonyl_butoxideb_ppm", new Sent.Decimal(BigDecimal.ZERO));
    record.put("external_id", new Sent.Text("lab-test-1"));
    assertThat(LAB.read(record).results()).isEmpty();
  }

  private static Map<String, Sent> completed() {
    var record = new HashMap<String, Sent>();
    record.put("solvent_status", new Sent.Text("completed"));
    return record;
  }

  private static AnalyteResult read(Sent sent) {
    var record = completed();
    record.put(FIELD, sent);
    return LAB.read(record).results().get(FIELD);
  }
}
