package perennial.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;

class GlobalIdTest {
  private static final ObjectRef LARGEST = new ObjectRef(new Kind("IN"), Long.MAX_VALUE);

  @Test
  void isReadAsItIsPrintedInAnyCase() {
    qt().withFixedSeed(36)
        .forAll(
            strings().betweenCodePoints('0', '9').ofLengthBetween(0, GlobalId.PREFIX_MAX),
            integers().between(0, 26 * 26 - 1),
            longs().between(1, Long.MAX_VALUE))
        .checkAssert((prefix, letters, serial) -> {
          var kind = new Kind("" + (char) ('A' + letters / 26) + (char) ('A' + letters % 26));
          var id = new GlobalId(prefix, new ObjectRef(kind, serial));
          assertThat(GlobalId.parse(id.toString())).isEqualTo(id);
          assertThat(GlobalId.parse(" " + id.toString().toLowerCase(Locale.ROOT))).isEqualTo(id);
          assertThat(id.isShort()).isEqualTo(prefix.isEmpty());
        });
  }

  @Test
  void readsTheFullAndTheShortForm() {
    GlobalId full = GlobalId.parse("WAJ412149.BA4N2Z");
    GlobalId small = GlobalId.parse("ba4n2z");

    assertThat(full.prefix()).isEqualTo("WAJ412149");
    assertThat(small.object()).isEqualTo(full.object());
    assertThat(small.isShort()).isTrue();
    assertThat(small).hasToString("BA4N2Z");
    assertThat(GlobalId.parse("WAWA1.MM26N").object().serial()).isEqualTo(2831);
  }

  @Test
  void readsTheLargestAndNothingPastIt() {
    var longest = new GlobalId("W".repeat(GlobalId.PREFIX_MAX), LARGEST);
    String text = longest.toString();

    assertThat(text).hasSizeLessThanOrEqualTo(GlobalId.LENGTH_MAX);
    assertThat(GlobalId.read(text)).contains(longest);
    assertThat(GlobalId.read("W" + text)).as("a longer prefix").isEmpty();
    assertThat(GlobalId.read("IN1Y2P0IJ32E8E8")).as("one past the largest serial").isEmpty();
    assertThat(GlobalId.read(text + "0")).as("a longer serial").isEmpty();
    assertThat(GlobalId.read(" ".repeat(GlobalId.LENGTH_MAX - 3) + "IN1")).isPresent();
    assertThat(GlobalId.read(" ".repeat(GlobalId.LENGTH_MAX - 2) + "IN1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "IN",
        "IN0",
        "WAJ1.IN0",
        "WAJ1.IN",
        ".IN1",
        "WAJ1.",
        "WA J1.IN1",
        "WAJ1..IN1",
        "WAJ1.IN1.IN2",
        "WAJ_1.IN1",
        "WAJ1.I11X-",
        "1N1",
        "WAJ1.IN1\nIN2",
        "1234567887654321",
        // Letters whose upper case is an ASCII letter.
        "WAJ1.\u0131N1",
        "WAJ1.\u017fT1",
        "WAJ1.IN\u0131"
      })
  void otherTextIsNoIdentifier(String text) {
    assertThat(GlobalId.read(text)).isEmpty();
    assertThatThrownBy(() -> GlobalId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wa", "WA.1", "WA ", "WAJ1.IN1", "ABCDEFGHIJKLMNOPQRSTU"})
  void otherTextIsNoPrefix(String prefix) {
    assertThatThrownBy(() -> new GlobalId(prefix, LARGEST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isThePrefixAsMintedAndTheObject() {
    var row = new ObjectRow(new Kind("AR"), 379, new LicenseeId(5), "WAJ412149");

    assertThat(row.globalId()).hasToString("WAJ412149.ARAJ");
    assertThat(row.globalId().object()).isEqualTo(row.ref());
  }
}
