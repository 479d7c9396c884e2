package perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names things: serials in base 36, kinds, objects, licensees. */
class NamesTest {
  /** Pairs of one recorded object each of the old system. */
  @ParameterizedTest
  @CsvSource({
    "26853, KPX",
    "2831, 26N",
    "344282, 7DNE",
    "22539, HE3",
    "4, 4",
    "89852759, 1HHUTZ",
  })
  void serialsAreBase36(long serial, String text) {
    assertThat(Base36.parse(text)).isEqualTo(serial);
    assertThat(Base36.print(serial)).isEqualTo(text);
  }

  @Test
  void everySerialIsReadAsItIsPrinted() {
    qt().withFixedSeed(36)
        .forAll(longs().between(0, Long.MAX_VALUE))
        .checkAssert(serial -> {
          String text = Base36.print(serial);
          assertThat(text).hasSizeLessThanOrEqualTo(Base36.DIGITS_MAX);
          assertThat(Base36.parse(text)).isEqualTo(serial);
          assertThat(Base36.parse(text.toLowerCase(Locale.ROOT))).isEqualTo(serial);
        });
  }

  @Test
  void theLargestSerialIsALongAndNoMore() {
    String largest = Base36.print(Long.MAX_VALUE);

    assertThat(largest).isEqualTo("1Y2P0IJ32E8E7").hasSize(Base36.DIGITS_MAX);
    assertThat(Base36.parse(largest)).isEqualTo(Long.MAX_VALUE);
    for (String past : new String[] {"1Y2P0IJ32E8E8", "ZZZZZZZZZZZZZ", "0" + largest}) {
      assertThatThrownBy(() -> Base36.parse(past)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1", "+1", "A.B", "A B", "\u0131", "\u00c4", "\u0661"})
  void otherTextIsNoSerial(String text) {
    assertThatThrownBy(() -> Base36.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noSerialIsNegative() {
    assertThatThrownBy(() -> Base36.print(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "ABC", "ab", "A1", "\u00c4B", "A ", "A\u0130"})
  void aKindIsTwoCapitalLetters(String text) {
    assertThatThrownBy(() -> Kind.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kindsAreOrderedByTheirLetters() {
    assertThat(Stream.of("ST", "AR", "SA").map(Kind::parse).sorted().map(Kind::toString))
        .containsExactly("AR", "SA", "ST");
  }

  @Test
  void everyObjectIsReadAsItIsPrinted() {
    qt().withFixedSeed(36)
        .forAll(longs().between(1, Long.MAX_VALUE))
        .checkAssert(serial -> {
          var object = new ObjectRef(new Kind("IN"), serial);
          assertThat(ObjectRef.parse(object.toString())).isEqualTo(object);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "I", "IN", "IN0", "in1", "IN-1", "1N1", "IN1Y2P0IJ32E8E8", "WAJ1.IN1"})
  void otherTextIsNoObject(String text) {
    assertThatThrownBy(() -> ObjectRef.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void objectsAreOrderedByKindThenSerial() {
    assertThat(
            Stream.of("IN2", "IN10", "AR3", "IN1").map(ObjectRef::parse).sorted().map(o -> "" + o))
        .containsExactly("AR3", "IN1", "IN2", "IN10");
  }

  @Test
  void noObjectHasSerialZeroOrLess() {
    var kind = new Kind("IN");
    assertThatThrownBy(() -> new ObjectRef(kind, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ObjectRef(kind, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRegistryIsLicenseeZeroAndNoneIsBelow() {
    assertThat(LicenseeId.REGISTRY).hasToString("0").isLessThan(new LicenseeId(1));
    assertThat(new LicenseeId(Long.MAX_VALUE)).hasToString("9223372036854775807");
    assertThatThrownBy(() -> new LicenseeId(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
