package perennial.kernel;

/** Serials in base 36, upper case, without padding: the form of every LeafData identifier. */
public final class Base36 {
  /** Thirteen digits hold every positive long; a longer text is no serial. */
  public static final int DIGITS_MAX = 13;

  private Base36() {}

  public static String print(long serial) {
    if (serial < 0) {
      throw new IllegalArgumentException("a serial is not negative: " + serial);
    }
    return Long.toString(serial, 36).toUpperCase(java.util.Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when the text is empty, too long, or has another character
   */
  public static long parse(String text) {
    if (text.isEmpty() || text.length() > DIGITS_MAX) {
      throw new IllegalArgumentException("not a base 36 serial: '" + text + "'");
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      value = Math.addExact(Math.multiplyExact(value, 36L), digit(text.charAt(i), text));
    }
    return value;
  }

  private static int digit(char c, String text) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + 10;
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 10;
    }
    throw new IllegalArgumentException("not a base 36 serial: '" + text + "'");
  }
}
