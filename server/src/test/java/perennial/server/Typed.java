package perennial.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Commands as they are typed, on a sandbox that serves meanwhile in a process of its own. */
record Typed(Path data, RunningRegistry registry) implements AutoCloseable {
  /**
   * @param name of the folder of all its runs
   */
  static Typed sandbox(String name) throws IOException, InterruptedException {
    Path runs = Files.createDirectories(Path.of("target", name).toAbsolutePath());
    Path data = Files.createTempDirectory(runs, "data");
    return new Typed(data, RunningRegistry.start(data, Map.of(), "--sandbox"));
  }

  /** What a command says that ends with a status. */
  String said(int status, String... arguments) {
    return Commands.said(data, status, arguments);
  }

  @Override
  public void close() {
    registry.close();
  }
}
