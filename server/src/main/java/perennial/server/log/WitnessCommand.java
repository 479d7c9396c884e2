package perennial.server.log;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.VerifierKey;
import perennial.postgres.PostgresUnavailable;
import perennial.web.server.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial witness}: watches a log from another machine, for whoever does not trust it. */
@Command(
    name = "witness",
    description = "Watch a log: demand that it only grows, cosign it, raise an alarm if not.",
    footer =
        "Exit status with --once: 0 cosigned, 1 alarm, 2 the log or the folder cannot be used. See"
            + " docs/operations/log.md.",
    mixinStandardHelpOptions = true)
public final class WitnessCommand implements Callable<Integer> {
  private static final Pattern LISTEN = Pattern.compile("(?:(.+):)?([0-9]{1,5})");
  private static final int PORT_MAX = 65_535;

  @Parameters(paramLabel = "URL", description = "The registry, such as https://registry.example.")
  private String url = "";

  @Option(names = "--key", required = true, description = "The log's key: its text, or a file.")
  private String key = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "./witness",
      description = "The witness's own folder, for one log (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Option(names = "--once", description = "Look once and say by the exit status what was found.")
  private boolean once;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Look again after so many seconds (default: ${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--listen",
      paramLabel = "[HOST:]PORT",
      description = "Serve the newest cosigned checkpoint at /checkpoint.")
  private @Nullable String listen;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The witness's name, such as witness.example/w1: at the first start, for ever.")
  private String name = "";

  private final PrintStream out;

  public WitnessCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    try (WitnessFolder folder = WitnessFolder.open(data, name, WitnessCommand::random);
        LogClient log = new LogClient(url)) {
      VerifierKey logKey = KeyOption.read(key);
      Watch watch = new Watch(log, url, logKey, folder, InstantSource.system());
      watch.seen(); // a folder of another log is no alarm, but a mistake to be told at once
      out.println("This witness's key: " + folder.key().verifier().text());
      if (folder.alarms() > 0) {
        out.println("There is evidence of " + folder.alarms() + " earlier alarms in " + data);
      }
      return once ? told(watch.look(), "").ending().status : watch(watch, folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Watch.Ending.COSIGNED.status;
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | PostgresUnavailable e) {
      out.println("This witness cannot work: " + e.getMessage());
      return Watch.Ending.UNREADABLE.status;
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** Until somebody stops it; what it holds needs no last words. */
  private int watch(Watch watch, WitnessFolder folder) throws InterruptedException {
    if (every < 1) {
      throw new IllegalArgumentException("--every: at least 1");
    }
    WebServer server = listen == null ? null : serve(listen, folder);
    try {
      String last = "";
      while (true) {
        last = told(watch.look(), last).text();
        Thread.sleep(Duration.ofSeconds(every));
      }
    } finally {
      if (server != null) {
        server.stop(Duration.ZERO);
      }
    }
  }

  /** An alarm is said at every look, all else when it is news. */
  private Watch.Look told(Watch.Look look, String last) {
    if (look.ending() == Watch.Ending.ALARM || !look.text().equals(last)) {
      out.println(InstantSource.system().instant() + " " + look.text());
    }
    return look;
  }

  private WebServer serve(String where, WitnessFolder folder) {
    Matcher parts = LISTEN.matcher(where);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > PORT_MAX) {
      throw new IllegalArgumentException("--listen: a port, or a host and a port");
    }
    WebServer server =
        WebServer.builder(InstantSource.system(), new SecureRandom())
            .host(parts.group(1) == null ? "127.0.0.1" : parts.group(1))
            .port(Integer.parseInt(parts.group(2)))
            .endpoints(List.of(new CosignedEndpoint(folder::newest)))
            .build()
            .start();
    out.println("It serves its newest cosigned checkpoint at port " + server.port());
    return server;
  }
}
