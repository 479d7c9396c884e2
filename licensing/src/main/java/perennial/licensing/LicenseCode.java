package perennial.licensing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The code that the state prints on a license: a letter and six digits, such as {@code J412149}; for
 * laboratories also {@code L} and one to six digits, such as {@code L21}. In a sandbox also the
 * training codes of the old system, such as {@code GWT} or {@code LPHARM1}.
 *
 * @param text upper case, without blanks
 */
public record LicenseCode(String text) {
  /** What stands before the code in the prefix of identifiers. */
  public static final String PREFIX = "WA";

  /** Longest training code is seven letters and digits; identifiers leave room for more. */
  public static final int LENGTH_MAX = 10;

  private static final Pattern ISSUED = Pattern.compile("[A-Z][0-9]{6}|L[0-9]{1,6}");
  private static final Pattern TRAINING = Pattern.compile("[GMJRLTEZ][A-Z]{2,7}[0-9]?");

  /** Upper case and without blanks around it, as codes are compared. */
  public static LicenseCode of(String text) {
    return new LicenseCode(text.strip().toUpperCase(Locale.ROOT));
  }

  public boolean isIssued() {
    return ISSUED.matcher(text).matches();
  }

  /** A code of the old system's test site, which only a sandbox may hold. */
  public boolean isTraining() {
    return text.length() <= LENGTH_MAX && TRAINING.matcher(text).matches();
  }

  public char letter() {
    return text.isEmpty() ? ' ' : text.charAt(0);
  }

  @Override
  public String toString() {
    return text;
  }
}
