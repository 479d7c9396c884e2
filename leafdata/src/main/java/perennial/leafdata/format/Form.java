package perennial.leafdata.format;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a field in an answer, and what stands there when there is nothing to say. The
 * old system printed most things as strings and its empty dates as empty strings; clients compare
 * with both (wire.md 6), so the form belongs to the field and not to the value's type.
 */
public enum Form {
  /** A string; null when absent. */
  TEXT,
  /** A string; empty when absent. */
  BLANK,
  /** {@code m/d/Y h:ia}; an empty string when absent. */
  MOMENT,
  /** {@code m/d/Y h:ia}; null when absent, as {@code deleted_at}. */
  MOMENT_OR_NULL,
  /** {@code m/d/Y}; an empty string when absent. */
  DAY,
  /** {@code Y-m-d H:i:s}; an empty string when absent. */
  STAMP,
  /** A string of 4 decimals; null when absent. */
  QUANTITY,
  /** A string of 2 decimals, of money or grams; "0.00" when absent. */
  HUNDREDTHS,
  /** A string of 3 decimals; null when absent: an analyte without a number is not a zero. */
  ANALYTE,
  /** A string of 6 decimals; "0.000000" when absent. */
  MILLIONTHS,
  /** The string "0" or "1"; "0" when absent. */
  FLAG,
  /** The string "0" or "1"; null when absent. */
  FLAG_OR_NULL,
  /** A whole number as a string; "0" when absent. */
  COUNT,
  /** true or false; false when absent. */
  BOOLEAN,
  /** A JSON number; null when absent. */
  NUMBER,
  /** An embedded object; null when absent. */
  OBJECT,
  /** An embedded list; empty when absent. */
  LIST;

  /** What is printed when nothing was set. */
  @Nullable Object absent() {
    return switch (this) {
      case TEXT, MOMENT_OR_NULL, QUANTITY, ANALYTE, FLAG_OR_NULL, NUMBER, OBJECT -> null;
      case BLANK, MOMENT, DAY, STAMP -> "";
      case HUNDREDTHS -> LeafNumber.hundredths(BigDecimal.ZERO);
      case MILLIONTHS -> LeafNumber.millionths(BigDecimal.ZERO);
      case FLAG, COUNT -> "0";
      case BOOLEAN -> false;
      case LIST -> List.of();
    };
  }
}
