package perennial.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number with four decimals, held as a count of ten-thousandths: tenths of a milligram where it
 * is grams. Never a floating point number, so that sums are exact. May be negative, as the change
 * in an adjustment is.
 */
public record Amount(long tenThousandths) implements Comparable<Amount> {
  /** Decimals kept: a tenth of a milligram, the finest that the LeafData wire carries. */
  public static final int DECIMALS = 4;

  /**
   * 99,999,999,999.9999 in absolute value: a hundred thousand tonnes, above any lawful lot. The old
   * system took ±1e11 from broken clients; this is the first line against that.
   */
  public static final long TEN_THOUSANDTHS_MAX = 999_999_999_999_999L;

  public static final Amount ZERO = new Amount(0);

  public Amount {
    if (tenThousandths > TEN_THOUSANDTHS_MAX || tenThousandths < -TEN_THOUSANDTHS_MAX) {
      throw new IllegalArgumentException("an amount has at most eleven digits before the point");
    }
  }

  public static Amount of(long whole) {
    return new Amount(Math.multiplyExact(whole, 10_000L));
  }

  /**
   * @throws IllegalArgumentException when there are more than four decimals, or too many digits
   */
  public static Amount of(BigDecimal value) {
    try {
      return new Amount(
          value.setScale(DECIMALS, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "an amount has at most 4 decimals and 11 digits before them", e);
    }
  }

  public static Amount parse(String text) {
    return of(new BigDecimal(text));
  }

  public Amount plus(Amount other) {
    return new Amount(Math.addExact(tenThousandths, other.tenThousandths));
  }

  public Amount minus(Amount other) {
    return new Amount(Math.subtractExact(tenThousandths, other.tenThousandths));
  }

  public Amount negated() {
    return new Amount(-tenThousandths);
  }

  public Amount min(Amount other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public boolean isZero() {
    return tenThousandths == 0;
  }

  public boolean isNegative() {
    return tenThousandths < 0;
  }

  public boolean isPositive() {
    return tenThousandths > 0;
  }

  public boolean isWhole() {
    return tenThousandths % 10_000 == 0;
  }

  public long wholeExact() {
    if (!isWhole()) {
      throw new ArithmeticException(this + " is not a whole number");
    }
    return tenThousandths / 10_000;
  }

  public BigDecimal toDecimal() {
    return BigDecimal.valueOf(tenThousandths, DECIMALS);
  }

  @Override
  public int compareTo(Amount other) {
    return Long.compare(tenThousandths, other.tenThousandths);
  }

  /** Always four decimals: {@code 140.0000}. */
  @Override
  public String toString() {
    return toDecimal().toPlainString();
  }
}
