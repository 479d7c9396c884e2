package perennial.oversight.impact;

import perennial.laboratory.ResultVerdict;

/** A cell of the matrix of verdicts: what was said, and what would be said. */
record Change(ResultVerdict before, ResultVerdict after) implements Comparable<Change> {
  boolean isChange() {
    return before != after;
  }

  @Override
  public int compareTo(Change other) {
    int first = before.compareTo(other.before);
    return first != 0 ? first : after.compareTo(other.after);
  }
}
