package perennial.inventory;

/** What is known of a lot's tests, best first. */
public enum TestStatus {
  PASSED,
  /** A result exists and is not complete or cannot be judged. */
  PENDING,
  UNTESTED,
  FAILED
}
