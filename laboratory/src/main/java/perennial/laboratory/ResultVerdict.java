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

  static ResultVerdict of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> PASS;
      case Verdict.Fail(var _) -> FAIL;
      case Verdict.Indeterminate(var _) -> INDETERMINATE;
      case Verdict.NotApplicable() -> NOT_APPLICABLE;
    };
  }
}
