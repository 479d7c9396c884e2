package perennial.server;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code perennial import}: takes over what other systems published. */
@Command(
    name = "import",
    description = "Take over what another system published.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ImportCommand implements Callable<Integer> {
  private final PrintStream out;

  ImportCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.println("Say what: perennial import licensees FILE, or perennial import rows.");
    return Attempted.FAILED;
  }
}
