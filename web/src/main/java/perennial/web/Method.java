package perennial.web;

/**
 * The methods that a route can be declared with (RFC 9110, section 9).
 *
 * <p>HEAD is not declared: every GET route answers it. OPTIONS, TRACE and all others are answered
 * with {@link FailureKind#METHOD_NOT_ALLOWED}.
 */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
