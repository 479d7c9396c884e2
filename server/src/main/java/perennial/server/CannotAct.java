package perennial.server;

/** What was asked of the registry cannot even be tried; the message says why, in words. */
final class CannotAct extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotAct(String message) {
    super(message);
  }
}
