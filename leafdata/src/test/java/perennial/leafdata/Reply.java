package perennial.leafdata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param headers by lower-case name
 */
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The whole body. */
  public JsonNode json() {
    return JSON.readTree(body);
  }

  /** The body after making sure that the call was done: else the test fails with the refusal. */
  public JsonNode ok() {
    if (status != 200) {
      throw new AssertionError("answered " + status + ": " + text());
    }
    return json();
  }

  /** The first of a list that was created, or of a page. */
  public JsonNode first() {
    JsonNode all = ok();
    return (all.isArray() ? all : all.path("data")).path(0);
  }

  /** {@code global_id} of the object, or of the first of a list. */
  public String id() {
    JsonNode all = ok();
    return (all.isObject() && all.has("global_id") ? all : first()).path("global_id").asString();
  }

  /** The texts under one field of {@code validation_messages}, else nothing. */
  public List<String> problems(String field) {
    return json()
        .path("validation_messages")
        .path(field)
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  /** The names under which {@code validation_messages} has something. */
  public List<String> problemFields() {
    return json().path("validation_messages").propertyStream().map(Map.Entry::getKey).toList();
  }
}
