package perennial.leafdata.format;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** State-wide serials in base 36, upper case, without padding, as in every identifier. */
final class Serial36 {

  private static final Pattern FORM =
      Pattern.compile("[0-9A-Za-z]{1," + LeafId.SERIAL_LENGTH_MAX + "}");

  private Serial36() {}

  static String print(long serial) {
    return Long.toString(serial, 36).toUpperCase(Locale.ROOT);
  }

  static OptionalLong parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text, 36)); // 36^12 < 2^63
  }
}
