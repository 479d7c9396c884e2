package perennial.leafdata.format;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Prints numbers as LeafData's rows held them: strings with a fixed number of decimals. What is
 * kept finer than it is printed (a laboratory's number, a price per gram) is rounded half up;
 * quantities are kept as fine as they are printed.
 */
public final class LeafNumber {

  /** The acid's share that becomes the neutral form: 314.45 / 358.48, as the old system had it. */
  public static final BigDecimal ACID_FACTOR = new BigDecimal("0.877");

  private LeafNumber() {}

  /** A quantity, 4 decimals: "140.0000". */
  public static String quantity(BigDecimal value) {
    return fixed(value, 4);
  }

  /** Money, or a weight of a batch, 2 decimals: "0.00". */
  public static String hundredths(BigDecimal value) {
    return fixed(value, 2);
  }

  /** A laboratory's number, 3 decimals: "5000.000". */
  public static String analyte(BigDecimal value) {
    return fixed(value, 3);
  }

  /** The cannabis in one unit of a product type, 6 decimals: "0.000000". */
  public static String millionths(BigDecimal value) {
    return fixed(value, 6);
  }

  /** Total THC or CBD: the neutral form and 0.877 of the acid, to 3 decimals. */
  public static BigDecimal total(BigDecimal neutral, BigDecimal acid) {
    return neutral.add(acid.multiply(ACID_FACTOR)).setScale(3, RoundingMode.HALF_UP);
  }

  static String fixed(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
