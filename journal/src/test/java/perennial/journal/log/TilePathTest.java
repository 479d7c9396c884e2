package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
  @Test
  void writesTheExampleOfTheSpecification() {
    assertThat(new TileAddress(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TileAddress(1, 5, 17).path()).isEqualTo("tile/1/005.p/17");
    assertThat(new BundleAddress(1000, 1).path()).isEqualTo("tile/entries/x001/000.p/1");
  }

  @Test
  void writesTheSameDigitsInEveryLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(new TileAddress(0, 1_234_067, 17).path()).isEqualTo("tile/0/x001/x234/067.p/17");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void readsWhatItWrites() {
    qt().forAll(
            integers().between(0, TileAddress.MAX_LEVEL),
            longs().between(0, TreeHead.MAX_SIZE / TilePath.FULL_WIDTH),
            integers().between(1, TilePath.FULL_WIDTH))
        .check((level, index, width) ->
            List.of(new TileAddress(level, index, width), new BundleAddress(index, width)).stream()
                .allMatch(path -> TilePath.parse(path.path()).equals(path)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile",
        "tile/0",
        "tile/0/",
        "tile/0/0",
        "tile/0/0000",
        "tile/00/000",
        "tile/01/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/x000/000",
        "tile/0/001/000",
        "tile/0/x001",
        "tile/0/x001/x000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/000.p",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/000\n",
        "tile/entries/000.p/999",
        "tile/Entries/000",
        "tile/0/x999/x999/x999/x999/x999/999",
        "tile/0/../000",
        "tile/0/٠٠٠",
        "tile/0/x001/x001/x001/x001/x001/x001/x001/x001/x001/x001/x001/x001/001"
      })
  void refusesEveryOtherPath(String path) {
    assertThatThrownBy(() -> TilePath.parse(path))
        .isInstanceOf(LogFormatException.class)
        .hasMessageStartingWith("path: ");
  }

  @Test
  void refusesAddressesOutsideTheLimits() {
    assertThatThrownBy(() -> new TileAddress(TileAddress.MAX_LEVEL + 1, 0, 1))
        .hasMessageContaining("level");
    assertThatThrownBy(() -> new BundleAddress(0, 0)).hasMessageContaining("width");
    assertThatThrownBy(() -> new BundleAddress(0, 257)).hasMessageContaining("width");
    assertThatThrownBy(() -> new BundleAddress(-1, 1)).hasMessageContaining("index");
  }

  @Test
  void bundlesHoldCommitmentsAndNothingElse() {
    BundleAddress two = new BundleAddress(0, 2);
    List<byte[]> commitments = List.of(SampleLog.commitment(0), SampleLog.commitment(1));
    byte[] bytes = EntryBundle.encode(commitments);
    assertThat(bytes).hasSize(2 * 34).startsWith(0, 32);
    assertThat(EntryBundle.decode(two, bytes)).containsExactlyElementsOf(commitments);
    assertThatThrownBy(() -> EntryBundle.decode(new BundleAddress(0, 1), bytes))
        .hasMessageContaining("bytes follow");
    assertThatThrownBy(() -> EntryBundle.decode(new BundleAddress(0, 3), bytes))
        .hasMessageContaining("entry 2");
    bytes[35] = 33;
    assertThatThrownBy(() -> EntryBundle.decode(two, bytes)).hasMessageContaining("entry 1");
    assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[31]))).hasMessageContaining("32");
  }
}
