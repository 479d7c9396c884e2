package perennial.inventory;

import perennial.kernel.Base36;

/**
 * A portion's descent from a lot: which lot, and the how-manyth portion to leave it. A result for a
 * sample that left as portion k holds for portions after k, and for what remains.
 *
 * @param lot serial of the lot
 * @param portion counted from 1
 */
public record TestLink(long lot, long portion) {
  static TestLink parse(String text) {
    int at = text.indexOf('@');
    return new TestLink(
        Base36.parse(text.substring(0, at)), Long.parseLong(text, at + 1, text.length(), 10));
  }

  @Override
  public String toString() {
    return Base36.print(lot) + "@" + portion;
  }
}
