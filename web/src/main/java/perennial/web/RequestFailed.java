package perennial.web;

/**
 * Thrown by decoding, far below an endpoint's first line, to end the request with a {@link
 * Failure}.
 *
 * <p>It carries no stack trace: it is an answer, not a defect. What a law refuses is not thrown but
 * returned, as the room's own refusals.
 */
public final class RequestFailed extends RuntimeException {

  private final Failure failure;

  /** Ends the request with this failure. */
  public RequestFailed(Failure failure) {
    super(failure.kind().name(), null, false, false);
    this.failure = failure;
  }

  /** Ends the request with a failure of this kind. */
  public RequestFailed(FailureKind kind, String text) {
    this(Failure.of(kind, text));
  }

  /** What to answer. */
  public Failure failure() {
    return failure;
  }
}
