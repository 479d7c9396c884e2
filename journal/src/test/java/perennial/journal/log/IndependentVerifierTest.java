package perennial.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our logs under other people's code: {@link GoVerifier}. Our own verifier reads the same files
 * beside it.
 */
class IndependentVerifierTest {
  private static final int SIZE = 70_000;

  @TempDir static Path folder;
  private static Path program;
  private static GoVerifier verifier;
  private static Path tall;
  private static Path low;

  @BeforeAll
  static void build() throws Exception {
    program = GoVerifier.build(folder);
    verifier = GoVerifier.start(program, SampleLog.KEY.verifier());
    tall = folder.resolve("tall");
    low = folder.resolve("low");
    SampleLog.of(SIZE).write(tall);
    SampleLog.of(700).write(low);
  }

  @AfterAll
  static void stop() throws IOException {
    if (verifier != null) { // null where there is no Go
      verifier.close();
    }
  }

  private static List<String> verify(Path log, long... sizes) throws IOException {
    return verifier.verify(log.toString(), sizes);
  }

  private static LogReport verifyOurselves(Path log) {
    TileSource files = path -> read(log.resolve(path.path()));
    byte[] checkpoint = Objects.requireNonNull(read(log.resolve("checkpoint")));
    return LogVerifier.verify(files, checkpoint, SampleLog.KEY.verifier(), List.of());
  }

  private static byte @Nullable [] read(Path file) {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void findsNothingWrong() throws Exception {
    // 274 + 2 + 1 tiles; a proof for each leaf, 17 powers of two, and two sizes asked for.
    assertThat(verify(tall, 69_999, 300))
        .containsExactly("size 70000: 277 tiles, 70000 entries, 70019 proofs, 0 faults");
    assertThat(verifyOurselves(tall).isClean()).isTrue();
  }

  /** What a low log has none of: the third level. */
  @Test
  void bothNameTheByteOfATallLogThatWasFlipped() throws Exception {
    bothName(tall, "tile/2/000.p/1", 31, "tile/2/000.p/1 hash 0");
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
      var ours = CompletableFuture.supplyAsync(() -> verifyOurselves(log)); // both take seconds
      assertThat(verify(log).getFirst()).contains(" at " + place);
      assertThat(ours.get().faults().getFirst().place()).startsWith(place);
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
        assertThat(verify(log).getFirst()).as("byte %d", at).contains(" at checkpoint: ");
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
      assertThat(verify(log).getFirst()).startsWith("MISSING at tile/0/001: ");
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
      // 3 + 1 tiles; a proof for each leaf and 10 powers of two.
      assertThat(verifier.verify(url))
          .containsExactly("size 700: 4 tiles, 700 entries, 710 proofs, 0 faults");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void tellsByItsExitStatusWhatItFound() throws Exception {
    String key = SampleLog.KEY.verifier().text();
    assertThat(run(key, low.toString()))
        .isEqualTo(
            new GoVerifier.Ended(0, "size 700: 4 tiles, 700 entries, 710 proofs, 0 faults\n"));
    assertThat(run(key, folder.resolve("nowhere").toString()).status()).isEqualTo(1);
    Path none = folder.resolve("no+key");
    Files.writeString(none, "nothing", StandardCharsets.UTF_8);
    assertThat(run("no+key", low.toString()).status()).isEqualTo(2);
  }

  private static GoVerifier.Ended run(String key, String log) throws Exception {
    return GoVerifier.run(folder, folder, List.of(program.toString(), key, log));
  }
}
