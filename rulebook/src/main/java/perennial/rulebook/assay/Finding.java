package perennial.rulebook.assay;

import java.math.BigDecimal;
import perennial.rulebook.basis.RuleVersion;

/**
 * One line of a verdict's explanation: this result, held against this limit of this rule version,
 * gave this outcome. The text is made only when asked for, since judging must stay cheap.
 */
public record Finding(Limit limit, AnalyteResult result, Outcome outcome, RuleVersion version) {

  /** The finding as a line to print: analyte, value, comparison, outcome, law, rule version. */
  public String sentence() {
    return limit.analyte()
        + ": "
        + value()
        + ", allowed "
        + limit.condition()
        + ": "
        + outcomeInWords()
        + " ["
        + limit.basis().citation()
        + "; "
        + version
        + "]";
  }

  /** The result in words, with the limit's unit where it is a number. */
  public String value() {
    return result instanceof AnalyteResult.Measured(BigDecimal value)
        ? inDigits(value)
        : result.inWords(limit.unit());
  }

  private String inDigits(BigDecimal value) {
    var plain = value.toPlainString() + " " + limit.unit();
    if (limit.comparison() == Comparison.NONE) {
      return plain;
    }
    var rounded = limit.rounded(value);
    return rounded.compareTo(value) == 0
        ? plain
        : plain + " (rounded " + rounded.toPlainString() + ")";
  }

  private String outcomeInWords() {
    return switch (outcome) {
      case WITHIN -> "within";
      case OVER -> limit.comparison().isLower() ? "under the limit" : "over the limit";
      case UNDETERMINED -> "not determined";
      case NOT_TESTED -> "not tested";
    };
  }
}
