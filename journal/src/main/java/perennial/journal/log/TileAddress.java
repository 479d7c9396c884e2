package perennial.journal.log;

/**
 * A tile of hashes: hash i of it is the root over leaves [(index·256 + i)·256^level, …).
 *
 * @throws IllegalArgumentException when level, index or width are outside their ranges
 */
public record TileAddress(int level, long index, int width) implements TilePath {
  /** What the specification permits; a tree of 2^56 leaves has levels 0 to 7. */
  public static final int MAX_LEVEL = 63;

  public TileAddress {
    if (level < 0 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("a tile's level is 0 to 63");
    }
    BundleAddress.check(index, width);
  }

  /**
   * The tile that holds hash {@code position} of its level, as wide as a tree of this size has it.
   */
  static TileAddress holding(int level, long position, long treeSize) {
    long index = position / FULL_WIDTH;
    return of(level, index, treeSize);
  }

  /** The tile as wide as a tree of this size has it; it must have at least one hash there. */
  static TileAddress of(int level, long index, long treeSize) {
    long hashes = hashesAt(level, treeSize) - index * FULL_WIDTH;
    return new TileAddress(level, index, (int) Math.min(FULL_WIDTH, hashes));
  }

  /** How many hashes a level of tiles has for a tree of this size: its whole subtrees. */
  static long hashesAt(int level, long treeSize) {
    int shift = level * HEIGHT;
    return shift >= Long.SIZE - 1 ? 0 : treeSize >> shift;
  }

  @Override
  public String path() {
    return "tile/" + level + "/" + TilePath.suffix(index, width);
  }

  @Override
  public TileAddress full() {
    return new TileAddress(level, index, FULL_WIDTH);
  }
}
