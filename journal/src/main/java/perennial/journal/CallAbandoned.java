package perennial.journal;

/**
 * Whoever made the call no longer waits for it. It may have been done, and may be done yet: a call
 * that a writer took runs to its end.
 */
public final class CallAbandoned extends RuntimeException {
  private static final long serialVersionUID = 1;

  CallAbandoned() {
    super("the call was abandoned by whoever made it");
  }
}
