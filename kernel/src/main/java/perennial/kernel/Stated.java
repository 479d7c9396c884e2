package perennial.kernel;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client stated about an object and the registry only keeps: text, numbers, flags and nulls
 * by field name, exactly as sent. Absent, null, the empty text and 0 stay four different things.
 *
 * <p>Values are String, BigDecimal, Boolean or null. As text it is a JSON object with sorted names,
 * and equal texts mean equal values. What was read as text is not taken apart before it is asked
 * for: most rows are only compared, or written as they are.
 */
public final class Stated {
  /** Fields of one object: the widest LeafData record has 211. */
  public static final int FIELDS_MAX = 512;

  private static final String NOTHING = "{}";

  public static final Stated NONE = new Stated(new TreeMap<>(), null);

  /** One of the two is there from the start; the other when it was asked for. */
  private volatile @Nullable SortedMap<String, @Nullable Object> values;

  private volatile @Nullable String text;

  private Stated(@Nullable SortedMap<String, @Nullable Object> values, @Nullable String text) {
    this.values = values;
    this.text = text;
  }

  private SortedMap<String, @Nullable Object> values() {
    SortedMap<String, @Nullable Object> known = values;
    if (known == null) {
      known = sorted(FlatJson.parse(Objects.requireNonNull(text)));
      values = known;
    }
    return known;
  }

  public static Stated of(Map<String, ? extends @Nullable Object> values) {
    return values.isEmpty() ? NONE : new Stated(sorted(values), null);
  }

  private static SortedMap<String, @Nullable Object> sorted(
      Map<String, ? extends @Nullable Object> values) {
    if (values.size() > FIELDS_MAX) {
      throw new IllegalArgumentException("at most " + FIELDS_MAX + " fields can be stated");
    }
    var sorted = new TreeMap<String, @Nullable Object>();
    values.forEach((name, value) -> sorted.put(name, scalar(name, value)));
    return sorted;
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
    return values().containsKey(name);
  }

  public @Nullable Object get(String name) {
    return values().get(name);
  }

  /** The value as text, or the given one when it is absent or null. */
  public String text(String name, String otherwise) {
    Object value = values().get(name);
    return value == null
        ? otherwise
        : value instanceof BigDecimal d ? d.toPlainString() : value.toString();
  }

  public Map<String, @Nullable Object> asMap() {
    return Collections.unmodifiableMap(values());
  }

  /** This with the other's fields laid over it: how an update, which states only changes, folds. */
  public Stated overlaidBy(Stated other) {
    if (other.isEmpty()) {
      return this;
    }
    var merged = new LinkedHashMap<String, @Nullable Object>(values());
    merged.putAll(other.values());
    return of(merged);
  }

  public boolean isEmpty() {
    return toString().equals(NOTHING);
  }

  /**
   * The inverse of {@link #toString()}. Whether the text is one is found out when a field is asked
   * for.
   */
  public static Stated parse(String json) {
    return json.equals(NOTHING) ? NONE : new Stated(null, json);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stated that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = FlatJson.print(Objects.requireNonNull(values));
      text = known;
    }
    return known;
  }
}
