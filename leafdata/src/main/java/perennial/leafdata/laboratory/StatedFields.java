package perennial.leafdata.laboratory;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Stated;
import perennial.leafdata.format.FieldList;
import perennial.leafdata.format.LeafMoment;
import perennial.leafdata.format.LeafTime;
import perennial.leafdata.format.Reading;
import perennial.leafdata.format.Row;

/** Prints what a client stated in the forms that its fields have on the wire. */
final class StatedFields {
  /** The longest text that can be a number on this wire. */
  private static final int NUMBER_LENGTH_MAX = 64;

  /** The widest exponent of a client's binary fraction; 1e999999999 would print as a gigabyte. */
  private static final int EXPONENT_MAX = 324;

  private StatedFields() {}

  /** Prints one field; what is absent, null or of no such form is left as the list has it. */
  static void print(Row row, FieldList list, Stated stated, String name) {
    print(row, list, name, stated.get(name));
  }

  /** Prints a value that was stated under another name. */
  static void print(Row row, FieldList list, String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    switch (list.form(name)) {
      case TEXT, BLANK, COUNT -> row.set(name, text(value));
      case QUANTITY, HUNDREDTHS, ANALYTE, MILLIONTHS, NUMBER -> number(row, name, value);
      case FLAG, FLAG_OR_NULL, BOOLEAN -> flag(row, name, value);
      case MOMENT, MOMENT_OR_NULL, DAY, STAMP -> moment(row, name, value);
      case OBJECT, LIST -> {}
    }
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** Words such as "ND" are kept, and are no number that a client could read. */
  private static void number(Row row, String name, Object value) {
    if (value instanceof BigDecimal number) {
      row.set(name, number);
    } else if (value instanceof String text && text.length() <= NUMBER_LENGTH_MAX) {
      try {
        var number = new BigDecimal(text.strip());
        if (Math.abs((long) number.scale()) <= EXPONENT_MAX) {
          row.set(name, number);
        } else {
          row.clear(name);
        }
      } catch (NumberFormatException notANumber) {
        row.clear(name);
      }
    }
  }

  private static void flag(Row row, String name, Object value) {
    switch (text(value).strip().toLowerCase(Locale.ROOT)) {
      case "1", "true" -> row.set(name, true);
      case "0", "false" -> row.set(name, false);
      default -> row.clear(name);
    }
  }

  private static void moment(Row row, String name, Object value) {
    if (value instanceof String text
        && LeafTime.parse(text) instanceof Reading.Understood<LeafMoment>(LeafMoment moment)) {
      row.set(name, moment);
    }
  }
}
