package perennial.server.log;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial receipt}: fetches the receipt of an entry. */
@Command(
    name = "receipt",
    description = "Fetch the receipt of an entry and print it.",
    footer =
        "Exit status: 0 fetched, 1 there is none, 2 this is no hash. See docs/operations/log.md.",
    mixinStandardHelpOptions = true)
public final class ReceiptCommand implements Callable<Integer> {
  /** A checkpoint comes every second; ten of them is a log that stands. */
  private static final int TRIES = 10;

  private static final Pattern LEAF = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int MISUSED = 2;
  private static final int NOT_FOUND = 404;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Parameters(paramLabel = "HASH", description = "From the header Perennial-Entries of a write.")
  private String leaf = "";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The registry (default: ${DEFAULT-VALUE}).")
  private String url = "http://127.0.0.1:8080";

  private final PrintStream out;
  private final PrintStream err;

  public ReceiptCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!LEAF.matcher(leaf.strip()).matches()) {
      err.println("HASH: a leaf hash has 64 hexadecimal digits; this is none: " + leaf);
      return MISUSED;
    }
    try (LogClient log = new LogClient(url)) {
      for (int i = 0; i < TRIES; i++) {
        LogClient.Answered answer = log.get("proof/" + leaf.strip());
        if (answer.status() == 200) {
          out.print(new String(answer.body(), StandardCharsets.UTF_8));
          out.flush();
          return 0;
        }
        if (answer.status() != 202) {
          err.println(
              answer.status() == NOT_FOUND
                  ? "The log at " + url + " holds no such entry."
                  : "The log at " + url + " answers " + answer.status() + " and no receipt.");
          return 1;
        }
        Thread.sleep(PAUSE);
      }
      err.println("The entry is written, but the log publishes nothing: ask again later.");
    } catch (IOException | IllegalArgumentException e) {
      err.println("The log at " + url + " cannot be read: " + e.getMessage());
    }
    return 1;
  }
}
