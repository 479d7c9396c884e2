package perennial.kernel;

import java.util.Locale;

/** Serials in base 36, upper case, without padding: the form of every LeafData identifier. */
public final class Base36 {
  /** Thirteen digits hold every positive long; a longer text is no serial. */
  public static final int DIGITS_MAX = 13;

  private Base36() {}

  public static String print(long serial) {
    if (serial < 0) {
      throw new IllegalArgumentException("a serial is not negative: " + serial);
    }
    return Long.toString(serial, 36).toUpperCase(Locale.ROOT);
  }

  /**
   * Reads either case.
   *
   * @throws IllegalArgumentException when the text is empty, too long, has another character, or is
   *     past the largest serial
   */
  public static long parse(String text) {
    if (text.isEmpty() || text.length() > DIGITS_MAX) {
      throw new IllegalArgumentException("not a base 36 serial: '" + text + "'");
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text.charAt(i), text);
      if (value > (Long.MAX_VALUE - digit) / 36) {
        throw new IllegalArgumentException("past the largest serial: '" + text + "'");
      }
      value = value * 36 + digit;
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
