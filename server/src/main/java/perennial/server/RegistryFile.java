package perennial.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code DIR/registry.json}: how other commands find the registry that runs on a data folder. There
 * while it takes requests, removed when it stops; after a crash it names a process that is gone.
 *
 * @param pid the process of the registry
 * @param url its base, without a trailing slash
 * @param port it listens on
 * @param database the JDBC URL of its database, without credentials
 */
public record RegistryFile(long pid, String url, int port, String database) {
  private static final String NAME = "registry.json";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  void write(Path data) {
    JsonNode text =
        JSON.createObjectNode()
            .put("pid", pid)
            .put("url", url)
            .put("port", port)
            .put("database", database);
    try {
      SecretFile.write(data.resolve(NAME), text.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new StartRefused(NAME + " cannot be written into the data folder", e);
    }
  }

  /** Removes the file if it still speaks of this process. */
  void remove(Path data) {
    try {
      if (read(data).filter(found -> found.pid == pid).isPresent()) {
        Files.deleteIfExists(data.resolve(NAME));
      }
    } catch (IOException e) {
      throw new StartRefused(NAME + " cannot be removed from the data folder", e);
    }
  }

  /** The registry that runs on the folder; empty when there is none. */
  public static Optional<RegistryFile> find(Path data) {
    return read(data).filter(found -> ProcessHandle.of(found.pid).isPresent());
  }

  private static Optional<RegistryFile> read(Path data) {
    try {
      JsonNode text = JSON.readTree(Files.readString(data.resolve(NAME)));
      return Optional.of(
          new RegistryFile(
              text.path("pid").asLong(),
              text.path("url").asString(),
              text.path("port").asInt(),
              text.path("database").asString()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JacksonException e) {
      throw new StartRefused(NAME + " in the data folder cannot be read", e);
    }
  }
}
