package perennial.web.server;

import java.util.Set;
import perennial.web.Answer;
import perennial.web.Dialect;
import perennial.web.Failure;

/** A dialect as narrow as the narrowest real one: few statuses, one content type, three keys. */
final class StrictDialect implements Dialect {

  static final String CONTENT_TYPE = "text/json; charset=UTF-8";
  static final Set<Integer> STATUSES = Set.of(200, 401, 404, 405, 422, 423, 500, 502, 504);

  @Override
  public Answer render(Failure failure, String requestId) {
    int status =
        switch (failure.kind()) {
          case NOT_AUTHENTICATED -> 401;
          case ROUTE_UNKNOWN -> 404;
          case METHOD_NOT_ALLOWED -> 405;
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
          case INTERNAL -> 500;
          case OVERLOADED, STOPPING, DATABASE_AWAY -> 502;
          case TIMEOUT -> 504;
        };
    String body = "{\"kind\":\"" + failure.kind() + "\",\"text\":\"" + failure.text() + "\"}";
    return Answer.text(status, CONTENT_TYPE, body);
  }

  @Override
  public boolean permits(Answer answer) {
    return STATUSES.contains(answer.status()) && answer.contentType().equals(CONTENT_TYPE);
  }
}
