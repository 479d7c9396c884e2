package perennial.leafdata.format;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An identifier as a caller wrote it: the full form {@code WAJ412149.BA4N2Z}, or the short form
 * after the dot, which clients send too (api.md 1.11). Only its spelling is checked here; whose it
 * is and what it names is for others to say.
 *
 * @param owner what stands before the dot, in upper case; empty in the short form
 * @param kind the two letters
 * @param serial base 36, upper case
 */
public record LeafId(String owner, String kind, String serial) {

  /** Twelve digits of base 36 are the most that fit 63 bits. */
  static final int SERIAL_LENGTH_MAX = 12;

  /** The longest prefix recorded has ten characters. */
  static final int OWNER_LENGTH_MAX = 32;

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\w{1,"
              + OWNER_LENGTH_MAX
              + "})\\.)?([A-Z]{2})([0-9A-Z]{1,"
              + SERIAL_LENGTH_MAX
              + "})");

  /** Reads either form, in any case; an empty string is absent. */
  public static Reading<LeafId> parse(String given) {
    String text = given.strip();
    if (text.isEmpty()) {
      return Reading.absent();
    }
    Matcher form = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (!form.matches()) {
      return Reading.refused(LeafTexts.SELECTED);
    }
    String owner = form.group(1) == null ? "" : form.group(1);
    return Reading.understood(new LeafId(owner, form.group(2), form.group(3)));
  }

  public boolean isShort() {
    return owner.isEmpty();
  }

  /** Kind and serial, the part after the dot. */
  public String shortText() {
    return kind + serial;
  }

  /** As it was written, in upper case. */
  public String text() {
    return isShort() ? shortText() : owner + "." + shortText();
  }

  /** The serial as a number; empty past 63 bits, which no registry has reached. */
  public OptionalLong number() {
    return Serial36.parse(serial);
  }
}
