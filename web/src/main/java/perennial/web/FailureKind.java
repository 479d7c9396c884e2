package perennial.web;

/**
 * Everything that can go wrong with a request before, around or instead of its endpoint.
 *
 * <p>The status is the usual one of RFC 9110 and RFC 6585; a {@link Dialect} may use another.
 */
public enum FailureKind {
  /** No route has this path. */
  ROUTE_UNKNOWN(404, "Not found"),
  /** The path has routes, but none with this method. */
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  /** The caller did not prove who it is. */
  NOT_AUTHENTICATED(401, "Not authenticated"),
  /** The caller is known and may not do this. */
  NOT_PERMITTED(403, "Not permitted"),
  /** The request cannot be understood: line, header, path, query, framing or body. */
  MALFORMED(400, "Malformed request"),
  /** The body is in a media type or content coding that is not taken. */
  MEDIA_TYPE(415, "Unsupported media type"),
  /** The body has more bytes than are taken. */
  TOO_LARGE(413, "Body too large"),
  /** The body has more rows than are taken in one call. */
  TOO_MANY_ROWS(413, "Too many rows"),
  /** The request target is longer than is taken. */
  URI_TOO_LONG(414, "URI too long"),
  /** The header fields have more bytes than are taken. */
  HEADERS_TOO_LARGE(431, "Header fields too large"),
  /** The request expects what the server cannot do. */
  EXPECTATION(417, "Expectation failed"),
  /** The request is in a version of HTTP that is not spoken here. */
  HTTP_VERSION(505, "HTTP version not supported"),
  /** The body came too slowly, or stopped coming. */
  BODY_TIMEOUT(408, "Request timeout"),
  /** This caller sends more requests in a second than it may. */
  RATE_LIMITED(429, "Too many requests"),
  /** This caller has as many requests under way as it may. */
  TOO_MANY_IN_FLIGHT(429, "Too many requests at once"),
  /** The server has as many requests under way as it takes. */
  OVERLOADED(503, "Overloaded"),
  /** The server is stopping; another one, or this one later, will answer. */
  STOPPING(503, "Stopping"),
  /** The database cannot be reached. */
  DATABASE_AWAY(503, "Temporarily unavailable"),
  /** The request took longer than a request may. */
  TIMEOUT(504, "Timeout"),
  /** A defect of ours; the log has it under the request id. */
  INTERNAL(500, "Internal error");

  private final int status;
  private final String title;

  FailureKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The usual status. */
  public int status() {
    return status;
  }

  /** The kind in words that hold for every occurrence of it. */
  public String title() {
    return title;
  }
}
