package perennial.journal.log;

import java.util.regex.Pattern;

/** Numbers in the texts of a log: ASCII decimals without sign and without leading zeros. */
final class Decimals {
  private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,17}");

  private Decimals() {}

  static long parse(String place, String text, long max) {
    if (!FORM.matcher(text).matches()) {
      throw new LogFormatException(place, "no number without leading zeros");
    }
    long value = Long.parseLong(text);
    if (value > max) {
      throw new LogFormatException(place, "the number is over " + max);
    }
    return value;
  }
}
