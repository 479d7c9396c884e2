package perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
  private static final Amount MAX = new Amount(Amount.TEN_THOUSANDTHS_MAX);

  @Test
  void holdsTheLargestAndNoMore() {
    assertThat(MAX).hasToString("99999999999.9999");
    assertThat(MAX.negated()).hasToString("-99999999999.9999");
    assertThatThrownBy(() -> new Amount(Amount.TEN_THOUSANDTHS_MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Amount(-Amount.TEN_THOUSANDTHS_MAX - 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Amount(Long.MIN_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MAX.plus(new Amount(1))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MAX.negated().minus(new Amount(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wholesOfTheLargestAndNoMore() {
    assertThat(Amount.of(99_999_999_999L).wholeExact()).isEqualTo(99_999_999_999L);
    for (long whole : new long[] {100_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> Amount.of(whole)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.00001",
        "100000000000",
        "1E+11",
        "1E+999999999",
        "-1E+999999999",
        "1E-999999999",
        "abc",
        ""
      })
  void refusesWhatItCannotHoldWithoutComputingIt(String text) {
    assertThatThrownBy(() -> Amount.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void trailingZerosAreNoDecimals() {
    assertThat(Amount.parse("1.500000000")).isEqualTo(new Amount(15_000));
    assertThat(Amount.parse("1E+3")).isEqualTo(Amount.of(1_000));
    assertThat(Amount.parse("0E+999999999")).isEqualTo(Amount.ZERO);
    assertThat(Amount.parse("0E-999999999")).isEqualTo(Amount.ZERO);
  }

  @Test
  void isReadAsItIsPrinted() {
    long max = Amount.TEN_THOUSANDTHS_MAX;
    qt().withFixedSeed(1)
        .forAll(longs().between(-max, max), longs().between(-max, max))
        .checkAssert((a, b) -> {
          var one = new Amount(a);
          var other = new Amount(b);
          assertThat(Amount.parse(one.toString())).isEqualTo(one);
          assertThat(Amount.of(one.toDecimal())).isEqualTo(one);
          assertThat(one.toDecimal()).isEqualByComparingTo(BigDecimal.valueOf(a).movePointLeft(4));
          assertThat(one.compareTo(other)).isEqualTo(one.toDecimal().compareTo(other.toDecimal()));
          assertThat(one.min(other)).isEqualTo(a <= b ? one : other);
        });
  }

  @Test
  void knowsItsSignAndWhetherItIsWhole() {
    assertThat(Amount.ZERO.isZero()).isTrue();
    assertThat(new Amount(1).isPositive()).isTrue();
    assertThat(new Amount(-1).isNegative()).isTrue();
    assertThat(new Amount(10_000).isWhole()).isTrue();
    assertThatThrownBy(() -> new Amount(10_001).wholeExact())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void quantitiesOfDifferentUnitsAreNeverAdded() {
    var grams = new Quantity(Amount.of(2), Unit.GM);
    var things = new Quantity(Amount.of(1), Unit.EA);

    assertThat(grams.plus(grams)).hasToString("4.0000 gm");
    assertThat(things.minus(things)).hasToString("0.0000 ea");
    assertThatThrownBy(() -> grams.plus(things)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> things.minus(grams)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thingsAreCountedWholeAndGramsToATenthOfAMilligram() {
    assertThat(new Quantity(new Amount(1), Unit.GM)).hasToString("0.0001 gm");
    assertThatThrownBy(() -> new Quantity(new Amount(10_001), Unit.EA))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aQuantityHasTheLimitOfItsAmount() {
    var most = new Quantity(MAX, Unit.GM);

    assertThatThrownBy(() -> most.plus(new Quantity(new Amount(1), Unit.GM)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
