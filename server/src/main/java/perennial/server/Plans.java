package perennial.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import perennial.kernel.Bytes;

/** Files that say what would be done, and how they come to be done. */
final class Plans {
  private Plans() {}

  /** A new file in {@code DIR/plans}, which is ours alone to read. */
  static Path standardFile(Configuration configuration, String command, InstantSource clock)
      throws IOException {
    Path folder = configuration.data().resolve("plans");
    SecretFile.makeFolder(folder);
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
    return folder.resolve(command + "-" + now + ".json");
  }

  /** Tells people what to do with a plan. */
  static void tellNext(PrintStream out, String command, Path file, Bytes hash) {
    out.println();
    out.println("The plan: " + file);
    out.println("SHA-256 of the plan: " + hash.toHex());
    out.println();
    out.println("Read it. Then two approvers sign it, each with a key of their own:");
    out.println("  perennial key approve " + file + " --key NAME.key");
    out.println("and it is carried out, while the registry serves, by:");
    out.println("  perennial " + command + " --apply " + file + " --approval FILE --approval FILE");
  }
}
