package perennial.leafdata.door;

import java.util.Set;
import perennial.leafdata.format.ErrorBody;
import perennial.web.Answer;
import perennial.web.Dialect;
import perennial.web.Failure;

/**
 * How failures are said below {@code /api/v1}: always the three-key body, and only with statuses
 * that every real client survives. One of them dies on 400, 403, 409, 415, 429 and 503 (wire.md 5).
 */
public final class LeafDialect implements Dialect {
  /** Under which everything is said in this dialect. */
  public static final String PREFIX = "/api/v1";

  /** What clients' tests compare letter by letter. */
  public static final String CONTENT_TYPE = "text/json; charset=UTF-8";

  /** The only statuses that ever leave. */
  public static final Set<Integer> STATUSES = Set.of(200, 401, 404, 405, 422, 423, 500, 502, 504);

  @Override
  public Answer render(Failure failure, String requestId) {
    return Answer.of(status(failure), CONTENT_TYPE, ErrorBody.of(failure.text()).bytes());
  }

  private static int status(Failure failure) {
    return switch (failure.kind()) {
      case ROUTE_UNKNOWN -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_AUTHENTICATED -> 401;
      case NOT_PERMITTED,
          MALFORMED,
          MEDIA_TYPE,
          TOO_LARGE,
          TOO_MANY_ROWS,
          URI_TOO_LONG,
          HEADERS_TOO_LARGE,
          EXPECTATION,
          HTTP_VERSION,
          BODY_TIMEOUT ->
          422;
      case RATE_LIMITED, TOO_MANY_IN_FLIGHT -> 423;
      case OVERLOADED, STOPPING, DATABASE_AWAY -> 502;
      case TIMEOUT -> 504;
      case INTERNAL -> 500;
    };
  }

  @Override
  public boolean permits(Answer answer) {
    return STATUSES.contains(answer.status()) && answer.contentType().equals(CONTENT_TYPE);
  }

  public static Answer ok(byte[] body) {
    return Answer.of(200, CONTENT_TYPE, body);
  }

  public static Answer refused(ErrorBody body) {
    return Answer.of(422, CONTENT_TYPE, body.bytes());
  }

  public static Answer notFound() {
    return Answer.of(404, CONTENT_TYPE, ErrorBody.NOT_FOUND.bytes());
  }
}
