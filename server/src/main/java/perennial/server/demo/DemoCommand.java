package perennial.server.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code perennial demo}: lives a whole life against a sandbox and prints each step. */
@Command(
    name = "demo",
    description = "Run a whole life, seed to sale, against a running sandbox.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

  @Option(names = "--data", description = "The sandbox's data folder (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--url", description = "The wire's address; default: what sandbox.json says.")
  private @Nullable String url;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (!Files.exists(data.resolve(SandboxFile.NAME))) {
      err.println("There is no sandbox in " + data + ". Start one: ./perennial up --sandbox");
      return 1;
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      life(http, SandboxFile.read(data), out).live();
      return 0;
    } catch (Life.StepFailed failed) {
      err.println(failed.getMessage());
    } catch (ConnectException nobody) {
      err.println("Nobody answers. Start the sandbox: ./perennial up --sandbox --data " + data);
    } catch (IOException broken) {
      err.println("The conversation broke off: " + broken.getMessage());
    }
    return 1;
  }

  private Life life(HttpClient http, SandboxFile sandbox, PrintWriter out) {
    String address = url == null ? sandbox.url() : url;
    JsonNode laboratory = sandbox.ofType("lab");
    JsonNode retailer = sandbox.ofType("dispensary");
    out.println("A life at " + address);
    out.println();
    return new Life(
        client(http, address, sandbox.ofType("cultivator_production")),
        client(http, address, laboratory),
        laboratory.path("global_id").asString(""),
        client(http, address, retailer),
        retailer.path("global_id").asString(""),
        LocalDate.now(PACIFIC).format(DateTimeFormatter.ofPattern("MM/dd/yyyy")),
        out);
  }

  private static LeafClient client(HttpClient http, String address, JsonNode licensee) {
    return new LeafClient(
        http, address, licensee.path("code").asString(""), licensee.path("key").asString(""));
  }
}
