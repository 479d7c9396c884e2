package perennial.journal.log;

/**
 * A bundle of entries, beside the tile of level 0 with the same index and width.
 *
 * @throws IllegalArgumentException when index or width are outside their ranges
 */
public record BundleAddress(long index, int width) implements TilePath {
  public BundleAddress {
    check(index, width);
  }

  static void check(long index, int width) {
    if (index < 0 || index > TreeHead.MAX_SIZE / FULL_WIDTH) {
      throw new IllegalArgumentException("a tile's index is not negative and within the tree");
    }
    if (width < 1 || width > FULL_WIDTH) {
      throw new IllegalArgumentException("a tile's width is 1 to 256");
    }
  }

  @Override
  public String path() {
    return "tile/entries/" + TilePath.suffix(index, width);
  }

  @Override
  public BundleAddress full() {
    return new BundleAddress(index, FULL_WIDTH);
  }
}
