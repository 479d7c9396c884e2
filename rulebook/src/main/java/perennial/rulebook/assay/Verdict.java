package perennial.rulebook.assay;

import java.util.List;

/** The judgement of one laboratory result as a whole. */
public sealed interface Verdict {

  /** Everything that is demanded was reported and nothing is over a limit. */
  record Pass() implements Verdict {}

  /**
   * At least one value is over a limit, demanded or not.
   *
   * @param over keys of the analytes that are over
   */
  record Fail(List<String> over) implements Verdict {
    public Fail {
      over = List.copyOf(over);
    }
  }

  /** Nothing is over, but something that is demanded is missing: hold, neither pass nor fail. */
  record Indeterminate(List<Missing> missing) implements Verdict {
    public Indeterminate {
      missing = List.copyOf(missing);
    }
  }

  /** No test is demanded of products of this class, and nothing is over a limit. */
  record NotApplicable() implements Verdict {}

  /**
   * Something that is owed.
   *
   * @param group key of the group
   * @param analyte key of the analyte; empty when the whole group is owed
   * @param reason what is missing about it
   */
  record Missing(String group, String analyte, String reason) {}

  /** What a verdict is, without what led to it. */
  enum Kind {
    PASS,
    FAIL,
    INDETERMINATE,
    NOT_APPLICABLE
  }

  default Kind kind() {
    return switch (this) {
      case Pass() -> Kind.PASS;
      case Fail(List<String> _) -> Kind.FAIL;
      case Indeterminate(List<Missing> _) -> Kind.INDETERMINATE;
      case NotApplicable() -> Kind.NOT_APPLICABLE;
    };
  }

  /** The word that is stored and printed. */
  default String word() {
    return kind().name();
  }
}
