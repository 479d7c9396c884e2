package perennial.web;

import java.time.Instant;
import java.util.Map;

/**
 * One request as an endpoint sees it: decoded, within all limits, with the time that the door read.
 *
 * @param method the route's method; GET also for HEAD
 * @param path the path as sent, without the query
 * @param pathParameters the decoded values of the braces in the route's path
 * @param query the decoded query, in the order sent; a name without '=' has an empty value
 * @param headers the headers, names in any case
 * @param body the bytes of the body; empty when there is none, and always empty on GET. The array
 *     is shared, not copied: read it only
 * @param id what the answer and every log line of this request carry
 * @param receivedAt when the request arrived: the one time that the clock is read for it
 * @param baseUrl scheme and authority for absolute links, without a trailing slash: {@code
 *     https://registry.example}
 * @param remoteAddress the address of the caller as text, without the port
 * @param notes what the endpoint tells the access log
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of up to megabytes, handed on, never compared
public record Request(
    Method method,
    String path,
    Map<String, String> pathParameters,
    Query query,
    Headers headers,
    byte[] body,
    String id,
    Instant receivedAt,
    String baseUrl,
    String remoteAddress,
    CallNotes notes) {

  /** The decoded value of a brace in the route's path. */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter {" + name + "}");
    }
    return value;
  }

  /** The same request with a body: the door reads it last, after the limits that need no body. */
  public Request withBody(byte[] bytes) {
    return new Request(
        method,
        path,
        pathParameters,
        query,
        headers,
        bytes,
        id,
        receivedAt,
        baseUrl,
        remoteAddress,
        notes);
  }
}
