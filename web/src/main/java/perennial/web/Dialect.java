package perennial.web;

/**
 * How failures are said under one prefix of paths, so that a client meets one form of error there,
 * whoever made it: an endpoint, the door, or the HTTP parser below.
 */
public interface Dialect {

  /**
   * Renders a failure. The server adds Retry-After and Allow where the failure has them.
   *
   * @param requestId the id that the answer carries and the log has
   */
  Answer render(Failure failure, String requestId);

  /**
   * Whether an endpoint's answer is one that may leave under this prefix. One that may not is a
   * defect: it is logged and {@link FailureKind#INTERNAL} leaves in its place.
   */
  default boolean permits(Answer answer) {
    return true;
  }
}
