package perennial.rulebook.assay;

/** How a value is held against a limit. */
public enum Comparison {
  /** Passes when the value, rounded to the limit's digits, is not above the limit. */
  AT_MOST("at most"),
  /** Passes when the value, rounded to the limit's digits, is below the limit. */
  BELOW("below"),
  /** Passes when the value, rounded to the limit's digits, is not below the limit. */
  AT_LEAST("at least"),
  /** Passes only when nothing was found: not detected, or exactly 0. */
  NONE("none of it");

  private final String words;

  Comparison(String words) {
    this.words = words;
  }

  /** Bounds from below; every other bounds from above, and a range is one of each. */
  public boolean isLower() {
    return this == AT_LEAST;
  }

  /** As printed in an explanation. */
  public String words() {
    return words;
  }
}
