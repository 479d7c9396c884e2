package perennial.journal.log;

/** A text or file of the log that is not of its form; the message begins with the place. */
public final class LogFormatException extends IllegalArgumentException {
  private final String place;
  private final String what;

  LogFormatException(String place, String what) {
    super(place + ": " + what);
    this.place = place;
    this.what = what;
  }

  LogFormatException(String place, String what, Throwable cause) {
    super(place + ": " + what, cause);
    this.place = place;
    this.what = what;
  }

  /** Such as {@code checkpoint line 2} or {@code tile/entries/003 entry 17}. */
  public String place() {
    return place;
  }

  /** What is wrong there, without its capital and full stop. */
  public String what() {
    return what;
  }
}
