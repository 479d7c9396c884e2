package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
  private static Path tall;
  private static Path low;

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
    tall = folder.resolve("tall");
    low = folder.resolve("low");
    SampleLog.of(SIZE).write(tall);
    SampleLog.of(700).write(low);
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
    builder.environment().put("CGO_ENABLED", "0"); // or else it asks for a C compiler
    if (System.getenv("HOME") == null) {
      builder.environment().putIfAbsent("GOCACHE", folder.resolve("cache").toString());
    }
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("%s within five minutes", command).isTrue();
    return new Ended(process.exitValue(), Files.readString(output));
  }

  private static Ended verify(Path log, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(options));
    command.addAll(List.of(SampleLog.KEY.verifier().text(), log.toString()));
    return run(folder, command);
  }

  private static LogReport verifyOurselves(Path log) throws IOException {
    TileSource files =
        path -> {
          try {
            Path file = log.resolve(path.path());
            return Files.exists(file) ? Files.readAllBytes(file) : null;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    byte[] checkpoint = Files.readAllBytes(log.resolve("checkpoint"));
    return LogVerifier.verify(files, checkpoint, SampleLog.KEY.verifier(), List.of());
  }

  @Test
  void findsNothingWrong() throws Exception {
    Ended ended = verify(tall, "-size", "69999", "-size", "300");
    // 274 + 2 + 1 tiles; a proof for each leaf, 17 powers of two, and two sizes asked for.
    assertThat(ended)
        .isEqualTo(new Ended(0, "size 70000: 277 tiles, 70000 entries, 70019 proofs, 0 faults\n"));
    assertThat(verifyOurselves(tall).isClean()).isTrue();
  }

  @Test
  void bothNameTheByteOfATallLogThatWasFlipped() throws Exception {
    bothName(tall, "tile/1/000", 100, "tile/1/000 hash 3");
    bothName(tall, "tile/2/000.p/1", 31, "tile/2/000.p/1 hash 0");
    bothName(tall, "tile/entries/273.p/112", 3807, "tile/entries/273.p/112 entry 111");
  }

  /** Every file, at its first byte, its last, and each 397th: a prime, so no column is left out. */
  @Test
  void bothNameAnyByteThatWasFlipped() throws Exception {
    for (TilePath path : SampleLog.of(700).files.keySet()) {
      int length = (int) Files.size(low.resolve(path.path()));
      for (int at = 0; at < length; at += 397) {
        bothName(low, path.path(), at, place(path, at));
      }
      bothName(low, path.path(), length - 1, place(path, length - 1));
    }
  }

  private static String place(TilePath path, int at) {
    return switch (path) {
      case TileAddress _ -> path.path() + " hash " + at / Hash.LENGTH;
      case BundleAddress _ -> path.path() + " entry " + at / EntryBundle.ENTRY_LENGTH;
    };
  }

  private static void bothName(Path log, String file, int at, String place) throws Exception {
    Path path = log.resolve(file);
    byte[] good = Files.readAllBytes(path);
    byte[] bad = good.clone();
    bad[at] ^= 1;
    Files.write(path, bad);
    try {
      Ended ended = verify(log);
      assertThat(ended.status()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output().lines().findFirst().orElse("")).contains(" at " + place);
      assertThat(verifyOurselves(log).faults().getFirst().place()).startsWith(place);
    } finally {
      Files.write(path, good);
    }
  }

  @Test
  void bothRefuseACheckpointWithAnyByteFlipped() throws Exception {
    Path log = low;
    Path path = log.resolve("checkpoint");
    byte[] good = Files.readAllBytes(path);
    try {
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(path, bad);
        Ended ended = verify(log);
        assertThat(ended.status()).as("byte %d: %s", at, ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains(" at checkpoint: ");
        assertThat(verifyOurselves(log).faults().getFirst().place()).isEqualTo("checkpoint");
      }
    } finally {
      Files.write(path, good);
    }
  }

  @Test
  void bothNameAMissingTile() throws Exception {
    Path log = low;
    Path path = log.resolve("tile/0/001");
    byte[] good = Files.readAllBytes(path);
    Files.delete(path);
    try {
      assertThat(verify(log).output()).contains("MISSING at tile/0/001: ");
      assertThat(verifyOurselves(log).faults().getFirst().place()).isEqualTo("tile/0/001");
    } finally {
      Files.write(path, good);
    }
  }

  @Test
  void readsALogOverHttp() throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server =
        SimpleFileServer.createFileServer(
            anyPort, low.toAbsolutePath(), SimpleFileServer.OutputLevel.NONE);
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      String key = SampleLog.KEY.verifier().text();
      Ended ended = run(folder, List.of(program.toString(), key, url));
      // 3 + 1 tiles; a proof for each leaf and 10 powers of two.
      assertThat(ended)
          .isEqualTo(new Ended(0, "size 700: 4 tiles, 700 entries, 710 proofs, 0 faults\n"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void refusesToStartWithoutAKey() throws Exception {
    Path none = folder.resolve("no+key");
    Files.writeString(none, "nothing", StandardCharsets.UTF_8);
    Ended ended = run(folder, List.of(program.toString(), "no+key", low.toString()));
    assertThat(ended.status()).isEqualTo(2);
  }
}
