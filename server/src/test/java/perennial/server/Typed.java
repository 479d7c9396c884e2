package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    var words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--data", data.toString()));
    var bytes = new ByteArrayOutputStream();
    assertThat(
            Main.commandLine(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .execute(words.toArray(String[]::new)))
        .as(() -> bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(status);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    registry.close();
  }
}
