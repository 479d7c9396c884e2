package perennial.web;

import java.util.List;

/**
 * One route: a class of its own, so that a reader finds everything about a route in one file.
 *
 * <p>An endpoint decodes the request, asks its room, and encodes the answer. It holds no rule and
 * no SQL. It is called by many threads at once, each of them virtual, so it may block.
 */
public interface Endpoint {

  /** JSON under the two names that clients send it by. */
  List<String> JSON = List.of("application/json", "text/json");

  /** The method of the route. */
  Method method();

  /** The path with parameters in braces: {@code /api/v1/plants/{id}}. Trailing slashes count. */
  String path();

  /** What the route does, in one sentence. */
  String summary();

  /**
   * The media types that a body may state; a body without a content type is taken. Empty means that
   * any is taken.
   */
  default List<String> mediaTypes() {
    return JSON;
  }

  /**
   * Answers one request. A {@link RequestFailed} thrown here is rendered in the dialect of the
   * path; any other exception becomes {@link FailureKind#INTERNAL} unless the server was told what
   * it means.
   */
  Answer handle(Request request);
}
