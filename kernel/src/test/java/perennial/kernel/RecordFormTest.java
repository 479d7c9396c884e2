package perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordFormTest {
  private enum Word {
    ONE_WORD
  }

  private record Inner(String text, @Nullable Amount amount) {}

  private record Everything(
      long number,
      int small,
      boolean flag,
      @Nullable Long boxed,
      @Nullable Boolean boxedFlag,
      String text,
      BigDecimal decimal,
      Instant instant,
      LocalDate date,
      Word word,
      Amount amount,
      Bytes bytes,
      ObjectRef object,
      Kind kind,
      LicenseeId licensee,
      Stated stated,
      Inner inner,
      List<Inner> list) {}

  private static Everything everything(@Nullable Long boxed, @Nullable Amount amount) {
    return new Everything(
        Long.MIN_VALUE,
        7,
        true,
        boxed,
        null,
        "text",
        new BigDecimal("1.50"),
        Instant.parse("1969-12-31T23:59:59.999999Z"),
        LocalDate.of(2018, 2, 1),
        Word.ONE_WORD,
        new Amount(-1),
        new Bytes(new byte[] {1}),
        new ObjectRef(new Kind("IN"), 5),
        new Kind("ST"),
        new LicenseeId(9),
        Stated.of(Map.of("a", "b")),
        new Inner("in", amount),
        List.of(new Inner("x", null), new Inner("y", amount)));
  }

  private static Map<?, ?> map(byte[] bytes) {
    return (Map<?, ?>) Objects.requireNonNull(Cbor.decode(bytes));
  }

  @Test
  void everyTypeComesBackThroughItsBytes() {
    RecordForm<Everything> form = RecordForm.of(Everything.class);
    for (Everything value : List.of(everything(null, null), everything(3L, Amount.of(2)))) {
      assertThat(form.fromMap(map(Cbor.encode(form.toMap(value))))).isEqualTo(value);
    }
  }

  /** So a component that is added later leaves the bytes of older events as they were. */
  @Test
  void whatIsNullIsLeftOut() {
    assertThat(RecordForm.of(Inner.class).toMap(new Inner("a", null))).containsOnlyKeys("text");
  }

  @Test
  void refusesWhatIsMissingUnknownOrOfAnotherType() {
    RecordForm<Everything> form = RecordForm.of(Everything.class);
    Map<String, @Nullable Object> good = form.toMap(everything(1L, null));
    for (String name : good.keySet()) {
      Map<String, @Nullable Object> other = new LinkedHashMap<>(good);
      other.put(name, name.equals("boxedFlag") ? "x" : new Object());
      assertThatThrownBy(() -> form.fromMap(other))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    Map<String, @Nullable Object> missing = new LinkedHashMap<>(good);
    missing.remove("number");
    assertThatThrownBy(() -> form.fromMap(missing)).hasMessageContaining("lacks number");
    Map<String, @Nullable Object> more = new LinkedHashMap<>(good);
    more.put("another", 1L);
    assertThatThrownBy(() -> form.fromMap(more)).hasMessageContaining("other fields");
  }

  @Test
  void bytesAreEqualByWhatTheyHoldAndPrintTheirLengthOnly() {
    assertThat(new Bytes(new byte[] {1, 2})).isEqualTo(new Bytes(new byte[] {1, 2}));
    assertThat(new Bytes(new byte[] {1, 2})).isNotEqualTo(new Bytes(new byte[] {2, 1}));
    assertThat(new Bytes(new byte[] {1, 2})).hasToString("2 bytes");
    assertThat(new Bytes(new byte[] {1, (byte) 0xfe}).toHex()).isEqualTo("01fe");
  }

  /** The digest of "abc" in FIPS 180-2; parts are one concatenation. */
  @Test
  void digestsAreSha256OfTheConcatenation() {
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(new Bytes(Digests.sha256(new byte[] {'a'}, new byte[] {'b', 'c'})).toHex())
        .isEqualTo(abc);
  }
}
