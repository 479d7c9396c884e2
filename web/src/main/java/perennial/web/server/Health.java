package perennial.web.server;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.web.Answer;
import perennial.web.Check;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;
import perennial.web.json.Json;
import perennial.web.json.Slashes;
import tools.jackson.databind.node.ObjectNode;

/** Whether the process lives, and whether it should be sent requests; for load balancers. */
final class Health {

  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private static final String JSON_TYPE = "application/json";
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private Health() {}

  /** {@code /health/live}: 200 for as long as requests are answered at all. */
  static Endpoint live() {
    byte[] body = Json.write(Json.NODES.objectNode().put("status", "live"), Slashes.PLAIN);
    return new Get("/health/live", "Tells that the process lives.") {
      @Override
      public Answer handle(Request request) {
        return Answer.of(OK, JSON_TYPE, body);
      }
    };
  }

  /** {@code /health/ready}: 200 when every check passes and the server is not stopping. */
  static Endpoint ready(List<Check> checks, Gate gate) {
    return new Get("/health/ready", "Tells whether requests should be sent here.") {
      @Override
      public Answer handle(Request request) {
        return readiness(checks, gate.isShut());
      }
    };
  }

  private static Answer readiness(List<Check> checks, boolean stopping) {
    ObjectNode results = Json.NODES.objectNode();
    boolean well = true;
    for (Check check : checks) {
      String trouble = troubleOf(check);
      results.put(check.name(), trouble.isEmpty() ? "ok" : trouble);
      well &= trouble.isEmpty() || !check.isRequired();
    }
    ObjectNode body = Json.NODES.objectNode();
    body.put("status", stopping ? "stopping" : well ? "ready" : "not ready");
    body.set("checks", results);
    return Answer.of(
        well && !stopping ? OK : UNAVAILABLE, JSON_TYPE, Json.write(body, Slashes.PLAIN));
  }

  private static String troubleOf(Check check) {
    try {
      return check.trouble().get().orElse("");
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("check", check.name()).setCause(e).log("a check failed");
      return "failed";
    }
  }

  /** A GET route of the server itself. */
  abstract static class Get implements Endpoint {
    private final String path;
    private final String summary;

    Get(String path, String summary) {
      this.path = path;
      this.summary = summary;
    }

    @Override
    public Method method() {
      return Method.GET;
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public String summary() {
      return summary;
    }
  }
}
