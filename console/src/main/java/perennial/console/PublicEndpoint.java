package perennial.console;

import perennial.web.Endpoint;
import perennial.web.Method;

/** A page or document that anybody may read. */
abstract class PublicEndpoint implements Endpoint {
  private final String path;
  private final String summary;

  /**
   * @param path below {@link Console#PUBLIC}
   */
  PublicEndpoint(String path, String summary) {
    this.path = Console.PUBLIC + path;
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
