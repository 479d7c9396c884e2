package perennial.retail;

/** What a sale's external id tells. */
public enum Naming {
  /** It has none. */
  NONE,
  /** It is the first of the licensee's sales with it. */
  FIRST,
  /** It is the second, so that the id tells the first from no other any more. */
  SECOND,
  /** Two had it before. */
  LATER;

  /** Whether another sale had the id before. */
  boolean isDuplicate() {
    return this == SECOND || this == LATER;
  }
}
