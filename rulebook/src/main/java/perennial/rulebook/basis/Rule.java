package perennial.rulebook.basis;

/** One row of a rule set. */
public interface Rule {

  /** Name of the row, unique within its kind on any one day. */
  String key();

  /** Where the row comes from and when it applies. */
  RuleBasis basis();
}
