package perennial.leafdata.format;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * One object of an answer, filled field by field. A row of a {@link FieldList} has that list's keys
 * in its order and prints each value in its field's form; an open row takes any key, in the order
 * of setting, and in the natural JSON form of the value where it has no list to ask.
 *
 * <p>Two arrays and no map: a page has 2,500 rows of 46 fields. For one thread.
 */
public final class Row {

  private static final String[] NO_NAMES = {};

  private final @Nullable FieldList list;
  private final boolean open;
  private String[] names;
  private @Nullable Object[] values;
  private int size;

  private Row(
      @Nullable FieldList list, boolean open, String[] names, @Nullable Object[] values, int size) {
    this.list = list;
    this.open = open;
    this.names = names;
    this.values = values;
    this.size = size;
  }

  static Row of(FieldList list) {
    return new Row(list, false, NO_NAMES, list.absentValues(), list.size());
  }

  /** A row of any keys. */
  public static Row open() {
    return new Row(null, true, new String[16], new @Nullable Object[16], 0);
  }

  /** A row of any keys, those of the list in the list's forms. */
  static Row open(FieldList list) {
    return new Row(list, true, new String[24], new @Nullable Object[24], 0);
  }

  public Row set(String name, @Nullable String value) {
    return value == null ? clear(name) : put(name, value);
  }

  public Row set(String name, @Nullable BigDecimal value) {
    if (value == null) {
      return clear(name);
    }
    return put(
        name,
        switch (form(name)) {
          case QUANTITY -> LeafNumber.quantity(value);
          case HUNDREDTHS -> LeafNumber.hundredths(value);
          case ANALYTE -> LeafNumber.analyte(value);
          case MILLIONTHS -> LeafNumber.millionths(value);
          case COUNT, TEXT, BLANK -> value.toPlainString();
          case NUMBER -> value;
          case MOMENT, MOMENT_OR_NULL, DAY, STAMP, FLAG, FLAG_OR_NULL, BOOLEAN, OBJECT, LIST ->
              throw mismatch(name, "a decimal");
        });
  }

  public Row set(String name, long value) {
    return switch (form(name)) {
      case NUMBER -> put(name, value);
      case COUNT, TEXT, BLANK -> put(name, Long.toString(value));
      case QUANTITY, HUNDREDTHS, ANALYTE, MILLIONTHS -> set(name, BigDecimal.valueOf(value));
      case MOMENT, MOMENT_OR_NULL, DAY, STAMP, FLAG, FLAG_OR_NULL, BOOLEAN, OBJECT, LIST ->
          throw mismatch(name, "a whole number");
    };
  }

  public Row set(String name, boolean value) {
    return switch (form(name)) {
      case FLAG, FLAG_OR_NULL -> put(name, LeafFlag.print(value));
      case BOOLEAN, NUMBER -> put(name, value);
      case TEXT,
          BLANK,
          MOMENT,
          MOMENT_OR_NULL,
          DAY,
          STAMP,
          QUANTITY,
          HUNDREDTHS,
          ANALYTE,
          MILLIONTHS,
          COUNT,
          OBJECT,
          LIST ->
          throw mismatch(name, "a flag");
    };
  }

  public Row set(String name, @Nullable Instant value) {
    if (value == null) {
      return clear(name);
    }
    return switch (form(name)) {
      case MOMENT, MOMENT_OR_NULL, NUMBER -> put(name, LeafTime.dateTime(value));
      case DAY -> put(name, LeafTime.date(value));
      case STAMP -> put(name, LeafTime.stamp(value));
      case TEXT,
          BLANK,
          QUANTITY,
          HUNDREDTHS,
          ANALYTE,
          MILLIONTHS,
          COUNT,
          FLAG,
          FLAG_OR_NULL,
          BOOLEAN,
          OBJECT,
          LIST ->
          throw mismatch(name, "a time");
    };
  }

  /** A day in a field of times is printed as its midnight. */
  public Row set(String name, @Nullable LocalDate value) {
    if (value == null) {
      return clear(name);
    }
    return form(name) == Form.DAY
        ? put(name, LeafTime.date(value))
        : set(name, LeafTime.startOf(value));
  }

  public Row set(String name, @Nullable LeafMoment value) {
    return switch (value) {
      case null -> clear(name);
      case LeafMoment.Day(LocalDate day) -> set(name, day);
      case LeafMoment.At(Instant instant) -> set(name, instant);
    };
  }

  public Row set(String name, @Nullable Row value) {
    return value == null ? clear(name) : put(name, value);
  }

  /** An embedded list of rows or of texts. */
  public Row set(String name, List<?> value) {
    return put(name, value);
  }

  /** The value exactly as it was sent, for the answer of a create. */
  public Row echo(String name, JsonNode sent) {
    return put(name, sent);
  }

  /** Back to what stands there when nothing is set: what the list says, else null. */
  public Row clear(String name) {
    return put(name, list != null && list.contains(name) ? list.absentAt(list.place(name)) : null);
  }

  public int size() {
    return size;
  }

  /** The keys in their order. */
  public List<String> names() {
    return list != null && !open ? list.names() : List.of(Arrays.copyOf(names, size));
  }

  /** What will be printed: a string, number, boolean, row, list or sent node; null for null. */
  public @Nullable Object get(String name) {
    int place = place(name);
    if (place < 0) {
      throw new IllegalArgumentException("no field " + name);
    }
    return values[place];
  }

  /** Writes one key. */
  void writeKey(JsonGenerator json, int place) {
    if (list != null && !open) {
      json.writeName(list.keyAt(place));
    } else {
      json.writeName(names[place]);
    }
  }

  @Nullable Object valueAt(int place) {
    return values[place];
  }

  /** The row as JSON, for messages of failing tests. */
  @Override
  public String toString() {
    return new String(JsonAnswer.object(this), StandardCharsets.UTF_8);
  }

  private Row put(String name, @Nullable Object value) {
    int place = place(name);
    if (place < 0) {
      place = append(name);
    }
    values[place] = value;
    return this;
  }

  private int place(String name) {
    if (list != null && !open) {
      return list.place(name);
    }
    for (int place = 0; place < size; place++) {
      if (names[place].equals(name)) {
        return place;
      }
    }
    return -1;
  }

  private int append(String name) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size] = name;
    return size++;
  }

  /** Without a list numbers and booleans stay what they are, and times are printed. */
  private Form form(String name) {
    if (list == null || (open && !list.contains(name))) {
      return Form.NUMBER;
    }
    return list.form(name);
  }

  private static IllegalArgumentException mismatch(String name, String what) {
    return new IllegalArgumentException(name + " is not printed as " + what);
  }
}
