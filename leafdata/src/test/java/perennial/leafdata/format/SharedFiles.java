package perennial.leafdata.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded answers beside the repository; tests that need them skip loudly without. */
public final class SharedFiles {

  private SharedFiles() {}

  public static JsonNode json(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("perennial.shared", "absent"), "data/leafdata/json", name);
    assumeTrue(
        Files.isReadable(file), "SKIPPED: no recorded answers, -Dperennial.shared lacks " + name);
    return JsonMapper.shared().readTree(Files.readAllBytes(file));
  }
}
