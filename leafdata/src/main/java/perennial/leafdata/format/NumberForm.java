package perennial.leafdata.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a number may be in one kind of field, and how it is read: a JSON number or a numeric string.
 *
 * <p>A JSON number with more than 15 significant digits comes from a client's binary fraction
 * (999.99 + 111.11 is sent as 1111.0999999999999): it is read to 15 digits, which is all that such
 * a fraction holds. A string is taken as it stands. The value read has no trailing zeros.
 *
 * @param integerDigits most digits before the point
 * @param decimals most digits after it, trailing zeros not counted
 * @param signed whether it may be negative
 * @param decimalsText what is said of too many decimals
 */
public record NumberForm(int integerDigits, int decimals, boolean signed, String decimalsText) {

  /** Grams or a count; eleven digits are 100 thousand tonnes, and 11 + 4 is what 15 digits hold. */
  public static final NumberForm QUANTITY = plain(11, 4, false);

  /** The signed change of an adjustment. */
  public static final NumberForm QUANTITY_CHANGE = plain(11, 4, true);

  /** Wet, dry and waste weights, in grams to the hundredth. */
  public static final NumberForm WEIGHT = new NumberForm(11, 2, false, LeafTexts.HUNDREDTH);

  /** Dollars; a price per gram may be finer than a cent, though it is printed to the cent. */
  public static final NumberForm MONEY = plain(9, 6, true);

  /** What a laboratory measured, in the unit of its field; kept as sent, printed to 3 decimals. */
  public static final NumberForm ANALYTE = plain(11, 10, false);

  /** A number of things. */
  public static final NumberForm COUNT = new NumberForm(9, 0, false, LeafTexts.INTEGER);

  /** The significant digits that every binary fraction of a client holds. */
  static final int FLOAT_DIGITS = 15;

  /** Longest number read; the widest form has 21 digits, a sign and a point. */
  static final int LENGTH_MAX = 64;

  private static final Pattern NUMERIC =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,2})?");

  private static NumberForm plain(int integerDigits, int decimals, boolean signed) {
    return new NumberForm(integerDigits, decimals, signed, LeafTexts.moreDecimalsThan(decimals));
  }

  /** Reads a field's value; null and an empty string are absent, true and false are no numbers. */
  public Reading<BigDecimal> read(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return Reading.absent();
    }
    if (node.isNumber()) {
      return number(node);
    }
    return node.isString() ? read(node.stringValue()) : Reading.refused(LeafTexts.NUMBER);
  }

  /** Reads a numeric string; blanks around it do not matter. */
  public Reading<BigDecimal> read(String given) {
    String text = given.strip();
    if (text.isEmpty()) {
      return Reading.absent();
    }
    if (text.length() > LENGTH_MAX || !NUMERIC.matcher(text).matches()) {
      return Reading.refused(LeafTexts.NUMBER);
    }
    return check(new BigDecimal(text));
  }

  private Reading<BigDecimal> number(JsonNode node) {
    if (!node.isBigDecimal() && !node.isIntegralNumber()) {
      return Reading.refused(LeafTexts.NUMBER); // a binary fraction: the body was parsed elsewhere
    }
    BigDecimal value = node.decimalValue();
    if (value.scale() > 0 && value.precision() > FLOAT_DIGITS) {
      value = value.round(new MathContext(FLOAT_DIGITS, RoundingMode.HALF_EVEN));
    }
    return check(value);
  }

  /** Compares digits before it computes: 1E+999999999 is ten characters and a gigabyte. */
  private Reading<BigDecimal> check(BigDecimal value) {
    if (value.signum() == 0) {
      return Reading.understood(BigDecimal.ZERO);
    }
    if (value.signum() < 0 && !signed) {
      return Reading.refused(LeafTexts.NOT_NEGATIVE);
    }
    if ((long) value.precision() - value.scale() > integerDigits) {
      return Reading.refused(LeafTexts.greaterThan("9".repeat(integerDigits)));
    }
    BigDecimal exact = value.stripTrailingZeros();
    if (exact.scale() > decimals) {
      return Reading.refused(decimalsText);
    }
    return Reading.understood(exact.scale() < 0 ? exact.setScale(0) : exact);
  }
}
