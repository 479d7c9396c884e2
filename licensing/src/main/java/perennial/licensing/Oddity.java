package perennial.licensing;

/** What is odd about a row of a license list. */
public enum Oddity {
  IDENTIFIER_MISSING(true, "it has no identifier of a licensee"),
  IDENTIFIER_TWICE(true, "another row has its identifier"),
  THE_STATE_ITSELF(true, "it is the state, not a licensee"),
  CODE_TWICE(true, "another licensee has its code"),
  ZERO_LOST(true, "its code is another's without the leading zero"),
  OLD_CODE(true, "its code was put out of use with the letters OLD"),
  CODE_MALFORMED(true, "its code is not one that the state issues"),
  PLACEHOLDER(true, "it was made for attested results, not for a business"),
  TEST_ROW(true, "it is a test of the old system's"),
  OUT_OF_STATE(true, "its place is not in the state"),
  TYPE_MISSING(true, "it has no type"),
  TYPE_NOT_OF_CODE(true, "its type is not the one of its code's letter"),
  NAME_MISSING(true, "it has no name"),
  DELETED(true, "it was deleted"),
  TEXT_TOO_LONG(true, "a text of it is longer than the registry keeps"),
  EXPIRED_BUT_LIVE(false, "it is listed as live though its last day is over"),
  LIVE_AND_SUSPENDED(false, "it is listed both as live and as suspended"),
  NEITHER(false, "it is listed neither as live nor as suspended"),
  START_UNKNOWN(false, "since when it holds is not known");

  private final boolean isGrave;
  private final String text;

  Oddity(boolean isGrave, String text) {
    this.isGrave = isGrave;
    this.text = text;
  }

  /** Whether the row is kept apart until somebody has looked at it. */
  public boolean isGrave() {
    return isGrave;
  }

  /** The end of a sentence that begins with the row. */
  public String text() {
    return text;
  }
}
