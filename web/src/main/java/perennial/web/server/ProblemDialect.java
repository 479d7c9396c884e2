package perennial.web.server;

import perennial.web.Answer;
import perennial.web.Dialect;
import perennial.web.Failure;
import perennial.web.json.Json;
import perennial.web.json.Slashes;
import tools.jackson.databind.node.ObjectNode;

/**
 * Failures as problem details (RFC 9457): {@code type} is absent, hence {@code about:blank}, and
 * {@code instance} is the request id as a URN that the log has too.
 */
public final class ProblemDialect implements Dialect {

  private static final String CONTENT_TYPE = "application/problem+json";

  @Override
  public Answer render(Failure failure, String requestId) {
    ObjectNode problem = Json.NODES.objectNode();
    problem.put("title", failure.kind().title());
    problem.put("status", failure.kind().status());
    problem.put("detail", failure.text());
    problem.put("instance", "urn:perennial:request:" + requestId);
    return Answer.of(failure.kind().status(), CONTENT_TYPE, Json.write(problem, Slashes.PLAIN));
  }
}
