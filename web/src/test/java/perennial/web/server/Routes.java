package perennial.web.server;

import java.util.List;
import java.util.function.Function;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/** Endpoints for tests, from a lambda. */
record Routes(Method method, String path, Function<Request, Answer> work) implements Endpoint {

  static Routes get(String path, Function<Request, Answer> work) {
    return new Routes(Method.GET, path, work);
  }

  static Routes post(String path, Function<Request, Answer> work) {
    return new Routes(Method.POST, path, work);
  }

  static Answer ok(String body) {
    return Answer.text(200, StrictDialect.CONTENT_TYPE, body);
  }

  @Override
  public String summary() {
    return "Serves a test.";
  }

  @Override
  public Answer handle(Request request) {
    return work.apply(request);
  }

  @Override
  public List<String> mediaTypes() {
    return JSON;
  }
}
