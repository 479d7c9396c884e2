package perennial.laboratory;

import perennial.rulebook.assay.Verdict;

/** The verdict of a result as kept: missing is neither zero nor failed. */
public enum ResultVerdict {
  PASS,
  FAIL,
  /** Nothing is over a limit, and something that is demanded is missing, or nothing decides. */
  INDETERMINATE,
  /** No test is demanded of such goods, and nothing is over a limit. */
  NOT_APPLICABLE;

  static ResultVerdict of(Verdict.Kind verdict) {
    return switch (verdict) {
      case PASS -> PASS;
      case FAIL -> FAIL;
      case INDETERMINATE -> INDETERMINATE;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
    };
  }
}
