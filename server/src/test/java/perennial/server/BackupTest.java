package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.SignedNote;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registry is backed up while a client writes, and is made again elsewhere, proven. */
final class BackupTest {
  private static Path runs;
  private static Path data;
  private static Path backup;
  private static RunningRegistry registry;
  private static JsonNode grower;
  private static Instant between;

  @BeforeAll
  static void live() throws Exception {
    Path target = Files.createDirectories(Path.of("target", "backup").toAbsolutePath());
    runs = Files.createTempDirectory(target, "run");
    data = runs.resolve("data");
    backup = runs.resolve("backup");
    Files.createDirectories(data);
    registry = RunningRegistry.start(data, Map.of(), "--sandbox");
    JsonNode sandbox = new JsonMapper().readTree(Files.readAllBytes(data.resolve("sandbox.json")));
    grower = sandbox.path("licensees").path(0);
    Commands.said(0, "demo", "--data", data.toString());
    strain(registry, "Before");
    Thread.sleep(20);
    between = Instant.now();
    Thread.sleep(20);
    strain(registry, "After");
    Commands.said(0, "demo", "--data", data.toString());
    backUpWhileAClientWrites();
  }

  private static void backUpWhileAClientWrites() throws Exception {
    var isOver = new AtomicBoolean();
    var failures = new ArrayList<String>();
    var running = new CountDownLatch(3);
    Thread client =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; !isOver.get(); i++) {
                HttpResponse<String> answer = post(registry, "Meanwhile " + i);
                if (answer.statusCode() != 200) {
                  failures.add(answer.body());
                }
                running.countDown();
              }
            });
    running.await();
    String told = Commands.said(0, "backup", backup.toString(), "--data", data.toString());
    isOver.set(true);
    client.join();
    assertThat(failures).isEmpty();
    assertThat(told).contains("journal.entry: ").contains("Backed up");
    strain(registry, "Too late");
    Path seen = backup.resolve("checkpoint");
    long size = Checkpoint.parse(SignedNote.parse(Files.readAllBytes(seen)).text()).head().size();
    RunningRegistry.await("the log has moved on", () -> published(registry).head().size() > size);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          request
              .header("x-mjf-mme-code", grower.path("code").asString())
              .header("x-mjf-key", grower.path("key").asString())
              .header("Content-Type", "application/json")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static HttpResponse<String> post(RunningRegistry at, String strain) {
    var body = HttpRequest.BodyPublishers.ofString("{\"strain\":[{\"name\":\"" + strain + "\"}]}");
    return send(HttpRequest.newBuilder(URI.create(at.file().url() + "/api/v1/strains")).POST(body));
  }

  private static JsonNode strain(RunningRegistry at, String name) {
    HttpResponse<String> answer = post(at, name);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body()).path(0);
  }

  private static String strains(RunningRegistry at) {
    return send(HttpRequest.newBuilder(URI.create(at.file().url() + "/api/v1/strains"))).body();
  }

  /** A data folder that holds nothing but the secrets. */
  private static Path folder(String name) throws IOException {
    Path folder = Files.createDirectories(runs.resolve(name));
    copy(data.resolve("secrets"), folder.resolve("secrets"));
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static String restore(int status, Path from, Path into, String... more) {
    var words = new ArrayList<>(List.of("restore", from.toString(), "--data", into.toString()));
    words.addAll(List.of(more));
    return Commands.said(status, words.toArray(String[]::new));
  }

  private static Checkpoint published(RunningRegistry at) throws Exception {
    String note = at.get("/log/checkpoint").body();
    return Checkpoint.parse(SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).text());
  }

  @Test
  void comesBackElsewhereWithTheSameTreeAndNothingWrong() throws Exception {
    Path there = folder("there");
    assertThat(restore(1, backup, there)).contains("Nobody says where the log stands");
    String moved = "--known-checkpoint=" + data.resolve("checkpoint");
    assertThat(restore(1, backup, there, moved)).contains("The log has moved on");
    assertThat(there.resolve("postgres")).doesNotExist();

    Path seen = backup.resolve("checkpoint");
    assertThat(restore(0, backup, there, "--known-checkpoint=" + seen)).contains("Restored.");
    Commands.said(0, "verify", "--full", "--data", there.toString());
    assertThat(restore(1, backup, there, "--known-checkpoint=" + seen))
        .contains("There is a database in");
    Checkpoint signed = Checkpoint.parse(SignedNote.parse(Files.readAllBytes(seen)).text());
    try (RunningRegistry again = RunningRegistry.start(there, Map.of())) {
      assertThat(strains(again)).contains("Before", "After", "Meanwhile 0");
      assertThat(strains(again)).doesNotContain("Too late");
      assertThat(published(again).origin()).isEqualTo(signed.origin());
      assertThat(published(again).head().size()).isGreaterThanOrEqualTo(signed.head().size());
      assertThat(again.get("/health/ready").body()).contains("\"log\":\"ok\"");
      strain(again, "Goes on");
    }
  }

  @Test
  void beginsANewLogWhereTheOldOneMovedOn() throws Exception {
    Path there = folder("new-log");
    long before = serial(strain(registry, "Serial"));
    restore(
        0,
        backup,
        there,
        "--new-log",
        "--known-checkpoint=" + data.resolve("checkpoint"),
        "--known-id=ST" + Long.toString(before, Character.MAX_RADIX));
    Commands.said(0, "verify", "--full", "--data", there.toString());
    String former = published(registry).origin();
    try (RunningRegistry again = RunningRegistry.start(there, Map.of())) {
      RunningRegistry.await(
          "the new log has taken up the entries",
          () ->
              again.get("/log/checkpoint").statusCode() != 404
                  && published(again).head().size() >= 10);
      assertThat(published(again).origin()).startsWith(former + "/restored-");
      assertThat(serial(strain(again, "Next"))).isGreaterThan(before + 9_000_000);
      assertThat(again.get("/health/ready").body()).contains("\"log\":\"ok\"");
    }
  }

  private static long serial(JsonNode made) {
    String id = made.path("global_id").asString();
    return Long.parseLong(id.substring(id.indexOf('.') + 3), Character.MAX_RADIX);
  }

  @Test
  void goesBackToAMoment() throws Exception {
    Path there = folder("past");
    assertThat(restore(1, backup, there, "--as-of", Instant.now().plusSeconds(60).toString()))
        .contains("knows nothing later");
    restore(0, backup, there, "--as-of", between.toString());
    Commands.said(0, "verify", "--full", "--data", there.toString());
    try (RunningRegistry again = RunningRegistry.start(there, Map.of())) {
      assertThat(strains(again)).contains("Before").doesNotContain("\"After\"", "Meanwhile");
      strain(again, "A new life");
    }
    Commands.said(0, "verify", "--full", "--data", there.toString());
  }

  @Test
  void refusesADamagedBackupBeforeAnythingChanges() throws Exception {
    Path there = folder("damaged");
    String seen = "--known-checkpoint=" + backup.resolve("checkpoint");
    Path flipped = copied("flipped");
    Path file = flipped.resolve("tables/journal.entry.copy.gz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Path gone = flipped.resolve("tables/journal.chain.copy.gz");
    Files.delete(gone);
    Path cut = flipped.resolve("tables/journal.stream.copy.gz");
    Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 20));
    assertThat(restore(1, flipped, there, seen))
        .contains("tables/journal.entry.copy.gz: is not what was written")
        .contains("tables/journal.chain.copy.gz: is missing")
        .contains("tables/journal.stream.copy.gz: has 20 bytes");
    Path manifest = copied("manifest");
    Files.writeString(
        manifest.resolve("manifest.json"),
        Files.readString(manifest.resolve("manifest.json"))
            .replaceFirst("Perennial", "Perennial "));
    assertThat(restore(1, manifest, there, seen)).contains("its hash differs");
    Files.delete(manifest.resolve("manifest.json"));
    assertThat(restore(1, manifest, there, seen)).contains("no whole backup");
    assertThat(there.resolve("postgres")).doesNotExist();
    assertThat(Commands.said(1, "backup", flipped.toString(), "--data", data.toString()))
        .contains("is not empty");
  }

  private static Path copied(String name) throws IOException {
    Path to = runs.resolve(name);
    copy(backup, to);
    return to;
  }

  @Test
  void wantsTheSecretsOfTheSameRegistry() throws Exception {
    Path none = Files.createDirectories(runs.resolve("no-secrets"));
    assertThat(restore(1, backup, none, "--new-log")).contains("folder secrets");
    Path others = folder("other-secrets");
    Files.writeString(others.resolve("secrets/vault-key"), "0".repeat(64) + "\n");
    assertThat(restore(1, backup, others, "--new-log")).contains("vault-key");
    RestoreMark.set(others);
    assertThat(Commands.said(1, "up", "--data", others.toString())).contains("did not finish");
  }
}
