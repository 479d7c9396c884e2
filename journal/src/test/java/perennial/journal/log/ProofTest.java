package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final int SIZES = 66;
  private static final SampleLog LARGE = SampleLog.of(70_000);

  private static List<Hash> with(List<Hash> path, int at, Hash hash) {
    List<Hash> changed = new ArrayList<>(path);
    changed.set(at, hash);
    return changed;
  }

  private static List<Hash> longer(List<Hash> path) {
    List<Hash> changed = new ArrayList<>(path);
    changed.add(SampleLog.leaf(0));
    return changed;
  }

  private static Hash flip(Hash hash, int bit) {
    byte[] bytes = hash.bytes().clone();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return new Hash(bytes);
  }

  @Test
  void everyLeafOfEverySizeIsProvenAtItsIndexOnly() {
    for (int size = 1; size <= SIZES; size++) {
      SampleLog log = SampleLog.of(size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = log.reader().inclusion(index);
        Hash root = log.head().root();
        assertThat(proof.verify(SampleLog.leaf(index), root)).isEmpty();
        assertThat(proof.verify(SampleLog.leaf(index + 1), root)).contains(ProofFault.ROOT_DIFFERS);
        for (int other = 0; other < size; other++) {
          InclusionProof moved = new InclusionProof(other, size, proof.path());
          assertThat(moved.verify(SampleLog.leaf(index), root).isEmpty())
              .as("leaf %d of %d at %d", index, size, other)
              .isEqualTo(other == index);
        }
      }
    }
  }

  @Test
  void everyEarlierSizeIsProvenWithItsRootOnly() {
    for (int size = 1; size <= SIZES; size++) {
      SampleLog log = SampleLog.of(size);
      Hash root = log.head().root();
      for (int earlier = 1; earlier <= size; earlier++) {
        ConsistencyProof proof = log.reader().consistency(earlier);
        Hash old = SampleLog.of(earlier).head().root();
        assertThat(proof.verify(old, root)).as("%d to %d", earlier, size).isEmpty();
        assertThat(proof.verify(flip(old, 0), root)).isPresent();
        assertThat(proof.verify(old, flip(root, 255))).isPresent();
        assertThat(new ConsistencyProof(earlier, size, longer(proof.path())).verify(old, root))
            .contains(ProofFault.TOO_LONG);
        if (!proof.path().isEmpty()) {
          List<Hash> shorter = proof.path().subList(0, proof.path().size() - 1);
          assertThat(new ConsistencyProof(earlier, size, shorter).verify(old, root))
              .contains(ProofFault.TOO_SHORT);
        }
      }
    }
  }

  @Test
  void anyFlippedBitOfAnInclusionProofIsFound() {
    Hash root = LARGE.head().root();
    for (int index : new int[] {0, 255, 256, 65_535, 65_536, 69_999}) {
      InclusionProof proof = LARGE.reader().inclusion(index);
      assertThat(proof.verify(SampleLog.leaf(index), root)).isEmpty();
      for (int i = 0; i < proof.path().size(); i++) {
        for (int bit = 0; bit < 256; bit++) {
          List<Hash> path = with(proof.path(), i, flip(proof.path().get(i), bit));
          assertThat(new InclusionProof(index, 70_000, path).verify(SampleLog.leaf(index), root))
              .contains(ProofFault.ROOT_DIFFERS);
        }
      }
    }
  }

  @Test
  void anyFlippedBitOfAConsistencyProofIsFound() {
    Hash root = LARGE.head().root();
    for (int earlier : new int[] {1, 256, 257, 65_535, 65_536, 69_999}) {
      ConsistencyProof proof = LARGE.reader().consistency(earlier);
      Hash old = LARGE.reader().headAt(earlier).root();
      assertThat(proof.verify(old, root)).isEmpty();
      for (int i = 0; i < proof.path().size(); i++) {
        for (int bit = 0; bit < 256; bit++) {
          List<Hash> path = with(proof.path(), i, flip(proof.path().get(i), bit));
          assertThat(new ConsistencyProof(earlier, 70_000, path).verify(old, root)).isPresent();
        }
      }
    }
  }

  @Test
  void proofsOfALargeTreeHold() {
    TreeReader reader = LARGE.reader();
    Hash root = LARGE.head().root();
    qt().withExamples(300)
        .forAll(integers().between(0, 69_999), integers().between(1, 70_000))
        .check((index, earlier) ->
            reader.inclusion(index).verify(SampleLog.leaf(index), root).isEmpty()
                && reader
                    .consistency(earlier)
                    .verify(reader.headAt(earlier).root(), root)
                    .isEmpty());
  }

  @Test
  void refusesWhatRfc9162Refuses() {
    InclusionProof proof = LARGE.reader().inclusion(5);
    Hash leaf = SampleLog.leaf(5);
    Hash root = LARGE.head().root();
    List<Hash> path = proof.path();
    assertThat(new InclusionProof(70_000, 70_000, path).verify(leaf, root))
        .contains(ProofFault.INDEX_OUTSIDE_TREE);
    assertThat(new InclusionProof(-1, 70_000, path).verify(leaf, root))
        .contains(ProofFault.INDEX_OUTSIDE_TREE);
    assertThat(new InclusionProof(0, 0, List.of()).verify(leaf, leaf))
        .contains(ProofFault.SIZE_ZERO);
    assertThat(new InclusionProof(5, 70_000, longer(path)).verify(leaf, root))
        .contains(ProofFault.TOO_LONG);
    assertThat(new InclusionProof(5, 70_000, path.subList(0, 16)).verify(leaf, root))
        .contains(ProofFault.TOO_SHORT);
    assertThat(new ConsistencyProof(0, 5, List.of()).verify(Merkle.EMPTY_ROOT, root))
        .contains(ProofFault.SIZE_ZERO);
    assertThat(new ConsistencyProof(6, 5, List.of()).verify(root, root))
        .contains(ProofFault.SIZES_REVERSED);
    assertThat(new ConsistencyProof(5, 5, List.of()).verify(root, leaf))
        .contains(ProofFault.ROOT_DIFFERS);
    assertThat(new ConsistencyProof(5, 6, List.of()).verify(root, root))
        .contains(ProofFault.TOO_SHORT);
  }

  @Test
  void makesNoProofOfWhatTheTreeHasNot() {
    assertThatThrownBy(() -> LARGE.reader().inclusion(70_000)).hasMessageContaining("no such leaf");
    assertThatThrownBy(() -> LARGE.reader().inclusion(-1)).hasMessageContaining("no such leaf");
    assertThatThrownBy(() -> LARGE.reader().consistency(0)).hasMessageContaining("1 leaf");
    assertThatThrownBy(() -> LARGE.reader().consistency(70_001)).hasMessageContaining("size");
  }
}
