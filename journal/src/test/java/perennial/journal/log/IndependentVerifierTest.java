package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our logs under other people's code: the program in {@code verifier/}, over Go's libraries of the
 * same forms as Debian packages them. Our own verifier reads the same files beside it.
 */
class IndependentVerifierTest {
  private static final String LIBRARIES = "/usr/share/gocode";
  private static final Path SOURCES =
      Path.of(System.getProperty("perennial.root", ".."), "verifier");
  private static final int SIZE = 70_000;

  @TempDir static Path folder;
  private static Path program;
  private static Path log;

  /** What a program printed, and how it ended. */
  private record Ended(int status, String output) {}

  @BeforeAll
  static void build() throws Exception {
    boolean present =
        Files.isDirectory(Path.of(LIBRARIES, "src/golang.org/x/mod/sumdb/tlog")) && hasGo();
    if (!present) {
      String lacks = "golang-go and golang-golang-x-mod-dev are not installed";
      assertThat(System.getenv("CI")).as("CI, where " + lacks).isNotEqualTo("true");
      System.err.println("SKIPPED: no independent verification, " + lacks);
    }
    assumeTrue(present, "golang-go and golang-golang-x-mod-dev are not installed");
    program = folder.resolve("verifier");
    Ended built = run(SOURCES, List.of("go", "build", "-o", program.toString(), "."));
    assertThat(built.status()).as(built.output()).isZero();
    log = folder.resolve("log");
    SampleLog.of(SIZE).write(log);
  }

  private static boolean hasGo() throws InterruptedException {
    try {
      return run(folder, List.of("go", "version")).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Ended run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOPATH", LIBRARIES);
    builder.environment().putIfAbsent("GOCACHE", folder.resolve("cache").toString());
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("%s within five minutes", command).isTrue();
    return new Ended(process.exitValue(), Files.readString(output));
  }

  private static Ended verify(String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(options));
    command.addAll(List.of(SampleLog.KEY.verifier().text(), log.toString()));
    return run(folder, command);
  }

  private static LogReport verifyOurselves() throws IOException {
    TileSource files =
        path -> {
          try {
            Path file = log.resolve(path.path());
            return Files.exists(file) ? Files.readAllBytes(file) : null;
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        };
    byte[] checkpoint = Files.readAllBytes(log.resolve("checkpoint"));
    return LogVerifier.verify(files, checkpoint, SampleLog.KEY.verifier(), List.of());
  }

  @Test
  void findsNothingWrong() throws Exception {
    Ended ended = verify("-size", "69999", "-size", "300");
    // 274 + 2 + 1 tiles; a proof for each leaf, 17 powers of two, and two sizes asked for.
    assertThat(ended)
        .isEqualTo(new Ended(0, "size 70000: 277 tiles, 70000 entries, 70019 proofs, 0 faults\n"));
    assertThat(verifyOurselves().isClean()).isTrue();
  }

  @Test
  void bothNameTheByteThatWasFlipped() throws Exception {
    bothName("tile/0/000", 0, "tile/0/000 hash 0");
    bothName("tile/0/272", 8191, "tile/0/272 hash 255");
    bothName("tile/0/273.p/112", 32, "tile/0/273.p/112 hash 1");
    bothName("tile/1/000", 100, "tile/1/000 hash 3");
    bothName("tile/1/001.p/17", 512, "tile/1/001.p/17 hash 16");
    bothName("tile/2/000.p/1", 31, "tile/2/000.p/1 hash 0");
    bothName("tile/entries/000", 2, "tile/entries/000 entry 0");
    bothName("tile/entries/100", 34, "tile/entries/100");
    bothName("tile/entries/273.p/112", 111 * 34 + 33, "tile/entries/273.p/112 entry 111");
  }

  private static void bothName(String file, int at, String place) throws Exception {
    Path path = log.resolve(file);
    byte[] good = Files.readAllBytes(path);
    byte[] bad = good.clone();
    bad[at] ^= 1;
    Files.write(path, bad);
    try {
      Ended ended = verify();
      assertThat(ended.status()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output().lines().findFirst().orElse("")).contains(" at " + place);
      assertThat(verifyOurselves().faults().getFirst().place()).startsWith(place);
    } finally {
      Files.write(path, good);
    }
  }

  @Test
  void bothRefuseACheckpointWithAnyByteFlipped() throws Exception {
    Path path = log.resolve("checkpoint");
    byte[] good = Files.readAllBytes(path);
    try {
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(path, bad);
        Ended ended = verify();
        assertThat(ended.status()).as("byte %d: %s", at, ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains(" at checkpoint: ");
        assertThat(verifyOurselves().faults().getFirst().place()).isEqualTo("checkpoint");
      }
    } finally {
      Files.write(path, good);
    }
  }

  @Test
  void bothNameAMissingTile() throws Exception {
    Path path = log.resolve("tile/0/017");
    byte[] good = Files.readAllBytes(path);
    Files.delete(path);
    try {
      assertThat(verify().output()).contains("MISSING at tile/0/017: ");
      assertThat(verifyOurselves().faults().getFirst().place()).isEqualTo("tile/0/017");
    } finally {
      Files.write(path, good);
    }
  }

  @Test
  void refusesToStartWithoutAKey() throws Exception {
    Path none = folder.resolve("no+key");
    Files.writeString(none, "nothing", StandardCharsets.UTF_8);
    Ended ended = run(folder, List.of(program.toString(), "no+key", log.toString()));
    assertThat(ended.status()).isEqualTo(2);
  }
}
