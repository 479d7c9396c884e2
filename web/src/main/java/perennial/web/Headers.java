package perennial.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Header fields in the order sent, with names in any case (RFC 9110, section 5.1).
 *
 * <p>Look-ups are linear: a request has about ten fields, and the server limits their bytes.
 */
public final class Headers {

  private static final Headers NONE = new Headers(new String[0]);

  /** Name, value, name, value. */
  private final String[] pairs;

  private Headers(String[] pairs) {
    this.pairs = pairs;
  }

  /** No field at all. */
  public static Headers none() {
    return NONE;
  }

  /**
   * Fields from names and values in turn: {@code of("Retry-After", "1")}.
   *
   * @throws IllegalArgumentException if a name is blank or a line break would end the field early
   */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a header name without a value");
    }
    String[] pairs = namesAndValues.clone();
    for (int i = 0; i < pairs.length; i++) {
      if (breaksLine(pairs[i]) || (i % 2 == 0 && pairs[i].isBlank())) {
        throw new IllegalArgumentException("not a header field");
      }
    }
    return new Headers(pairs);
  }

  private static boolean breaksLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n' || c == 0) {
        return true;
      }
    }
    return false;
  }

  /** The first value under a name. */
  public Optional<String> first(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equalsIgnoreCase(name)) {
        return Optional.of(pairs[i + 1]);
      }
    }
    return Optional.empty();
  }

  /** All values under a name, in the order sent. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equalsIgnoreCase(name)) {
        values.add(pairs[i + 1]);
      }
    }
    return values;
  }

  /** Whether a field of that name was sent. */
  public boolean contains(String name) {
    return first(name).isPresent();
  }

  /** These fields and one more. */
  public Headers with(String name, String value) {
    String[] more = Arrays.copyOf(pairs, pairs.length + 2);
    more[pairs.length] = name;
    more[pairs.length + 1] = value;
    return of(more);
  }

  /** Calls for each name and value, in order. */
  public void forEach(BiConsumer<String, String> action) {
    for (int i = 0; i < pairs.length; i += 2) {
      action.accept(pairs[i], pairs[i + 1]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers that && Arrays.equals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pairs);
  }

  /** Names only: values may be keys. */
  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    forEach((name, value) -> names.add(name));
    return "Headers" + names;
  }
}
