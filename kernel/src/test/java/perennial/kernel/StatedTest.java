package perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stated fields, and the flat JSON that they are as text. */
class StatedTest {

  private static Stated of(String name, @Nullable Object value) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(name, value);
    return Stated.of(fields);
  }

  /** The fields that a text makes; texts alone would be equal without being taken apart. */
  private static Map<String, @Nullable Object> read(String text) {
    return Stated.parse(text).asMap();
  }

  @Test
  void absentNullEmptyAndZeroAreFourThings() {
    Stated nothing = of("a", null);
    Stated empty = of("a", "");
    Stated zero = of("a", 0);

    assertThat(List.of(Stated.NONE, nothing, empty, zero)).doesNotHaveDuplicates();
    assertThat(List.of(Stated.NONE, nothing, empty, zero))
        .allSatisfy(each -> assertThat(read(each.toString())).isEqualTo(each.asMap()));
    assertThat(Stated.NONE.has("a")).isFalse();
    assertThat(nothing.has("a")).isTrue();
    assertThat(nothing.text("a", "otherwise")).isEqualTo("otherwise");
    assertThat(empty.text("a", "otherwise")).isEmpty();
    assertThat(zero.text("a", "otherwise")).isEqualTo("0");
  }

  @Test
  void textComesBackWithEveryControlCharacter() {
    for (int c = 0; c < 0x300; c++) {
      Stated stated = of("n" + (char) c, "<" + (char) c + "\"\\/" + (char) c + ">");
      assertThat(stated.toString().chars()).as("no bare control character").noneMatch(x -> x < 32);
      assertThat(read(stated.toString())).isEqualTo(stated.asMap());
    }
  }

  /** A row is read from this text and compared with what its entries fold to. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.10",
        "1.50",
        "1E+3",
        "1E+999999999",
        "1E-999999999",
        "12345678901234567890.5"
      })
  void numbersKeepTheirScale(String number) {
    Stated stated = of("a", new BigDecimal(number));

    assertThat(stated.toString()).hasSizeLessThan(40);
    assertThat(read(stated.toString())).isEqualTo(stated.asMap());
  }

  @Test
  void anythingComesBackAsItWas() {
    qt().withFixedSeed(7159)
        .withExamples(2_000)
        .forAll(longs().all())
        .checkAssert(seed -> {
          Stated stated = random(new Random(seed));
          assertThat(read(stated.toString())).isEqualTo(stated.asMap());
          assertThat(Stated.of(read(stated.toString()))).hasToString(stated.toString());
        });
  }

  private static Stated random(Random random) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      fields.put(
          text(random),
          switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> text(random);
            default -> new BigDecimal(new BigInteger(90, random), random.nextInt(2_000) - 1_000);
          });
    }
    return Stated.of(fields);
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0xD800));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "[]",
        "null",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":1}x",
        "{\"a\":1 }",
        "{a:1}",
        "{\"a\":{}}",
        "{\"a\":[]}",
        "{\"a\":nul}",
        "{\"a\":1E}",
        "{\"a\":\"x}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\n\"}",
        "{\"a\":\"\\",
        "{\"a\":\"\\u",
        "{\"a\":1,\"a\":2}"
      })
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holdsAsManyFieldsAsTheLimitAndNoMore() {
    Map<String, @Nullable Object> fields = new HashMap<>();
    for (int i = 0; i < Stated.FIELDS_MAX; i++) {
      fields.put("field" + i, i);
    }
    Stated full = Stated.of(fields);
    assertThat(full.asMap()).hasSize(Stated.FIELDS_MAX);

    fields.put("one more", null);
    assertThatThrownBy(() -> Stated.of(fields)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> full.overlaidBy(of("one more", 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUpdateLiesOverWhatWasStated() {
    Stated before = of("a", "old").overlaidBy(of("b", 1));

    Stated after = before.overlaidBy(of("a", null));

    assertThat(after).hasToString("{\"a\":null,\"b\":1}");
    assertThat(before.overlaidBy(Stated.NONE)).isSameAs(before);
  }

  @Test
  void onlyScalarsAreStated() {
    assertThatThrownBy(() -> of("a", List.of())).hasMessageContaining("a is no scalar");
    assertThatThrownBy(() -> of("a", 1.5)).hasMessageContaining("a is no scalar");
  }

  @Test
  void picksWantedFieldsAndKeepsAbsentNullEmptyAndZeroApart() {
    var picker = new FieldPicker(List.of("zero", "absent", "null", "empty", "flag", "zero"));
    for (String other : List.of("plain", "with \"escapes\"")) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("zero", 0);
      fields.put("null", null);
      fields.put("empty", "");
      fields.put("flag", true);
      fields.put("a_other", other);
      fields.put("empty_other", other);
      fields.put("number_other", new BigDecimal("1E+3"));
      fields.put("zzz", null);
      assertThat(picker.pick(Stated.of(fields).toString()))
          .containsExactly(BigDecimal.ZERO, null, FieldPicker.NULL, "", true, BigDecimal.ZERO);
    }
    assertThat(picker.pick("{}")).containsOnlyNulls().hasSize(6);
    assertThatThrownBy(() -> picker.pick("{\"zero\":0"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> picker.pick("{\"zero\":0}}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
