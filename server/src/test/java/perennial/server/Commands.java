package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands as they are typed, in the test's own process. */
final class Commands {
  private Commands() {}

  /** What a command says, on both streams, that ends with a status. */
  static String said(int status, String... words) {
    var bytes = new ByteArrayOutputStream();
    var both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int ended =
        Main.commandLine(both, both)
            .setErr(new PrintWriter(both, true, StandardCharsets.UTF_8))
            .execute(words);
    assertThat(ended).as(() -> bytes.toString(StandardCharsets.UTF_8)).isEqualTo(status);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The same of a command about the registry of a folder. */
  static String said(Path data, int status, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    return said(status, all.toArray(String[]::new));
  }
}
