package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
  @Test
  void hasTheHashesOfRfc6962() {
    // RFC 6962 test data as published with Certificate Transparency: no leaf, an empty leaf, 0x00.
    assertThat(TreeBuilder.empty().head().root())
        .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Merkle.leaf(new byte[0]))
        .hasToString("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(Merkle.node(Merkle.leaf(new byte[0]), Merkle.leaf(new byte[] {0})))
        .hasToString("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  }

  @Test
  void everySizeHasTheRootOfTheNaiveTree() {
    TreeBuilder builder = TreeBuilder.empty();
    List<Hash> leaves = new ArrayList<>();
    for (int size = 0; size <= 600; size++) {
      assertThat(builder.head())
          .as("size %d", size)
          .isEqualTo(new TreeHead(size, SampleLog.naiveRoot(leaves)));
      builder.append(SampleLog.leaf(size));
      leaves.add(SampleLog.leaf(size));
    }
  }

  @Test
  void aTallTreeHasTheRootOfTheNaiveTree() {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      leaves.add(SampleLog.leaf(i));
    }
    SampleLog log = SampleLog.of(70_000);
    assertThat(log.head().root()).isEqualTo(SampleLog.naiveRoot(leaves));
    assertThat(log.reader().headAt(65_537).root())
        .isEqualTo(SampleLog.naiveRoot(leaves.subList(0, 65_537)));
  }

  @Test
  void namesAllTilesThatAProofReads() {
    for (int size : new int[] {1, 2, 255, 256, 257, 511, 512, 700, 65_536, 65_537, 70_000}) {
      SampleLog log = SampleLog.of(size);
      for (long index = 0; index < size; index += Math.max(1, size / 61)) {
        List<TileAddress> named = log.reader().tilesFor(index);
        var frugal = new TreeReader(path -> named.contains(path) ? log.read(path) : null, size);
        assertThat(frugal.inclusion(index))
            .as("leaf %d of %d", index, size)
            .isEqualTo(log.reader().inclusion(index));
      }
    }
  }

  @Test
  void makesTheTilesOfTheSpecification() {
    // C2SP tlog-tiles: 70,000 leaves are 273 full tiles and one of 112, one full and one of 17, one
    // of 1.
    List<String> tiles =
        SampleLog.of(70_000).files.keySet().stream().map(TilePath::path).sorted().toList();
    assertThat(tiles.stream().filter(path -> path.matches("tile/0/[0-9]{3}"))).hasSize(273);
    assertThat(tiles).filteredOn(path -> path.contains("entries")).hasSize(274);
    assertThat(tiles)
        .filteredOn(path -> !path.contains("entries") && !path.matches("tile/0/[0-9]{3}"))
        .containsExactly("tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1");
  }

  @Test
  void givesEachTileOnceAndResumesAtEverySize() {
    SampleLog stepwise = new SampleLog();
    for (int size = 0; size <= 520; size++) {
      stepwise.growTo(size);
      TreeBuilder resumed = TreeBuilder.resume(stepwise.head(), stepwise);
      assertThat(resumed.takeTiles()).isEmpty();
      resumed.append(SampleLog.leaf(size));
      assertThat(resumed.head()).isEqualTo(SampleLog.of(size + 1).head());
    }
    assertThat(stepwise.verify().faults()).isEmpty();
  }

  @Test
  void resumesFromNoTilesButThoseOfItsHead() {
    SampleLog log = SampleLog.of(300);
    TreeHead other = new TreeHead(300, SampleLog.leaf(0));
    assertThatThrownBy(() -> TreeBuilder.resume(other, log)).isInstanceOf(LogFormatException.class);
    log.files.remove(TilePath.parse("tile/0/001.p/44"));
    assertThatThrownBy(() -> TreeBuilder.resume(log.head(), log))
        .isInstanceOf(MissingTileException.class)
        .hasMessageContaining("tile/0/001.p/44");
  }

  @Test
  void aDroppedPartialTileIsReadFromTheFullOne() {
    SampleLog log = SampleLog.of(300).growTo(600);
    log.files.remove(TilePath.parse("tile/0/001.p/44"));
    assertThat(new TreeReader(log, 300).head()).isEqualTo(SampleLog.of(300).head());
  }

  @Test
  void refusesHeadsThatNoTreeHas() {
    assertThatThrownBy(() -> new TreeHead(-1, Merkle.EMPTY_ROOT)).hasMessageContaining("leaves");
    assertThatThrownBy(() -> new TreeHead(TreeHead.MAX_SIZE + 1, Merkle.EMPTY_ROOT))
        .hasMessageContaining("leaves");
    assertThatThrownBy(() -> new TreeHead(0, SampleLog.leaf(0))).hasMessageContaining("empty root");
    assertThatThrownBy(() -> new Hash(new byte[31])).hasMessageContaining("32 bytes");
  }
}
