package perennial.leafdata.door;

import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/** A route that changes something: it decodes, and the desk does and answers. */
public abstract class Write implements Endpoint {
  private final Desk desk;
  private final Method method;
  private final String path;
  private final String summary;

  /**
   * @param path below {@code /api/v1}, such as {@code /areas/update}
   */
  protected Write(Desk desk, Method method, String path, String summary) {
    this.desk = desk;
    this.method = method;
    this.path = LeafDialect.PREFIX + path;
    this.summary = summary;
  }

  /** Decodes the body into commands, or says why it cannot be. Decides nothing. */
  protected abstract Prepared prepare(Request request, Caller caller);

  protected final Desk desk() {
    return desk;
  }

  @Override
  public final Method method() {
    return method;
  }

  @Override
  public final String path() {
    return path;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final Answer handle(Request request) {
    return desk.write(
        request, caller -> prepare(desk.otherNames().inBody(request, caller), caller));
  }
}
