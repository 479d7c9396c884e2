package perennial.rulebook.assay;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * How much of an analyte a product of given classes may hold. Limits are written to their
 * significant digits, and a value is compared after rounding (half up) to as many.
 *
 * @param key name within the rule set
 * @param analyte key of the analyte or total that is limited
 * @param comparison how the value is held against the limit
 * @param value the limit, in the analyte's unit; 0 for {@link Comparison#NONE}
 * @param unit the analyte's unit, written again so that a limit in another unit is noticed
 * @param digits significant digits of the limit, 1 to {@value #MOST_DIGITS}
 * @param classes keys of the product classes that it applies to; empty means every class
 */
public record Limit(
    String key,
    String analyte,
    Comparison comparison,
    BigDecimal value,
    String unit,
    int digits,
    Set<String> classes,
    RuleBasis basis)
    implements Rule {

  /** More than any instrument gives; a larger number is a slip of the pen. */
  public static final int MOST_DIGITS = 12;

  public Limit {
    if (digits < 1 || digits > MOST_DIGITS) {
      throw new IllegalArgumentException(digits + " significant digits");
    }
    classes = Set.copyOf(classes);
  }

  /** Applies to products of that class. */
  public boolean appliesTo(String productClass) {
    return classes.isEmpty() || classes.contains(productClass);
  }

  /** Holds a result against this limit. */
  public Outcome judge(AnalyteResult result) {
    // Nearly all results are, and a switch over kinds takes longer than the comparison.
    if (result instanceof AnalyteResult.Measured measured) {
      return allows(measured.value()) ? Outcome.WITHIN : Outcome.OVER;
    }
    return switch (result) {
      case AnalyteResult.Measured(BigDecimal measured) ->
          allows(measured) ? Outcome.WITHIN : Outcome.OVER;
      case AnalyteResult.NotDetected() ->
          comparison.isLower() && value.signum() > 0 ? Outcome.OVER : Outcome.WITHIN;
      case AnalyteResult.BelowQuantitation(BigDecimal level) ->
          // Below an unknown level, or one above the limit, may be on either side of the limit.
          level != null && comparison != Comparison.NONE && level.compareTo(value) <= 0
              ? belowTheLimit()
              : Outcome.UNDETERMINED;
      case AnalyteResult.NotTested(AnalyteResult.Reason _, String _) -> Outcome.NOT_TESTED;
      case AnalyteResult.Invalid(String _, String _) -> Outcome.UNDETERMINED;
    };
  }

  private Outcome belowTheLimit() {
    return comparison.isLower() ? Outcome.OVER : Outcome.WITHIN;
  }

  private boolean allows(BigDecimal measured) {
    return switch (comparison) {
      case NONE -> measured.signum() == 0;
      // Rounding never lifts a value over a limit that has those digits itself: round only if
      // above.
      case AT_MOST -> measured.compareTo(value) <= 0 || rounded(measured).compareTo(value) <= 0;
      case AT_LEAST -> measured.compareTo(value) >= 0 || rounded(measured).compareTo(value) >= 0;
      case BELOW ->
          measured.precision() <= digits
              ? measured.compareTo(value) < 0
              : rounded(measured).compareTo(value) < 0;
    };
  }

  /** The value at this limit's significant digits, half up. */
  BigDecimal rounded(BigDecimal measured) {
    return measured.round(new MathContext(digits, RoundingMode.HALF_UP));
  }

  /** The condition in words: {@code at most 290 ppm}. */
  public String condition() {
    return comparison == Comparison.NONE
        ? comparison.words()
        : comparison.words() + " " + value.toPlainString() + " " + unit;
  }

  @Override
  public boolean denies() {
    return basis.effect() == Effect.DENY;
  }
}
