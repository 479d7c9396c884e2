package perennial.journal.log;

/**
 * The state of a log: how many leaves, and the root over them.
 *
 * @throws IllegalArgumentException when the size is negative or over the limit, or an empty tree
 *     has another root than the empty one
 */
public record TreeHead(long size, Hash root) {
  /** Seven whole levels of tiles: beyond any registry, and the arithmetic stays within a long. */
  public static final long MAX_SIZE = 1L << 56;

  public static final TreeHead EMPTY = new TreeHead(0, Merkle.EMPTY_ROOT);

  public TreeHead {
    if (size < 0 || size > MAX_SIZE) {
      throw new IllegalArgumentException("a tree has 0 to 2^56 leaves");
    }
    if (size == 0 && !root.equals(Merkle.EMPTY_ROOT)) {
      throw new IllegalArgumentException("an empty tree has the empty root");
    }
  }
}
