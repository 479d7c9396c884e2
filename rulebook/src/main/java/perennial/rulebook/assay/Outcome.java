package perennial.rulebook.assay;

/** What came of holding one result against one limit. */
public enum Outcome {
  /** Within the limit. */
  WITHIN,
  /** Over the limit. */
  OVER,
  /** Reported in a way that does not tell whether it is within. */
  UNDETERMINED,
  /** Not tested. */
  NOT_TESTED
}
