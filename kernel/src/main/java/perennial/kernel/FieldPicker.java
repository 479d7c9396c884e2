package perennial.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Picks some fields out of what was stated, each into its place, and makes nothing of the others.
 * What is picked is a String, BigDecimal, Boolean, {@link #NULL} where null was stated, and null
 * where nothing was. Immutable.
 */
public final class FieldPicker {
  /** What stands for a stated null. */
  public static final Object NULL = Null.STATED;

  private enum Null {
    STATED
  }

  private static final int[] NOWHERE = {};

  private final int size;

  /** In the order in which {@link Stated} prints them. */
  private final String[] names;

  /** The places of each name. */
  private final int[][] places;

  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * @param names of the fields, each at its place; one that stands twice goes to both places
   */
  public FieldPicker(List<String> names) {
    size = names.size();
    this.names = names.stream().distinct().sorted().toArray(String[]::new);
    places = new int[this.names.length][];
    for (int i = 0; i < places.length; i++) {
      String name = this.names[i];
      places[i] = IntStream.range(0, size).filter(place -> names.get(place).equals(name)).toArray();
      numbers.put(name, i);
    }
  }

  /** Whether what was picked is a stated null. */
  public static boolean isNull(Object picked) {
    return picked instanceof Null;
  }

  /** Puts a value where its field belongs, if it is one of them. */
  public void put(@Nullable Object[] values, String name, @Nullable Object value) {
    Integer number = numbers.get(name);
    for (int place : number == null ? NOWHERE : places[number]) {
      values[place] = value == null ? NULL : value;
    }
  }

  /** Picks from what {@link Stated#toString()} printed. */
  public @Nullable Object[] pick(String stated) {
    var values = new @Nullable Object[size];
    FlatJson.pick(stated, new Picking(values));
    return values;
  }

  /** One pass over a text: fields come sorted, so the next one is tried first. */
  final class Picking {
    private final @Nullable Object[] values;
    private int next;
    private int found;

    private Picking(@Nullable Object[] values) {
      this.values = values;
    }

    /** Whether the name that stands there is one of the fields; its value is then to be put. */
    boolean isWanted(String text, int from, int to) {
      if (next < names.length
          && names[next].length() == to - from
          && text.startsWith(names[next], from)) {
        found = next++;
        return true;
      }
      Integer number = numbers.get(text.substring(from, to));
      if (number == null) {
        return false;
      }
      found = number;
      next = number + 1;
      return true;
    }

    void put(@Nullable Object value) {
      for (int place : places[found]) {
        values[place] = value == null ? NULL : value;
      }
    }

    void put(String name, @Nullable Object value) {
      FieldPicker.this.put(values, name, value);
    }
  }
}
