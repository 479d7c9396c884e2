package perennial.laboratory;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.inventory.ResultAttached;
import perennial.inventory.TestStatus;

/**
 * A verdict as it stands in an event: with the version of the rules that decided, so that no later
 * rule judges it.
 *
 * @param rulesVersion such as {@code wa-2018/1}; null where no rules were in force
 * @param explanation sentences: what is over, what is missing, what only warns
 * @param totalThc neutral form and 0.877 of the acid, in the unit that was reported; null when it
 *     cannot be told
 * @param highThc medical category, as the laboratory stated it
 * @param generalUse medically compliant, passed, and of neither other category
 * @param uncounted groups that do not count since who tested them may not, each with the reason:
 *     {@code pesticide: tested by L2, …}; null where all count
 */
public record Judged(
    ResultVerdict verdict,
    @Nullable String rulesVersion,
    List<String> explanation,
    @Nullable BigDecimal totalThc,
    @Nullable BigDecimal totalCbd,
    boolean highThc,
    boolean highCbd,
    boolean generalUse,
    @Nullable List<String> uncounted) {

  /** Every analyte of the widest panel has one sentence, and a few more are of groups. */
  public static final int SENTENCES_MAX = 256;

  public Judged {
    explanation = List.copyOf(explanation);
    uncounted = uncounted == null ? null : List.copyOf(uncounted);
    if (explanation.size() > SENTENCES_MAX) {
      throw new IllegalArgumentException(
          "at most " + SENTENCES_MAX + " sentences explain a verdict");
    }
  }

  /** What lots need of it. */
  ResultAttached.Judged forLots() {
    return new ResultAttached.Judged(status(verdict), highThc, highCbd, generalUse);
  }

  /** What a verdict means for a lot. */
  static TestStatus status(ResultVerdict verdict) {
    return switch (verdict) {
      case PASS, NOT_APPLICABLE -> TestStatus.PASSED;
      case FAIL -> TestStatus.FAILED;
      case INDETERMINATE -> TestStatus.PENDING;
    };
  }
}
