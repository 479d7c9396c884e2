package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.journal.log.BundleAddress;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.GoVerifier;
import perennial.journal.log.LogVerifier;
import perennial.journal.log.SignedNote;
import perennial.journal.log.TileAddress;
import perennial.journal.log.TilePath;
import perennial.journal.log.TileSource;
import perennial.journal.log.TreeHead;
import perennial.journal.log.VerifierKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as a running registry serves it, and the receipts of what was written to it. */
class ServedLogTest {
  private static final LateWitness WITNESS = new LateWitness();

  /** A minute: the registry asks witnesses six times in one. */
  private static final int LOOKS_MAX = 600;

  private static Path data;
  private static RunningRegistry registry;
  private static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    Path runs = Files.createDirectories(Path.of("target", "log").toAbsolutePath());
    data = Files.createTempDirectory(runs, "data");
    WITNESS.generate(data.resolve("witness"));
    registry =
        RunningRegistry.start(
            data,
            Map.of(
                "PERENNIAL_LOG_ORIGIN",
                "log.example/t",
                "PERENNIAL_LOG_WITNESSES",
                "http://127.0.0.1:%d %s".formatted(WITNESS.port(), WITNESS.key())),
            "--sandbox");
    http = HttpClient.newHttpClient();
    while (head().size() == 0) {
      Thread.sleep(50);
    }
    String key = text(get("/log/key")).strip();
    WITNESS.start(registry.file().url(), data.resolve("witness"), key);
  }

  @AfterAll
  static void stop() {
    http.close();
    registry.close();
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(registry.file().url() + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static TreeHead head() throws Exception {
    var answer = get("/log/checkpoint");
    return answer.statusCode() == 404
        ? TreeHead.EMPTY
        : Checkpoint.parse(SignedNote.parse(answer.body()).text()).head();
  }

  private static HttpResponse<String> makeStrain(String name) throws Exception {
    JsonNode sandbox = new JsonMapper().readTree(Files.readAllBytes(data.resolve("sandbox.json")));
    JsonNode grower = sandbox.path("licensees").path(0);
    return http.send(
        HttpRequest.newBuilder(URI.create(registry.file().url() + "/api/v1/strains"))
            .header("x-mjf-mme-code", grower.path("code").asString())
            .header("x-mjf-key", grower.path("key").asString())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"strain\":[{\"name\":\"" + name + "\"}]}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void standsUpToAVerifierThatTrustsNothingButTheKey() throws Exception {
    VerifierKey key = VerifierKey.parse(text(get("/log/key")).strip());
    assertThat(key.name()).isEqualTo("log.example/t");
    TileSource tiles =
        path -> {
          try {
            var answer = get("/log/" + path.path());
            return answer.statusCode() == 200 ? answer.body() : null;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    TreeHead earlier = head();
    makeStrain("Later");
    while (head().size() == earlier.size()) {
      Thread.sleep(50);
    }
    byte[] checkpoint = get("/log/checkpoint").body();
    assertThat(LogVerifier.verify(tiles, checkpoint, key, List.of(earlier)).faults()).isEmpty();
    try (GoVerifier other = GoVerifier.start(GoVerifier.build(data), key)) {
      // It reads the checkpoint anew, which may have grown meanwhile.
      assertThat(other.verify(registry.file().url() + "/log", earlier.size()))
          .singleElement()
          .asString()
          .endsWith(" 0 faults");
    }
  }

  @Test
  void isNamedWhereItWasSpoiltByTwoVerifiers() throws Exception {
    VerifierKey key = VerifierKey.parse(text(get("/log/key")).strip());
    Path copy = Files.createDirectory(data.resolve("copy"));
    byte[] checkpoint = get("/log/checkpoint").body();
    long size = Checkpoint.parse(SignedNote.parse(checkpoint).text()).head().size();
    TileAddress tile = new TileAddress(0, 0, (int) Math.min(TilePath.FULL_WIDTH, size));
    BundleAddress bundle = new BundleAddress(0, tile.width());
    Files.write(copy.resolve("checkpoint"), checkpoint);
    TileSource served = path -> fetch(path.path());
    TileSource kept = path -> keep(copy.resolve(path.path()), served.read(path));
    assertThat(LogVerifier.verify(kept, checkpoint, key, List.of()).isClean()).isTrue();
    try (GoVerifier other = GoVerifier.start(GoVerifier.build(copy), key)) {
      assertThat(other.verify(copy.toString())).singleElement().asString().contains("size " + size);
      spoil(other, key, copy, tile.path(), 40, tile.path() + " hash 1");
      spoil(other, key, copy, bundle.path(), 40, bundle.path() + " entry 1");
      spoil(other, key, copy, "checkpoint", 20, "checkpoint");
      assertThat(other.verify(copy.toString())).hasSize(1);
    }
  }

  private static void spoil(
      GoVerifier other, VerifierKey key, Path copy, String file, int at, String place)
      throws IOException {
    Path path = copy.resolve(file);
    byte[] good = Files.readAllBytes(path);
    byte[] bad = good.clone();
    bad[at] ^= 1;
    Files.write(path, bad);
    TileSource files =
        tile -> Files.exists(copy.resolve(tile.path())) ? read(copy.resolve(tile.path())) : null;
    byte[] checkpoint = read(copy.resolve("checkpoint"));
    assertThat(LogVerifier.verify(files, checkpoint, key, List.of()).faults().getFirst().place())
        .isEqualTo(place);
    assertThat(other.verify(copy.toString()).getFirst()).contains(" at " + place);
    Files.write(path, good);
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] keep(Path path, byte[] bytes) {
    try {
      Files.createDirectories(path.getParent());
      return Files.readAllBytes(Files.write(path, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] fetch(String path) {
    try {
      return get("/log/" + path).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keepsItsKeyToItself() throws Exception {
    assertThat(Files.getPosixFilePermissions(data.resolve("secrets/log.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void givesAReceiptForAWriteThatTheKeyAloneProves() throws Exception {
    HttpResponse<String> written = makeStrain("Proven");
    assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    String leaf = written.headers().firstValue("Perennial-Entries").orElseThrow();
    var answer = get("/log/proof/" + leaf);
    while (answer.statusCode() == 202) {
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      Thread.sleep(50);
      answer = get("/log/proof/" + leaf);
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    Path receipt = Files.write(data.resolve("receipt"), answer.body());
    String key = text(get("/log/key")).strip();
    assertThat(Commands.said(0, "check-receipt", receipt.toString(), "--key", key))
        .startsWith("Proven: entry " + leaf + " is number ");
    assertThat(
            Commands.said(
                1, "check-receipt", receipt.toString(), "--key", key, "--entry", "0".repeat(64)))
        .startsWith("This proves nothing: ");
    assertThat(Commands.said(2, "check-receipt", receipt.toString(), "--key", "none"))
        .startsWith("It cannot be checked: ");
    assertThat(Commands.said(0, "receipt", leaf, "--url", registry.file().url()))
        .isEqualTo(Files.readString(receipt));
    assertThat(Commands.said(1, "receipt", "0".repeat(64), "--url", registry.file().url()))
        .contains("holds no such entry");
  }

  /** It comes late, and the log went on without it. */
  @Test
  void givesReceiptsThatAWitnessOfTheConfigurationCosigned() throws Exception {
    String leaf = makeStrain("Witnessed").headers().firstValue("Perennial-Entries").orElseThrow();
    String key = text(get("/log/key")).strip();
    String[] check = {
      "check-receipt",
      data.resolve("witnessed").toString(),
      "--key",
      key,
      "--witness",
      WITNESS.key()
    };
    var answer = get("/log/proof/" + leaf);
    for (int i = 0; i < LOOKS_MAX && !text(answer).contains(LateWitness.NAME); i++) {
      Thread.sleep(100);
      answer = get("/log/proof/" + leaf);
    }
    Files.write(data.resolve("witnessed"), answer.body());
    assertThat(Commands.said(0, check)).contains(LateWitness.NAME + " cosigned it");
  }

  @Test
  void answersWhatIsNotThereWithPlainWords() throws Exception {
    for (String path :
        List.of(
            "/log/proof/" + "0".repeat(64),
            "/log/proof/" + "0".repeat(65),
            "/log/proof/none",
            "/log/tile/0/999",
            "/log/tile/0/000.p/257",
            "/log/tile/64/000",
            "/log/tile/entries/x001/" + "x001/".repeat(20) + "001",
            "/log/tile/../key")) {
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
      assertThat(text(answer)).as(path).doesNotContain("Exception").doesNotContain("SQL");
    }
  }

  @Test
  void letsCachesKeepTilesAndNotTheCheckpoint() throws Exception {
    assertThat(get("/log/tile/entries/000.p/1").headers().firstValue("Cache-Control").orElse(""))
        .contains("immutable");
    assertThat(get("/log/tile/entries/000.p/1").body()).hasSize(2 + 32);
    assertThat(get("/log/checkpoint").headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(text(get("/metrics"))).contains("perennial_log_published");
    assertThat(text(get("/health/ready"))).contains("\"log\":\"ok\"");
  }
}
