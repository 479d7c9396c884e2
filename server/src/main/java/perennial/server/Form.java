package perennial.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.VerifierKey;
import perennial.postgres.DatabaseAddress;
import perennial.server.log.WitnessAddress;

/** What the text of a setting must look like. */
sealed interface Form {

  /** What is wrong with the text; empty when nothing is. Never repeats a secret. */
  default Optional<String> faultOf(String text) {
    return switch (this) {
      case Text any -> Optional.empty();
      case Whole whole -> whole.fault(text);
      case Switch ignored ->
          text.equals("true") || text.equals("false")
              ? Optional.empty()
              : Optional.of("'" + text + "' is neither true nor false");
      case Choice(List<String> words) ->
          words.contains(text)
              ? Optional.empty()
              : Optional.of("'" + text + "' is none of " + String.join(", ", words));
      case Address ignored ->
          text.isEmpty() ? Optional.empty() : fault(DatabaseAddress::parse, text);
      case Witnesses ignored -> fault(WitnessAddress::parseAll, text);
      case Keys ignored -> fault(Keys::of, text);
    };
  }

  private static Optional<String> fault(Consumer<String> parser, String text) {
    try {
      parser.accept(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /** Any text. */
  record Text() implements Form {}

  /** A whole number between two bounds, both allowed. */
  record Whole(long min, long max) implements Form {
    private static final int DIGITS_MAX = 18;

    Optional<String> fault(String text) {
      if (text.matches("[0-9]{1," + DIGITS_MAX + "}")) {
        long number = Long.parseLong(text);
        if (number >= min && number <= max) {
          return Optional.empty();
        }
      }
      return Optional.of("'" + text + "' is not a whole number from " + min + " to " + max);
    }
  }

  /** {@code true} or {@code false}. */
  record Switch() implements Form {}

  /** One of a few words. */
  record Choice(List<String> words) implements Form {}

  /** A database, or nothing. */
  record Address() implements Form {}

  /** Witnesses of the log, or nothing. */
  record Witnesses() implements Form {}

  /** Public keys with spaces between, or nothing. */
  record Keys() implements Form {
    /**
     * @throws LogFormatException when one is none
     */
    static List<VerifierKey> of(String text) {
      return Arrays.stream(text.strip().split("\\s+"))
          .filter(each -> !each.isEmpty())
          .map(VerifierKey::parse)
          .toList();
    }
  }
}
