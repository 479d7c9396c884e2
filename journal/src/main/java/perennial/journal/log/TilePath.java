package perennial.journal.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile of hashes or a bundle of entries is served: C2SP tlog-tiles, paths without prefix.
 */
public sealed interface TilePath permits TileAddress, BundleAddress {
  /** Hashes in a full tile, entries in a full bundle: a tile is a subtree of height 8. */
  int FULL_WIDTH = 256;

  int HEIGHT = 8;

  /** Nothing longer can be the path of a tile of the largest tree: tile/0/ and six elements. */
  int MAX_PATH_LENGTH = 64;

  /** Position within its level, from 0. */
  long index();

  /** How many hashes or entries: 1 to 256, and 256 is full. */
  int width();

  /** Such as {@code tile/0/x001/x234/067} or {@code tile/entries/000.p/17}. */
  String path();

  /** The same tile when it is full: a log may drop a partial one once the full one exists. */
  TilePath full();

  default boolean isFull() {
    return width() == FULL_WIDTH;
  }

  /**
   * Reads exactly what {@link #path} prints.
   *
   * @throws LogFormatException for every other text
   */
  static TilePath parse(String path) {
    Matcher parts = path.length() <= MAX_PATH_LENGTH ? Form.PATH.matcher(path) : null;
    if (parts == null || !parts.matches()) {
      throw new LogFormatException("path", "no tile and no entry bundle");
    }
    long index = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
    int width = parts.group(3) == null ? FULL_WIDTH : Integer.parseInt(parts.group(3));
    TilePath result;
    try {
      result =
          parts.group(1).equals("entries")
              ? new BundleAddress(index, width)
              : new TileAddress(Integer.parseInt(parts.group(1)), index, width);
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("path", String.valueOf(e.getMessage()), e);
    }
    if (!result.path().equals(path)) {
      throw new LogFormatException("path", "not the one way to write this tile");
    }
    return result;
  }

  /**
   * The index in elements of three digits, all but the last behind an x; the width when partial.
   */
  static String suffix(long index, int width) {
    StringBuilder text = new StringBuilder(threeDigits(index));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      text.insert(0, "x" + threeDigits(rest) + "/");
    }
    return width == FULL_WIDTH ? text.toString() : text + ".p/" + width;
  }

  /** Not by a format, whose digits depend on the language of the machine. */
  private static String threeDigits(long number) {
    return Long.toString(1000 + number % 1000).substring(1);
  }

  /** Holds the pattern apart, since an interface has no private constants. */
  final class Form {
    private static final Pattern PATH =
        Pattern.compile(
            "tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

    private Form() {}
  }
}
