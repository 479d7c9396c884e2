package perennial.leafdata.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a field in an answer, and what stands there when there is nothing to say. The
 * old system printed most things as strings and its empty dates as empty strings; clients compare
 * with both (wire.md 6), so the form belongs to the field and not to the value's type.
 */
public enum Form {
  /** A string; null when absent. */
  TEXT(null),
  /** A string; empty when absent. */
  BLANK(""),
  /** {@code m/d/Y h:ia}; an empty string when absent. */
  MOMENT(""),
  /** {@code m/d/Y h:ia}; null when absent, as {@code deleted_at}. */
  MOMENT_OR_NULL(null),
  /** {@code m/d/Y}; an empty string when absent. */
  DAY(""),
  /** {@code Y-m-d H:i:s}; an empty string when absent. */
  STAMP(""),
  /** A string of 4 decimals; null when absent. */
  QUANTITY(null),
  /** A string of 2 decimals, of money or grams; "0.00" when absent. */
  HUNDREDTHS("0.00"),
  /** A string of 3 decimals; null when absent: an analyte without a number is not a zero. */
  ANALYTE(null),
  /** A string of 6 decimals; "0.000000" when absent. */
  MILLIONTHS("0.000000"),
  /** The string "0" or "1"; "0" when absent. */
  FLAG("0"),
  /** The string "0" or "1"; null when absent. */
  FLAG_OR_NULL(null),
  /** A whole number as a string; "0" when absent. */
  COUNT("0"),
  /** true or false; false when absent. */
  BOOLEAN(false),
  /** A JSON number; null when absent. */
  NUMBER(null),
  /** An embedded object; null when absent. */
  OBJECT(null),
  /** An embedded list; empty when absent. */
  LIST(List.of());

  private final @Nullable Object absent;

  Form(@Nullable Object absent) {
    this.absent = absent;
  }

  /** What is printed when nothing was set. */
  @Nullable Object absent() {
    return absent;
  }
}
