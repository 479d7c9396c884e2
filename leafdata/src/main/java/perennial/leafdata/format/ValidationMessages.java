package perennial.leafdata.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The third key of an error body, which took three JSON forms on the old wire. */
public sealed interface ValidationMessages {

  ValidationMessages NONE = new None();

  /** Nothing about fields: an empty array, as PHP prints an empty map. */
  record None() implements ValidationMessages {}

  /** What is wrong, by field, in the order in which it was found. */
  record ByField(Map<String, List<String>> messages) implements ValidationMessages {
    public ByField {
      Map<String, List<String>> copy = new LinkedHashMap<>();
      messages.forEach((field, texts) -> copy.put(field, List.copyOf(texts)));
      messages = Collections.unmodifiableMap(copy);
    }
  }

  /** One string, from {@code split_inventory} alone. */
  record Plain(String text) implements ValidationMessages {}
}
