package perennial.rulebook.assay;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a laboratory found of one analyte, in the analyte's own unit. Missing is not zero and not
 * failed, so the kinds are kept apart and no kind holds a number that was not measured.
 */
public sealed interface AnalyteResult {

  /** A measured value, zero included, at the digits that were reported. */
  record Measured(BigDecimal value) implements AnalyteResult {
    public Measured {
      if (value.signum() < 0) {
        throw new IllegalArgumentException("a measured value is not negative: " + value);
      }
    }
  }

  /**
   * Present, but below what the method quantifies.
   *
   * @param level the limit of quantitation in the analyte's unit; null when it was not stated
   */
  record BelowQuantitation(@Nullable BigDecimal level) implements AnalyteResult {}

  /** Looked for and not found. */
  record NotDetected() implements AnalyteResult {}

  /**
   * Not tested.
   *
   * @param asSent the characters that were sent all the same, kept; empty if there were none
   */
  record NotTested(Reason reason, String asSent) implements AnalyteResult {}

  /**
   * Sent, but not readable as a result. The text is kept; it counts as missing, never as a number.
   *
   * @param reason what is wrong, as a sentence fragment
   */
  record Invalid(String reason, String asSent) implements AnalyteResult {}

  /** The result as printed, with the unit where it is a number. */
  default String inWords(String unit) {
    return switch (this) {
      case Measured(BigDecimal value) -> value.toPlainString() + " " + unit;
      case BelowQuantitation(BigDecimal level) ->
          level == null
              ? "below quantitation"
              : "below quantitation of " + level.toPlainString() + " " + unit;
      case NotDetected() -> "not detected";
      case NotTested(Reason _, String asSent) ->
          asSent.isBlank() ? "not tested" : "not tested (sent: " + asSent + ")";
      case Invalid(String reason, String asSent) -> reason + " (sent: " + asSent + ")";
    };
  }

  /** Why an analyte was not tested. */
  enum Reason {
    /** Sent as null. */
    SENT_AS_NULL,
    /** Sent as an empty or blank text. */
    SENT_BLANK,
    /** The group it belongs to was not reported as completed, whatever value stood there. */
    GROUP_NOT_COMPLETED,
    /** The laboratory said in words that it did not test. */
    SAID_NOT_TESTED
  }
}
