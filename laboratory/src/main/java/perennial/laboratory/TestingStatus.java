package perennial.laboratory;

import java.util.Locale;
import java.util.Optional;

/** How far a laboratory is with a result, in the wire's words. */
public enum TestingStatus {
  NOT_STARTED,
  IN_PROGRESS,
  COMPLETED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty when the word is none of the three. */
  public static Optional<TestingStatus> read(String word) {
    for (TestingStatus each : values()) {
      if (each.wire().equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
