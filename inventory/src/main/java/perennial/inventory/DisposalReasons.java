package perennial.inventory;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reasons for destroying something that clients of the wire may state. */
final class DisposalReasons {
  private static final Set<String> WORDS =
      Set.of(
          "failed qa",
          "infestation",
          "quality control",
          "returned",
          "spoilage",
          "unhealthy",
          "mandated",
          "waste",
          "other",
          "pruning",
          "daily waste");

  private DisposalReasons() {}

  /** Whether it is one of the reasons, written with blanks or with underscores. */
  static boolean isKnown(@Nullable String reason) {
    return reason != null
        && WORDS.contains(reason.strip().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
