package perennial.leafdata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafIdTest {

  @Test
  void readsTheFullForm() {
    assertThat(LeafId.parse("WAWA1.MM1VD"))
        .isEqualTo(Reading.understood(new LeafId("WAWA1", "MM", "1VD")));
    assertThat(id("WAWA1.MM1VD").number()).hasValue(2425);
    assertThat(id("WAL400004.LRKPX").number()).hasValue(26853);
    assertThat(id("WAL400004.LRKPX").isShort()).isFalse();
  }

  @Test
  void readsTheShortFormAndAnyCase() {
    assertThat(id("PL8IBT")).isEqualTo(new LeafId("", "PL", "8IBT"));
    assertThat(id("PL8IBT").isShort()).isTrue();
    assertThat(id(" wagwt.pl8ibt ").text()).isEqualTo("WAGWT.PL8IBT");
    assertThat(id("WAATTESTED.LR1").owner()).isEqualTo("WAATTESTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J412345",
        "WAJ1.",
        "WAJ1.B1",
        "WAJ1.BA",
        "WAJ1.BA1.2",
        "WAJ1 BA1",
        "WAJ1.BA1'; --",
        "1234",
        "WAJ1.BA1234567890123",
        "\u0000",
        "%"
      })
  void refusesWhatIsNoIdentifier(String text) {
    assertThat(LeafId.parse(text)).isEqualTo(Reading.refused(LeafTexts.SELECTED));
  }

  @Test
  void holdsTheLimitsOfItsParts() {
    String owner = "A".repeat(LeafId.OWNER_LENGTH_MAX);
    String serial = "Z".repeat(LeafId.SERIAL_LENGTH_MAX);
    assertThat(id(owner + ".BA" + serial).number()).hasValue(4_738_381_338_321_616_895L);
    assertThat(LeafId.parse("A" + owner + ".BA1")).isInstanceOf(Reading.Refused.class);
    assertThat(LeafId.parse(owner + ".BAZ" + serial)).isInstanceOf(Reading.Refused.class);
  }

  @Test
  void takesNothingAsAbsent() {
    assertThat(LeafId.parse("")).isEqualTo(Reading.absent());
    assertThat(LeafId.parse("  ")).isEqualTo(Reading.absent());
  }

  @Test
  void readsBackWhatItPrints() {
    SplittableRandom random = new SplittableRandom(36);
    for (int run = 0; run < 10_000; run++) {
      long serial = random.nextLong(1, 4_738_381_338_321_616_896L);
      LeafId id = new LeafId(run % 2 == 0 ? "" : "WAJ" + run, "IN", Serial36.print(serial));
      assertThat(LeafId.parse(id.text())).isEqualTo(Reading.understood(id));
      assertThat(id.number()).hasValue(serial);
    }
  }

  private static LeafId id(String text) {
    return ((Reading.Understood<LeafId>) LeafId.parse(text)).value();
  }
}
