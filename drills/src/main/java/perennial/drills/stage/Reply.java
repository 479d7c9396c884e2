package perennial.drills.stage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the registry.
 *
 * @param headers names in lower case
 */
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHOWN_MAX = 300;

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return JSON.readTree(body);
  }

  public boolean isDone() {
    return status == 200;
  }

  /** The object of an answer that is one, or the first of a list or of a page. */
  public JsonNode first() {
    JsonNode answer = json();
    if (answer.has("data")) {
      return answer.path("data").path(0);
    }
    return answer.isArray() ? answer.path(0) : answer;
  }

  /** The identifier of {@link #first()}; empty when there is none. */
  public String id() {
    return first().path("global_id").asString("");
  }

  /** Everything that is not a body: status and headers. */
  public String head() {
    return status + " " + headers;
  }

  /** The status and the beginning of the body, for the account of a drill. */
  @Override
  public String toString() {
    String text = text();
    return status + " " + (text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text);
  }
}
