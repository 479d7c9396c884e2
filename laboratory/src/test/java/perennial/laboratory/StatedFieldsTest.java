package perennial.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/** What of a laboratory's fields is kept, and what no instrument means. */
class StatedFieldsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.000",
        "5000.000",
        "1E+3",
        "123456789012345678",
        "0.123456789012345678",
        "1.2345678901234567E-9",
        "0.000000000000000000000000000001"
      })
  void takesNumbersOfEighteenDigits(String number) {
    assertThat(check("metal_lead_ppm", new BigDecimal(number))).isEmpty();
    assertThat(check("metal_lead_ppm", number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890123456789",
        "0.1234567890123456789",
        "0.0000000000000000000000000000001",
        "1E+18",
        "1E+999999999",
        "1E-999999999"
      })
  void refusesMoreDigits(String number) {
    assertThat(check("metal_lead_ppm", new BigDecimal(number)))
        .containsExactly(
            Refusal.of(
                "metal_lead_ppm",
                StatedFields.Reason.TOO_MANY_DIGITS,
                "The metal lead ppm may not have more than 18 digits."));
    assertThat(check("metal_lead_ppm", number)).hasSize(1);
  }

  @Test
  void takesWordsAndLongIdentifiers() {
    assertThat(check("metal_lead_ppm", "<0.01")).isEmpty();
    assertThat(check("metal_lead_ppm", "ND")).isEmpty();
    assertThat(check("lab_user_id", "1234567890123456789012345")).isEmpty();
    assertThat(check("metal_lead_ppm", null)).isEmpty();
    assertThat(check("high_thc", true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"metal_editor, 255", "notes, 4000"})
  void limitsTexts(String field, int most) {
    assertThat(check(field, "x".repeat(most))).isEmpty();
    assertThat(check(field, "x".repeat(most + 1)))
        .extracting(Refusal::reason)
        .containsExactly(StatedFields.Reason.TEXT_TOO_LONG);
  }

  @Test
  void limitsNames() {
    assertThat(check("a".repeat(StatedFields.NAME_LENGTH_MAX), "1")).isEmpty();
    for (String bad : List.of("a".repeat(StatedFields.NAME_LENGTH_MAX + 1), "a b", "", "ä")) {
      assertThat(check(bad, "1"))
          .extracting(Refusal::reason)
          .containsExactly(StatedFields.Reason.NAME_UNUSABLE);
    }
  }

  @Test
  void writesPowersOfTenOut() {
    Stated plain = StatedFields.plain(Fields.with(Stated.NONE, "a", new BigDecimal("1E+3")));
    assertThat(plain.get("a")).isEqualTo(new BigDecimal("1000"));
    assertThat(Stated.parse(plain.toString()).asMap()).isEqualTo(plain.asMap());
  }

  private static List<Refusal> check(String name, @Nullable Object value) {
    return StatedFields.check(Fields.with(Stated.NONE, name, value));
  }
}
