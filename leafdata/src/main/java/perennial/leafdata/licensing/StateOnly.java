package perennial.leafdata.licensing;

import perennial.leafdata.door.Desk;
import perennial.leafdata.door.LeafDialect;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.FailureKind;
import perennial.web.Method;
import perennial.web.Request;
import perennial.web.RequestFailed;

/**
 * A route of the old system that is the state's alone: licenses are issued, and users registered,
 * by its officials. A licensee that calls it is told so.
 */
final class StateOnly implements Endpoint {
  private static final String LICENSEES = "Licensees are entered and changed by the state only.";
  private static final String USERS =
      "Users are registered, changed and removed by the state. Please ask it to.";

  private final Desk desk;
  private final Method method;
  private final String path;
  private final String text;

  private StateOnly(Desk desk, Method method, String path, String text) {
    this.desk = desk;
    this.method = method;
    this.path = LeafDialect.PREFIX + path;
    this.text = text;
  }

  static StateOnly licensees(Desk desk, String path) {
    return new StateOnly(desk, Method.POST, path, LICENSEES);
  }

  static StateOnly users(Desk desk, Method method, String path) {
    return new StateOnly(desk, method, path, USERS);
  }

  @Override
  public Method method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String summary() {
    return "Refuses what is the state's.";
  }

  @Override
  public Answer handle(Request request) {
    desk.identify(request);
    throw new RequestFailed(FailureKind.NOT_PERMITTED, text);
  }
}
