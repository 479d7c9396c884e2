package perennial.licensing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a row of a license list. */
public enum ListFate {
  /** Its license was entered. */
  TAKEN,
  /** The registry knew it so. */
  KNOWN,
  /** The registry knows it otherwise; what differs is proposed. */
  PROPOSED,
  /** What was proposed and accepted was done. */
  CHANGED,
  /** It is kept apart until somebody has looked at it. */
  QUARANTINED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the word; empty when it is none. */
  public static Optional<ListFate> read(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
