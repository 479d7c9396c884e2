package perennial.inventory;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why goods may leave without a result, in the classes that the public figures count by. */
public enum WaiverKind {
  /** A laboratory attests a result that the registry does not hold. */
  ATTESTED_RESULT,
  /** No laboratory can test for what is demanded. */
  NO_LABORATORY,
  /** Fire, flood, and other times at which goods must move. */
  EMERGENCY,
  /** New rules begin, and goods made before them are sold off. */
  TRANSITION;

  /** As it is printed and typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All of them, for people. */
  static String words() {
    return Arrays.stream(values()).map(WaiverKind::word).collect(joining(", "));
  }

  /** Empty when the word is none of them. */
  public static Optional<WaiverKind> read(String word) {
    for (WaiverKind each : values()) {
      if (each.word().equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
