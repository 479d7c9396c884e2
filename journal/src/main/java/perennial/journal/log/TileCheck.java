package perennial.journal.log;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds every tile against what is below it and what is above it. A tile that differs from both is
 * itself wrong; one that agrees with what is below is vouched for, and the fault lies above.
 */
final class TileCheck {
  private final TileSource source;
  private final TreeReader reader;
  private final TreeHead head;
  private final Faults faults;
  private final Set<TileAddress> blamed = new HashSet<>();
  private boolean edgeHolds;
  private long tiles;
  private long entries;

  TileCheck(TileSource source, TreeReader reader, TreeHead head, Faults faults) {
    this.source = source;
    this.reader = reader;
    this.head = head;
    this.faults = faults;
  }

  long tiles() {
    return tiles;
  }

  long entries() {
    return entries;
  }

  void run() {
    try {
      edgeHolds = reader.head().equals(head);
    } catch (MissingTileException e) {
      edgeHolds = false; // it is named when its turn comes
    }
    for (int level = 0; TileAddress.hashesAt(level, head.size()) > 0; level++) {
      long hashes = TileAddress.hashesAt(level, head.size());
      for (long index = 0; index * TilePath.FULL_WIDTH < hashes; index++) {
        check(TileAddress.of(level, index, head.size()));
      }
    }
    if (!edgeHolds && blamed.isEmpty() && !faults.has(LogFault.Kind.MISSING)) {
      faults.add(LogFault.Kind.ROOT, "checkpoint", "the tiles give another root than it states");
    }
  }

  private void check(TileAddress address) {
    tiles++;
    List<byte[]> bundle = address.level() == 0 ? bundle(address) : null;
    try {
      Subtree tile = reader.subtree(address);
      boolean holdsAbove = holdsAbove(address, tile);
      if (bundle != null) {
        checkEntries(address, tile, bundle, holdsAbove);
      }
      if (!holdsAbove && address.isFull() && !blamed.contains(address)) {
        blame(parent(address), (int) (address.index() % TilePath.FULL_WIDTH));
      }
    } catch (MissingTileException e) {
      if (e.path().equals(address)) {
        faults.add(e); // a missing tile above is named in its own turn
      }
    }
  }

  private TileAddress parent(TileAddress tile) {
    return TileAddress.holding(tile.level() + 1, tile.index(), head.size());
  }

  private boolean holdsAbove(TileAddress address, Subtree tile) {
    Optional<Hash> root = tile.root();
    if (root.isEmpty()) {
      return edgeHolds;
    }
    Subtree above = reader.subtree(parent(address));
    int slot = (int) (address.index() % TilePath.FULL_WIDTH);
    return above.node(0, slot).equals(root.get());
  }

  private void checkEntries(
      TileAddress address, Subtree tile, List<byte[]> bundle, boolean holdsAbove) {
    for (int i = 0; i < bundle.size(); i++) {
      if (Merkle.leaf(bundle.get(i)).equals(tile.node(0, i))) {
        continue;
      }
      if (holdsAbove) {
        String place = new BundleAddress(address.index(), address.width()).path() + " entry " + i;
        faults.add(LogFault.Kind.ENTRY, place, "its data do not hash to its leaf");
      } else {
        blame(address, i);
      }
    }
  }

  private void blame(TileAddress address, int hash) {
    blamed.add(address);
    String text = "the hash is not what the tree below it gives";
    faults.add(LogFault.Kind.TILE, address.path() + " hash " + hash, text);
  }

  private @Nullable List<byte[]> bundle(TileAddress tile) {
    BundleAddress address = new BundleAddress(tile.index(), tile.width());
    byte[] bytes = source.read(address);
    if (bytes == null && !address.isFull()) {
      bytes = cut(source.read(address.full()), address.width());
    }
    if (bytes == null) {
      faults.add(new MissingTileException(address, "the bundle is missing"));
      return null;
    }
    try {
      List<byte[]> commitments = EntryBundle.decode(address, bytes);
      entries += commitments.size();
      return commitments;
    } catch (LogFormatException e) {
      faults.add(LogFault.Kind.BUNDLE, e.place(), e.what());
      return null;
    }
  }

  private static byte @Nullable [] cut(byte @Nullable [] full, int width) {
    int length = width * EntryBundle.ENTRY_LENGTH;
    return full == null || full.length < length ? full : Arrays.copyOf(full, length);
  }
}
