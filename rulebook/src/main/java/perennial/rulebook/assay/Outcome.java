package perennial.rulebook.assay;

/** What came of holding one result against one limit. */
public enum Outcome {
  /** Within the limit. */
  WITHIN,
  /** Outside the limit: over it, or under one that bounds from below. */
  OVER,
  /** Reported in a way that does not tell whether it is within. */
  UNDETERMINED,
  /** Not tested. */
  NOT_TESTED
}
