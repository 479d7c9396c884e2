package perennial.server.log;

import perennial.web.Endpoint;
import perennial.web.Method;

/** A route of the public log: everybody may read it. */
abstract class LogEndpoint implements Endpoint {
  static final String TEXT = "text/plain; charset=utf-8";

  private final String path;
  private final String summary;

  /**
   * @param path below {@code /log}, such as {@code /checkpoint}
   */
  LogEndpoint(String path, String summary) {
    this.path = "/log" + path;
    this.summary = summary;
  }

  @Override
  public final Method method() {
    return Method.GET;
  }

  @Override
  public final String path() {
    return path;
  }

  @Override
  public final String summary() {
    return summary;
  }
}
