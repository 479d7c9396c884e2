package perennial.kernel;

/**
 * The two capital letters that name a kind of object in an identifier, such as {@code IN} for a
 * lot.
 *
 * <p>The room that owns a kind holds its constant; the letters are those of the LeafData wire.
 */
public record Kind(String letters) implements Comparable<Kind> {
  public Kind {
    if (letters.length() != 2 || !isCapital(letters.charAt(0)) || !isCapital(letters.charAt(1))) {
      throw new IllegalArgumentException("a kind is two capital letters, not '" + letters + "'");
    }
  }

  public static Kind parse(String text) {
    return new Kind(text);
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  @Override
  public int compareTo(Kind other) {
    return letters.compareTo(other.letters);
  }

  @Override
  public String toString() {
    return letters;
  }
}
