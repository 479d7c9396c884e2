package perennial.journal.log;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perennial.kernel.Digests;

/** A log in memory whose commitments are the digests of 0, 1, 2 …; its bytes may be spoilt. */
final class SampleLog implements TileSource {
  static final String ORIGIN = "example.com/log";
  static final SignerKey KEY = key(ORIGIN, SignatureType.ED25519, 1);
  static final SignerKey WITNESS = key("witness.example/w1", SignatureType.COSIGNATURE_V1, 2);

  final Map<TilePath, byte[]> files = new HashMap<>();
  private final TreeBuilder builder = TreeBuilder.empty();
  private final List<byte[]> commitments = new ArrayList<>();

  static SignerKey key(String name, SignatureType type, int seed) {
    return SignerKey.generate(name, type, length -> Digests.sha256(new byte[] {(byte) seed}));
  }

  static byte[] commitment(long index) {
    return Digests.sha256(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
  }

  static Hash leaf(long index) {
    return Merkle.leaf(commitment(index));
  }

  static SampleLog of(int size) {
    SampleLog log = new SampleLog();
    log.growTo(size);
    return log;
  }

  /** Appends up to a size and keeps the tiles and bundles that this size needs. */
  SampleLog growTo(int size) {
    while (builder.size() < size) {
      commitments.add(commitment(builder.size()));
      builder.append(leaf(builder.size()));
    }
    for (HashTile tile : builder.takeTiles()) {
      files.put(tile.address(), tile.bytes());
      if (tile.address().level() == 0) {
        int start = (int) tile.address().index() * TilePath.FULL_WIDTH;
        int width = tile.address().width();
        files.put(
            new BundleAddress(tile.address().index(), width),
            EntryBundle.encode(commitments.subList(start, start + width)));
      }
    }
    return this;
  }

  TreeHead head() {
    return builder.head();
  }

  SignedNote checkpoint() {
    return Checkpoint.of(ORIGIN, head()).sign(KEY);
  }

  TreeReader reader() {
    return new TreeReader(this, builder.size());
  }

  LogReport verify() {
    return LogVerifier.verify(this, checkpoint().bytes(), KEY.verifier(), List.of());
  }

  @Override
  public byte[] read(TilePath path) {
    return files.get(path);
  }

  void write(Path folder) throws java.io.IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("checkpoint"), checkpoint().bytes());
    for (Map.Entry<TilePath, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey().path());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** MTH of RFC 6962 section 2.1, word for word and as slow. */
  static Hash naiveRoot(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return new Hash(Digests.sha256());
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = 1;
    while (2 * k < leaves.size()) {
      k *= 2;
    }
    return new Hash(
        Digests.sha256(
            new byte[] {1},
            naiveRoot(leaves.subList(0, k)).bytes(),
            naiveRoot(leaves.subList(k, leaves.size())).bytes()));
  }
}
