package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.postgres.TestDatabase;

/**
 * docs/operations/monitoring.md lists what a running registry shows at {@code /metrics}. The table
 * is written from there: {@code ./perennial golden}.
 */
final class MetricsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("perennial.root", ""), "docs", "operations", "monitoring.md");
  private static final String BEGIN = "<!-- metrics -->\n";
  private static final String END = "<!-- /metrics -->\n";

  /** Which of these there are depends on the collector, and on whether it has run yet. */
  private static final String OF_THE_COLLECTOR = "jvm_gc_";

  @TempDir private Path data;

  @Test
  void listsEveryMetricOfARunningRegistry() throws Exception {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(begin).isGreaterThan(BEGIN.length()).isLessThanOrEqualTo(end);
    String table = table(scrape());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(table);
    }
  }

  private String scrape() throws IOException, InterruptedException {
    Configuration configuration =
        ConfigurationReader.read(
            Map.of("data", data.toString(), "port", "0", "database.connections", "4"), Map.of());
    Secrets secrets = Secrets.in(data, Registry.randomOf(new SecureRandom()));
    try (TestDatabase database = TestDatabase.create();
        Registry registry = Registry.start(configuration, secrets, database.address());
        HttpClient client = HttpClient.newHttpClient()) {
      get(client, registry, "/api/v1/areas"); // so that there is an answer to count
      return get(client, registry, "/metrics");
    }
  }

  private static String get(HttpClient client, Registry registry, String path)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(registry.url() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String table(String scraped) {
    Map<String, String> kinds = new TreeMap<>();
    Map<String, String> meanings = new TreeMap<>();
    for (String line : scraped.lines().toList()) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# TYPE ")) {
        kinds.put(words[2], words[3]);
      } else if (line.startsWith("# HELP ")) {
        meanings.put(words[2], words.length > 3 ? words[3] : "");
      }
    }
    return "| metric | kind | what it says |\n|---|---|---|\n"
        + kinds.entrySet().stream()
            .filter(each -> !each.getKey().startsWith(OF_THE_COLLECTOR))
            .map(each ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        each.getKey(),
                        each.getValue(),
                        meanings.getOrDefault(each.getKey(), "").strip()))
            .collect(Collectors.joining());
  }
}
