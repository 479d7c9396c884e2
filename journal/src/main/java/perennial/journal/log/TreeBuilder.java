package perennial.journal.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends leaf hashes in order and gives the head and the tiles that they make. It holds the right
 * edge of the tree only, at most 255 hashes for each level. Not for several threads at once.
 */
public final class TreeBuilder {
  private final List<List<Hash>> edge = new ArrayList<>();
  private final List<HashTile> complete = new ArrayList<>();
  private long size;
  private long takenAt;

  private TreeBuilder() {}

  public static TreeBuilder empty() {
    return new TreeBuilder();
  }

  /**
   * Goes on where an earlier builder stopped, from the tiles of its right edge.
   *
   * @throws MissingTileException when one of them is absent or cut short
   * @throws LogFormatException when they do not give the root of the head
   */
  public static TreeBuilder resume(TreeHead head, TileSource source) {
    TreeBuilder builder = new TreeBuilder();
    for (int level = 0; TileAddress.hashesAt(level, head.size()) > 0; level++) {
      builder.edge.add(edgeOf(level, head.size(), source));
    }
    builder.size = head.size();
    builder.takenAt = head.size();
    if (!builder.head().equals(head)) {
      throw new LogFormatException("tiles", "the right edge does not give the root of the head");
    }
    return builder;
  }

  private static List<Hash> edgeOf(int level, long size, TileSource source) {
    List<Hash> hashes = new ArrayList<>(TilePath.FULL_WIDTH);
    long count = TileAddress.hashesAt(level, size);
    int width = (int) (count % TilePath.FULL_WIDTH);
    if (width > 0) {
      long index = count / TilePath.FULL_WIDTH;
      HashTile tile = HashTile.read(source, new TileAddress(level, index, width));
      for (int i = 0; i < width; i++) {
        hashes.add(tile.hash(i));
      }
    }
    return hashes;
  }

  /**
   * @param leaf as {@link Merkle#leaf} gives it, never the leaf's data
   * @throws IllegalStateException when the tree is as large as a tree may be
   */
  public void append(Hash leaf) {
    if (size == TreeHead.MAX_SIZE) {
      throw new IllegalStateException("the tree has 2^56 leaves");
    }
    size++;
    push(0, leaf);
  }

  private void push(int level, Hash hash) {
    if (level == edge.size()) {
      edge.add(new ArrayList<>(TilePath.FULL_WIDTH));
    }
    List<Hash> hashes = edge.get(level);
    hashes.add(hash);
    if (hashes.size() < TilePath.FULL_WIDTH) {
      return;
    }
    long index = TileAddress.hashesAt(level, size) / TilePath.FULL_WIDTH - 1;
    complete.add(HashTile.of(new TileAddress(level, index, TilePath.FULL_WIDTH), hashes));
    push(level + 1, Subtree.of(hashes).root().orElseThrow());
    hashes.clear();
  }

  public long size() {
    return size;
  }

  public TreeHead head() {
    Hash root = null;
    for (List<Hash> hashes : edge) {
      root = hashes.isEmpty() ? root : Subtree.of(hashes).fold(root);
    }
    return new TreeHead(size, orEmpty(root));
  }

  private static Hash orEmpty(@Nullable Hash root) {
    return root == null ? Merkle.EMPTY_ROOT : root;
  }

  /**
   * The tiles that a head of the present size needs and an earlier call did not give: those that
   * became full, lower before upper, then the partial ones that grew.
   */
  public List<HashTile> takeTiles() {
    List<HashTile> tiles = new ArrayList<>(complete);
    complete.clear();
    for (int level = 0; level < edge.size(); level++) {
      List<Hash> hashes = edge.get(level);
      long count = TileAddress.hashesAt(level, size);
      if (!hashes.isEmpty() && count > TileAddress.hashesAt(level, takenAt)) {
        long index = count / TilePath.FULL_WIDTH;
        tiles.add(HashTile.of(new TileAddress(level, index, hashes.size()), hashes));
      }
    }
    takenAt = size;
    return tiles;
  }
}
