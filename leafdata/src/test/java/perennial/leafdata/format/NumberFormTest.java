package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class NumberFormTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "'\"1\"', 1",
    "'\"140.0000\"', 140",
    "1248.00, 1248",
    "'\" 3.5 \"', 3.5",
    "'\".5\"', 0.5",
    "'\"5.\"', 5",
    "'\"+7\"', 7",
    "1e3, 1000",
    "'\"1E3\"', 1000",
    "0.0001, 0.0001",
    "-0, 0",
    "0e99, 0",
    "99999999999, 99999999999",
    "99999999999.9999, 99999999999.9999"
  })
  void readsNumbersAndNumericStrings(String json, BigDecimal number) {
    assertThat(NumberForm.QUANTITY.read(node(json))).isEqualTo(Reading.understood(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"   \""})
  void takesNullAndEmptyAsAbsent(String json) {
    assertThat(NumberForm.QUANTITY.read(node(json))).isEqualTo(Reading.absent());
  }

  @Test
  void takesAMissingFieldAsAbsent() {
    assertThat(NumberForm.QUANTITY.read((JsonNode) null)).isEqualTo(Reading.absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "[1]",
        "{}",
        "\"1,000\"",
        "\"one\"",
        "\"0x10\"",
        "\"NaN\"",
        "\"1e\"",
        "\"1e999\"",
        "\"1 2\"",
        "\"--1\"",
        "\"٣\"",
        "\".\""
      })
  void refusesWhatIsNoNumber(String json) {
    assertThat(NumberForm.QUANTITY.read(node(json))).isEqualTo(Reading.refused(LeafTexts.NUMBER));
  }

  @Test
  void refusesOneDigitBeyondTheLimit() {
    assertThat(NumberForm.QUANTITY.read(node("100000000000")))
        .isEqualTo(Reading.refused("The :attribute may not be greater than 99999999999."));
    assertThat(NumberForm.QUANTITY.read("0.00001"))
        .isEqualTo(Reading.refused("The :attribute may not have more than 4 decimals."));
    assertThat(NumberForm.QUANTITY.read("9".repeat(NumberForm.LENGTH_MAX + 1)))
        .isEqualTo(Reading.refused(LeafTexts.NUMBER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e300", "-1E300", "1e-300", "123e40"})
  void refusesWideExponents(String json) {
    assertThat(NumberForm.QUANTITY_CHANGE.read(node(json))).isInstanceOf(Reading.Refused.class);
  }

  /** Also where a number comes from another parser, without being expanded. */
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1E2147483647", "1e-999999999"})
  void refusesAbsurdExponents(String number) {
    JsonNode node = JsonNodeFactory.instance.numberNode(new BigDecimal(number));
    assertThat(NumberForm.QUANTITY_CHANGE.read(node)).isInstanceOf(Reading.Refused.class);
    assertThat(JsonBody.parse(number.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void refusesNegativesExceptOfChanges() {
    assertThat(NumberForm.QUANTITY.read(node("-1")))
        .isEqualTo(Reading.refused(LeafTexts.NOT_NEGATIVE));
    assertThat(NumberForm.QUANTITY_CHANGE.read(node("\"-1\"")))
        .isEqualTo(Reading.understood(new BigDecimal("-1")));
  }

  @Test
  void quotesTheHundredthToFinerWeights() {
    assertThat(NumberForm.WEIGHT.read(node("59259.25926")))
        .isEqualTo(
            Reading.refused(
                "Measurements for weight based product will be communicated to and displayed to"
                    + " the hundredth."));
    assertThat(NumberForm.WEIGHT.read(node("\"900.00\"")))
        .isEqualTo(Reading.understood(new BigDecimal("900")));
    assertThat(NumberForm.WEIGHT.read(node("987.650")))
        .isEqualTo(Reading.understood(new BigDecimal("987.65")));
  }

  /** 999.99 + 111.11 leaves a client as a binary fraction; a string is meant as it is written. */
  @Test
  void readsBinaryFractionsToFifteenDigits() {
    assertThat(NumberForm.WEIGHT.read(node("1111.0999999999999")))
        .isEqualTo(Reading.understood(new BigDecimal("1111.1")));
    assertThat(NumberForm.ANALYTE.read(node("12.345000000000001")))
        .isEqualTo(Reading.understood(new BigDecimal("12.345")));
    assertThat(NumberForm.WEIGHT.read(node("\"1111.0999999999999\"")))
        .isEqualTo(Reading.refused(LeafTexts.HUNDREDTH));
  }

  @Test
  void countsAreWhole() {
    assertThat(NumberForm.COUNT.read(node("\"10.00\"")))
        .isEqualTo(Reading.understood(BigDecimal.TEN));
    assertThat(NumberForm.COUNT.read(node("1.5"))).isEqualTo(Reading.refused(LeafTexts.INTEGER));
  }

  @Test
  void printsFixedDecimals() {
    assertThat(LeafNumber.quantity(new BigDecimal("140"))).isEqualTo("140.0000");
    assertThat(LeafNumber.hundredths(BigDecimal.ZERO)).isEqualTo("0.00");
    assertThat(LeafNumber.hundredths(new BigDecimal("88888"))).isEqualTo("88888.00");
    assertThat(LeafNumber.analyte(new BigDecimal("5E3"))).isEqualTo("5000.000");
    assertThat(LeafNumber.analyte(new BigDecimal("0.12345"))).isEqualTo("0.123");
    assertThat(LeafNumber.millionths(BigDecimal.ZERO)).isEqualTo("0.000000");
  }

  @Test
  void totalsAreTheRecordedOnes() {
    BigDecimal both = new BigDecimal("12.345");
    assertThat(LeafNumber.total(both, both)).isEqualTo("23.172");
  }

  @Test
  void readsBackWhatItPrints() {
    SplittableRandom random = new SplittableRandom(314);
    for (int run = 0; run < 20_000; run++) {
      BigDecimal value =
          BigDecimal.valueOf(random.nextLong(-999_999_999_999_999L, 999_999_999_999_999L), 4);
      String printed = LeafNumber.quantity(value);
      for (String json : new String[] {printed, "\"" + printed + "\""}) {
        Reading<BigDecimal> reading = NumberForm.QUANTITY_CHANGE.read(node(json));
        assertThat(reading).as(json).isInstanceOf(Reading.Understood.class);
        BigDecimal read = ((Reading.Understood<BigDecimal>) reading).value();
        assertThat(read).as(json).isEqualByComparingTo(value);
        assertThat(LeafNumber.quantity(read)).isEqualTo(printed);
      }
    }
  }

  @Test
  void takesWholeNumbersOfAnyWidthToTheLimit() {
    String wide = BigInteger.TEN.pow(60).toString();
    assertThat(NumberForm.QUANTITY.read(node(wide))).isInstanceOf(Reading.Refused.class);
  }

  private static JsonNode node(String json) {
    return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
