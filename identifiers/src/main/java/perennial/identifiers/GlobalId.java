package perennial.identifiers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perennial.kernel.Base36;
import perennial.kernel.ObjectRef;

/**
 * An identifier in LeafData's form: a prefix, a dot, the kind's two letters and the serial in base
 * 36, such as {@code WAJ412149.ARAM}. The kind and serial are the identity; the prefix is text that
 * was fixed when the identifier was minted. The short form has no prefix and no dot.
 */
public record GlobalId(String prefix, ObjectRef object) {
  /** The state's own prefix: it owns licensees and users. */
  public static final String STATE_PREFIX = "WAWA1";

  /** {@code WA}, a licence code, a dot and thirteen digits are far below this. */
  public static final int LENGTH_MAX = 40;

  /** {@code WA} and the longest code; the old system's longest prefix had ten characters. */
  public static final int PREFIX_MAX = 20;

  private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]{0," + PREFIX_MAX + "}");

  /** Cases of ASCII letters only: in Unicode, other letters have an ASCII upper case. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([A-Z0-9]{1,"
              + PREFIX_MAX
              + "})\\.)?([A-Z]{2})([0-9A-Z]{1,"
              + Base36.DIGITS_MAX
              + "})",
          Pattern.CASE_INSENSITIVE);

  public GlobalId {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException("not the prefix of an identifier: '" + prefix + "'");
    }
  }

  /**
   * Reads a full or short form, in any case.
   *
   * @return empty when the text is no identifier
   */
  public static Optional<GlobalId> read(String text) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      var object = ObjectRef.parse((parts.group(2) + parts.group(3)).toUpperCase(Locale.ROOT));
      String prefix = parts.group(1) == null ? "" : parts.group(1).toUpperCase(Locale.ROOT);
      return Optional.of(new GlobalId(prefix, object));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // serial 0, or past the largest
    }
  }

  /** The inverse of {@link #toString()}. */
  public static GlobalId parse(String text) {
    return read(text)
        .orElseThrow(() -> new IllegalArgumentException("not an identifier: '" + text + "'"));
  }

  public boolean isShort() {
    return prefix.isEmpty();
  }

  @Override
  public String toString() {
    return isShort() ? object.toString() : prefix + "." + object;
  }
}
