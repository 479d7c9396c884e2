package perennial.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code sandbox.json} says: where the sandbox is, and its licensees with their keys. */
record SandboxFile(String url, JsonNode licensees) {
  static final String NAME = "sandbox.json";

  /**
   * @throws IOException when there is none, or it cannot be read
   */
  static SandboxFile read(Path folder) throws IOException {
    JsonNode file = new JsonMapper().readTree(Files.readAllBytes(folder.resolve(NAME)));
    return new SandboxFile(file.path("url").asString(""), file.path("licensees"));
  }

  /** The first licensee of a type. */
  JsonNode ofType(String type) {
    for (JsonNode licensee : licensees) {
      if (licensee.path("type").asString("").equals(type)) {
        return licensee;
      }
    }
    throw new IllegalStateException("the sandbox has no licensee of type " + type);
  }
}
