package perennial.inventory;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Kind;
import perennial.kernel.ObjectRef;

/** Texts as clients send them and as refusals say them. */
final class Texts {
  /** Identifiers that one refusal spells out; the rest is counted. */
  private static final int NAMED_MAX = 10;

  private Texts() {}

  /** A blank text says nothing. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** A sentence that ends with the short identifiers of these objects. */
  static String listed(String start, Kind kind, Collection<Long> serials) {
    String names =
        serials.stream()
            .sorted()
            .limit(NAMED_MAX)
            .map(serial -> new ObjectRef(kind, serial).toString())
            .collect(Collectors.joining(", "));
    int more = serials.size() - NAMED_MAX;
    return start + names + (more > 0 ? " and " + more + " more." : ".");
  }
}
