package perennial.journal.log;

/** A text or file of the log that is not of its form; the message begins with the place. */
public final class LogFormatException extends IllegalArgumentException {
  LogFormatException(String place, String what) {
    super(place + ": " + what);
  }

  LogFormatException(String place, String what, Throwable cause) {
    super(place + ": " + what, cause);
  }
}
