package perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborTest {
  private static String hex(@Nullable Object value) {
    return HexFormat.of().formatHex(Cbor.encode(value));
  }

  private static @Nullable Object read(String hex) {
    return Cbor.decode(HexFormat.of().parseHex(hex));
  }

  private static void both(String hex, @Nullable Object value) {
    assertThat(hex(value)).isEqualTo(hex);
    assertThat(read(hex)).isEqualTo(value);
  }

  /** Integers of RFC 8949, Appendix A. */
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "1, 01",
    "10, 0a",
    "23, 17",
    "24, 1818",
    "25, 1819",
    "100, 1864",
    "1000, 1903e8",
    "1000000, 1a000f4240",
    "1000000000000, 1b000000e8d4a51000",
    "-1, 20",
    "-10, 29",
    "-100, 3863",
    "-1000, 3903e7",
    "255, 18ff",
    "256, 190100",
    "65535, 19ffff",
    "65536, 1a00010000",
    "4294967295, 1affffffff",
    "4294967296, 1b0000000100000000",
    "9223372036854775807, 1b7fffffffffffffff",
    "-9223372036854775808, 3b7fffffffffffffff"
  })
  void writesIntegersWithTheShortestHead(long value, String hex) {
    both(hex, value);
  }

  /** Texts of Appendix A, escapes and a surrogate pair among them. */
  @Test
  void writesTexts() {
    both("60", "");
    both("6161", "a");
    both("6449455446", "IETF");
    both("62225c", "\"\\");
    both("62c3bc", "\u00fc");
    both("63e6b0b4", "\u6c34");
    both("64f0908591", "\ud800\udd51");
  }

  @Test
  void writesSimpleValuesBytesListsAndMaps() {
    both("f4", false);
    both("f5", true);
    both("f6", null);
    assertThat(hex(new byte[] {1, 2, 3, 4})).isEqualTo("4401020304");
    assertThat((byte[]) read("4401020304")).containsExactly(1, 2, 3, 4);
    assertThat((byte[]) read("40")).isEmpty();
    both("80", List.of());
    both("83010203", List.of(1L, 2L, 3L));
    both("8301820203820405", List.of(1L, List.of(2L, 3L), List.of(4L, 5L)));
    both("a0", Map.of());
    both("a26161016162820203", Map.of("a", 1L, "b", List.of(2L, 3L)));
    both("826161a161626163", List.of("a", Map.of("b", "c")));
  }

  @Test
  void writesDecimalFractionsWithTheirScale() {
    both("c48221196ab3", new BigDecimal("273.15"));
    both("c4820001", new BigDecimal("1"));
    both("c4822001", new BigDecimal("0.1"));
    both("c48221186e", new BigDecimal("1.10"));
    both("c4820301", new BigDecimal("1E+3"));
  }

  @Test
  void writesDigitsThatFitNoLongAsABignum() {
    both("c482001b7fffffffffffffff", new BigDecimal("9223372036854775807"));
    both("c48200c2488000000000000000", new BigDecimal("9223372036854775808"));
    both("c48200c249010000000000000000", new BigDecimal("18446744073709551616"));
    both("c482003b7fffffffffffffff", new BigDecimal("-9223372036854775808"));
    both("c48200c3488000000000000000", new BigDecimal("-9223372036854775809"));
    both("c48200c349010000000000000000", new BigDecimal("-18446744073709551617"));
  }

  @Test
  void ordersNamesByTheirEncoding() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("aa", 1L);
    map.put("b", 2L);
    map.put("\u00fc", 3L);
    map.put("", 4L);

    assertThat(hex(map)).isEqualTo("a4600461620262616101" + "62c3bc03");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "1817, 23 in two bytes",
    "1800, 0 in two bytes",
    "1900ff, 255 in three bytes",
    "1a0000ffff, 65535 in five bytes",
    "1b00000000ffffffff, 4294967295 in nine bytes",
    "3817, a negative with a long head",
    "780161, a text with a long head",
    "580100, bytes with a long head",
    "980100, an array with a long head",
    "b801616100, a map with a long head",
    "d80482006101, a tag with a long head",
    "c4821800" + "01, an exponent with a long head",
    "1b8000000000000000, past a long",
    "3b8000000000000000, below a long",
    "5f42010243030405ff, indefinite bytes",
    "7f657374726561646d696e67ff, indefinite text",
    "9fff, an indefinite array",
    "bf61610161629f0203ffff, an indefinite map",
    "1c, a reserved length",
    "1f, an integer of indefinite length",
    "a2616201616101, names out of order",
    "a262616101616202, a longer name before a shorter",
    "a2616101616102, a name twice",
    "a10102, a name that is a number",
    "a1410102, a name that is bytes",
    "0000, a byte after the value",
    "f6f6, two values",
    "f90000, a half float",
    "f97e00, NaN",
    "f97c00, infinity",
    "fa47c35000, a single float",
    "fb3ff199999999999a, a double float",
    "f7, undefined",
    "f0, an unassigned simple value",
    "f818, a simple value of two bytes",
    "ff, a break alone",
    "c11a514b67b0, a date tag",
    "c249010000000000000000, a bignum that is no fraction's digits",
    "c48101, a fraction of one part",
    "c483010203, a fraction of three parts",
    "c4820102" + "03, a byte after a fraction",
    "c482f601, a fraction without exponent",
    "c48200f6, a fraction without digits",
    "c48200" + "c24101, a bignum that fits a long",
    "c48200" + "c2487fffffffffffffff, the largest long as a bignum",
    "c48200" + "c34101, a negative bignum that fits a long",
    "c48200" + "c24a00010000000000000000, a bignum with a zero before it",
    "c48200" + "c240, an empty bignum",
    "c48200" + "c1488000000000000000, digits of another tag",
    "c4821b0000000080000001" + "01, an exponent past the largest",
    "c4823a80000000" + "01, an exponent below the smallest",
    "c4823b7fffffffffffffff" + "01, the smallest long as an exponent",
    "61ff, a text that is not UTF-8",
    "62c080, an overlong NUL",
    "63eda080, half of a surrogate pair",
    "64f4908080, past the last character",
    "61c3, half of a character",
  })
  void readsNothingButWhatItWouldWrite(String hex, String what) {
    assertThatThrownBy(() -> read(hex)).as(what).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "18",
        "19ff",
        "1bffffffffffffff",
        "62ff",
        "4401",
        "83" + "0102",
        "a1",
        "a16161",
        "c4",
        "c482",
        "c48200",
        "c48200c2",
        // Lengths that are not there: memory is never asked for what cannot follow.
        "5b7fffffffffffffff",
        "7b7fffffffffffffff00",
        "9b7fffffffffffffff",
        "bb7fffffffffffffff",
        "9a7fffffff00",
        "c48200c25b7fffffffffffffff"
      })
  void refusesWhatEndsTooEarly(String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800", "\ud800\ud800\udc00", "x\ud83d"})
  void refusesToWriteHalfASurrogatePair(String text) {
    assertThatThrownBy(() -> Cbor.encode(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cbor.encode(Map.of(text, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToWriteOtherTypes() {
    assertThatThrownBy(() -> Cbor.encode(1.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cbor.encode(List.of(new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A value inside so many lists. */
  private static Object nested(int depth, Object innermost) {
    Object value = innermost;
    for (int i = 0; i < depth; i++) {
      value = new ArrayList<>(List.of(value));
    }
    return value;
  }

  @Test
  void nestsAsDeepAsTheLimitAndNoDeeper() {
    for (Object leaf : List.of(1L, new BigDecimal("1.5"), "a")) {
      Object deepest = nested(Cbor.DEPTH_MAX, leaf);
      assertThat(Cbor.decode(Cbor.encode(deepest))).isEqualTo(deepest);
      Object deeper = nested(Cbor.DEPTH_MAX + 1, leaf);
      assertThatThrownBy(() -> Cbor.encode(deeper)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> read("81".repeat(Cbor.DEPTH_MAX + 1) + "01"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("81".repeat(1_000_000)))
        .as("no stack is used up")
        .isInstanceOf(IllegalArgumentException.class);
  }
}
