package perennial.journal.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hashes and proofs of a tree of a given size, from its tiles. It believes the tiles; who does not,
 * verifies the proof. Each tile is read once while it is among the last used; not for several
 * threads at once.
 *
 * <p>Its methods throw {@link MissingTileException} when a tile is absent or cut short.
 */
public final class TreeReader {
  /** A path through the largest tree touches 8 tiles and its right edge 8 more; 64 serve a scan. */
  private static final int CACHED_TILES = 64;

  private final TileSource source;
  private final long size;
  private final Map<TileAddress, Subtree> cache =
      new LinkedHashMap<>(2 * CACHED_TILES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TileAddress, Subtree> eldest) {
          return size() > CACHED_TILES;
        }
      };

  /**
   * @param size leaves of the tree whose tiles the source holds: a published head's
   */
  public TreeReader(TileSource source, long size) {
    if (size < 0 || size > TreeHead.MAX_SIZE) {
      throw new IllegalArgumentException("a tree has 0 to 2^56 leaves");
    }
    this.source = source;
    this.size = size;
  }

  public TreeHead head() {
    return headAt(size);
  }

  /** The head that this log had when it was smaller, or has now. */
  public TreeHead headAt(long earlier) {
    if (earlier < 0 || earlier > size) {
      throw new IllegalArgumentException("the tree has not been of that size");
    }
    return earlier == 0 ? TreeHead.EMPTY : new TreeHead(earlier, range(0, earlier));
  }

  /**
   * @throws IllegalArgumentException when there is no such leaf
   */
  public Hash leaf(long index) {
    checkIndex(index);
    return node(0, index);
  }

  /**
   * The path of RFC 6962 section 2.1.1, from the leaf's sibling upwards.
   *
   * @throws IllegalArgumentException when there is no such leaf
   */
  public InclusionProof inclusion(long index) {
    checkIndex(index);
    List<Hash> path = new ArrayList<>();
    long low = 0;
    long high = size;
    while (high - low > 1) {
      long middle = low + Merkle.split(high - low);
      if (index < middle) {
        path.add(range(middle, high));
        high = middle;
      } else {
        path.add(range(low, middle));
        low = middle;
      }
    }
    return new InclusionProof(index, size, path.reversed());
  }

  /**
   * The proof of RFC 6962 section 2.1.2 that this tree begins with the tree of an earlier size.
   *
   * @throws IllegalArgumentException when that size is 0, which nothing proves, or over the size
   */
  public ConsistencyProof consistency(long earlier) {
    if (earlier < 1 || earlier > size) {
      throw new IllegalArgumentException("consistency is proven from 1 leaf up to the tree's size");
    }
    List<Hash> path = new ArrayList<>();
    long low = 0;
    long high = size;
    while (high != earlier) {
      long middle = low + Merkle.split(high - low);
      if (earlier <= middle) {
        path.add(range(middle, high));
        high = middle;
      } else {
        path.add(range(low, middle));
        low = middle;
      }
    }
    if (low > 0) {
      path.add(range(low, high)); // when it is the whole earlier tree, the verifier has its root
    }
    return new ConsistencyProof(earlier, size, path.reversed());
  }

  /** All tiles that {@link #inclusion} reads: of each level the one over the leaf, and the last. */
  public List<TileAddress> tilesFor(long index) {
    checkIndex(index);
    List<TileAddress> tiles = new ArrayList<>();
    for (int level = 0; TileAddress.hashesAt(level, size) > 0; level++) {
      long hashes = TileAddress.hashesAt(level, size);
      TileAddress last = TileAddress.holding(level, hashes - 1, size);
      long position = index >> (level * TilePath.HEIGHT);
      if (position / TilePath.FULL_WIDTH < last.index()) {
        tiles.add(TileAddress.holding(level, position, size));
      }
      tiles.add(last);
    }
    return tiles;
  }

  private void checkIndex(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("the tree has no such leaf");
    }
  }

  /** The root over leaves [low, high), where low is what the splits of RFC 6962 lead to. */
  private Hash range(long low, long high) {
    int height = Long.numberOfTrailingZeros(Long.highestOneBit(high - low));
    Hash left = node(height, low >> height);
    long middle = low + (1L << height);
    return middle == high ? left : Merkle.node(left, range(middle, high));
  }

  /** The root of the whole subtree of 2^height leaves at this position of its height. */
  private Hash node(int height, long position) {
    int within = height % TilePath.HEIGHT;
    int level = height / TilePath.HEIGHT;
    long first = position << within;
    Subtree tile = subtree(TileAddress.holding(level, first, size));
    return tile.node(within, (int) (first % TilePath.FULL_WIDTH) >> within);
  }

  Subtree subtree(TileAddress address) {
    Subtree known = cache.get(address);
    if (known == null) {
      known = Subtree.of(HashTile.read(source, address));
      cache.put(address, known);
    }
    return known;
  }
}
