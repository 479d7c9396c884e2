package perennial.kernel;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client stated about an object and the registry only keeps: text, numbers, flags and nulls
 * by field name, exactly as sent. Absent, null, the empty text and 0 stay four different things.
 *
 * <p>Values are String, BigDecimal, Boolean or null. As text it is a JSON object with sorted names.
 */
public final class Stated {
  /** Fields of one object: the widest LeafData record has 211. */
  public static final int FIELDS_MAX = 512;

  public static final Stated NONE = new Stated(new TreeMap<>());

  private final SortedMap<String, @Nullable Object> values;

  private Stated(SortedMap<String, @Nullable Object> values) {
    this.values = values;
  }

  public static Stated of(Map<String, ? extends @Nullable Object> values) {
    if (values.isEmpty()) {
      return NONE;
    }
    if (values.size() > FIELDS_MAX) {
      throw new IllegalArgumentException("at most " + FIELDS_MAX + " fields can be stated");
    }
    var sorted = new TreeMap<String, @Nullable Object>();
    values.forEach((name, value) -> sorted.put(name, scalar(name, value)));
    return new Stated(sorted);
  }

  private static @Nullable Object scalar(String name, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String s -> s;
      case BigDecimal d -> d;
      case Boolean b -> b;
      case Long l -> BigDecimal.valueOf(l);
      case Integer i -> BigDecimal.valueOf(i);
      default -> throw new IllegalArgumentException(name + " is no scalar");
    };
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public @Nullable Object get(String name) {
    return values.get(name);
  }

  /** The value as text, or the given one when it is absent or null. */
  public String text(String name, String otherwise) {
    Object value = values.get(name);
    return value == null
        ? otherwise
        : value instanceof BigDecimal d ? d.toPlainString() : value.toString();
  }

  public Map<String, @Nullable Object> asMap() {
    return Collections.unmodifiableMap(values);
  }

  /** This with the other's fields laid over it: how an update, which states only changes, folds. */
  public Stated overlaidBy(Stated other) {
    if (other.values.isEmpty()) {
      return this;
    }
    var merged = new LinkedHashMap<String, @Nullable Object>(values);
    merged.putAll(other.values);
    return of(merged);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The inverse of {@link #toString()}. */
  public static Stated parse(String json) {
    return of(FlatJson.parse(json));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stated that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return FlatJson.print(values);
  }
}
