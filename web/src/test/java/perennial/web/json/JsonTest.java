package perennial.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.web.FailureKind;
import perennial.web.RequestFailed;
import tools.jackson.databind.JsonNode;

class JsonTest {

  @Test
  void keepsNumbersAsSent() {
    JsonNode tree = parse("{\"a\":1.50,\"b\":900,\"c\":1e3,\"d\":-0.0001}");
    assertThat(tree.get("a").decimalValue()).isEqualTo(new BigDecimal("1.50"));
    assertThat(tree.get("b").isInt()).isTrue();
    assertThat(tree.get("c").decimalValue()).isEqualByComparingTo("1000");
    assertThat(text(tree, Slashes.PLAIN))
        .isEqualTo("{\"a\":1.50,\"b\":900,\"c\":1000,\"d\":-0.0001}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "{\"a\":1,}",
        "{'a':1}",
        "{a:1}",
        "[1]x",
        "[1] [2]",
        "{\"a\":1,\"a\":2}",
        "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}",
        "NaN",
        "Infinity",
        "01",
        "+1",
        "1.",
        ".5",
        "/* c */ 1",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "{\"\\ud800\":1}",
        "\"tab\tinside\"",
        "1e999999999",
        "1e-999999999",
        "[1E65]"
      })
  void refusesWhatIsNotStrict(String body) {
    assertMalformed(body.getBytes(UTF_8));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    assertMalformed(new byte[] {'"', (byte) 0xff, '"'});
    assertMalformed(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'});
    assertMalformed("\"é\"".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertMalformed("[1]".getBytes(java.nio.charset.StandardCharsets.UTF_16));
  }

  @Test
  void namesThePlaceAndNothingOfTheParser() {
    assertThatThrownBy(() -> parse("{\n \"a\": oops}"))
        .isInstanceOfSatisfying(
            RequestFailed.class,
            e ->
                assertThat(e.failure().text())
                    .startsWith("The body is not valid JSON (line 2")
                    .doesNotContain("oops", "jackson", "Exception"));
  }

  @Test
  void takesEachLimitAndNotOneMore() {
    parse("[".repeat(JsonLimits.MAX_DEPTH) + "]".repeat(JsonLimits.MAX_DEPTH));
    assertMalformed("[".repeat(JsonLimits.MAX_DEPTH + 1) + "]".repeat(JsonLimits.MAX_DEPTH + 1));
    parse("\"" + "a".repeat(JsonLimits.MAX_STRING_LENGTH) + "\"");
    assertMalformed("\"" + "a".repeat(JsonLimits.MAX_STRING_LENGTH + 1) + "\"");
    parse("{\"" + "a".repeat(JsonLimits.MAX_NAME_LENGTH) + "\":1}");
    assertMalformed("{\"" + "a".repeat(JsonLimits.MAX_NAME_LENGTH + 1) + "\":1}");
    parse("1".repeat(JsonLimits.MAX_NUMBER_LENGTH));
    assertMalformed("1".repeat(JsonLimits.MAX_NUMBER_LENGTH + 1));
    parse("1e" + JsonLimits.MAX_SCALE);
    assertMalformed("1e" + (JsonLimits.MAX_SCALE + 1));
    parse("1e-" + JsonLimits.MAX_SCALE);
    assertMalformed("1e-" + (JsonLimits.MAX_SCALE + 1));
  }

  @Test
  void countsTokens() {
    parse("[" + "1,".repeat(JsonLimits.MAX_TOKENS - 3) + "1]");
    assertMalformed("[" + "1,".repeat(JsonLimits.MAX_TOKENS) + "1]");
  }

  @Test
  void takesSurrogatePairs() {
    assertThat(parse("\"\\ud83c\\udf31 🌱\"").stringValue()).isEqualTo("🌱 🌱");
  }

  @Test
  void escapesSlashesWhenAsked() {
    JsonNode tree = parse("{\"a/b\":\"11/20/2026\"}");
    assertThat(text(tree, Slashes.PLAIN)).isEqualTo("{\"a/b\":\"11/20/2026\"}");
    assertThat(text(tree, Slashes.ESCAPED)).isEqualTo("{\"a\\/b\":\"11\\/20\\/2026\"}");
    byte[] generated = Json.write(Slashes.ESCAPED, out -> out.writeString("a/b"));
    assertThat(new String(generated, UTF_8)).isEqualTo("\"a\\/b\"");
  }

  private static JsonNode parse(String body) {
    return Json.parse(body.getBytes(UTF_8));
  }

  private static String text(JsonNode tree, Slashes slashes) {
    return new String(Json.write(tree, slashes), UTF_8);
  }

  private static void assertMalformed(String body) {
    assertMalformed(body.getBytes(UTF_8));
  }

  private static void assertMalformed(byte[] body) {
    assertThatThrownBy(() -> Json.parse(body))
        .isInstanceOfSatisfying(
            RequestFailed.class,
            e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.MALFORMED));
  }
}
