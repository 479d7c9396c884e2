package perennial.web;

/**
 * What an endpoint tells the access log about a request: who called, never a key.
 *
 * <p>Set while the request is handled and read when it is done; nothing else reads it.
 */
public final class CallNotes {

  /** Longer codes are cut: the log is not a store for what callers send. */
  public static final int MAX_CALLER_LENGTH = 32;

  private volatile String caller = "";

  /** Names the caller, after it was authenticated, by its license code. */
  public void caller(String licenseCode) {
    caller =
        licenseCode.length() <= MAX_CALLER_LENGTH
            ? licenseCode
            : licenseCode.substring(0, MAX_CALLER_LENGTH);
  }

  /** The caller's license code; empty when no endpoint named one. */
  public String caller() {
    return caller;
  }
}
