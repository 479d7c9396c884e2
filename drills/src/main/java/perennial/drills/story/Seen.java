package perennial.drills.story;

/**
 * What a step saw, judged against what it expected.
 *
 * @param asExpected whether it is what must be
 * @param text what it is, for people
 */
public record Seen(boolean asExpected, String text) {

  /** The two are equal; otherwise both are told. */
  public static Seen equal(Object expected, Object actual) {
    return expected.equals(actual)
        ? new Seen(true, actual.toString())
        : new Seen(false, actual + ", not " + expected);
  }

  /** Both must be as expected; both are told. */
  public Seen and(Seen other) {
    return new Seen(asExpected && other.asExpected, text + "; " + other.text);
  }
}
