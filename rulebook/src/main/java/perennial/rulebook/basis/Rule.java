package perennial.rulebook.basis;

/** One row of a rule set. */
public interface Rule {

  /** Name of the row, unique within its kind on any one day. */
  String key();

  /** Where the row comes from and when it applies. */
  RuleBasis basis();

  /**
   * Whether an act is refused or goods fail where it is not kept. Names and units refuse nothing;
   * nor does what says which tests are owed: what misses one waits, and is not failed.
   */
  default boolean denies() {
    return false;
  }
}
