package perennial.kernel;

import java.math.BigDecimal;

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

  /** {@link #TEN_THOUSANDTHS_MAX} has so many digits before the point. */
  public static final int INTEGER_DIGITS_MAX = 11;

  public static final Amount ZERO = new Amount(0);

  public Amount {
    if (tenThousandths > TEN_THOUSANDTHS_MAX || tenThousandths < -TEN_THOUSANDTHS_MAX) {
      throw new IllegalArgumentException("an amount has at most eleven digits before the point");
    }
  }

  /**
   * @throws IllegalArgumentException when there are too many digits
   */
  public static Amount of(long whole) {
    return of(BigDecimal.valueOf(whole));
  }

  /**
   * @throws IllegalArgumentException when there are more than four decimals, or too many digits
   */
  public static Amount of(BigDecimal value) {
    // Digits are counted before anything is computed: 1E+999999999 would be a gigabyte of them.
    if ((long) value.precision() - value.scale() <= INTEGER_DIGITS_MAX || value.signum() == 0) {
      BigDecimal exact = value.stripTrailingZeros();
      if (exact.scale() <= DECIMALS) {
        return new Amount(exact.setScale(DECIMALS).unscaledValue().longValueExact());
      }
    }
    throw new IllegalArgumentException(
        "an amount has at most 4 decimals and 11 digits before them");
  }

  /** The inverse of {@link #toString()}. */
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
