package perennial.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;

/** A witness whose key and port a registry is told before it is there. */
final class LateWitness {
  static final String NAME = "witness.example/late";

  private @Nullable String key;
  private int port;

  /** Makes its folder, and finds a port that is free now. */
  void generate(Path folder) throws IOException {
    SignerKey signer =
        SignerKey.generate(
            NAME, SignatureType.COSIGNATURE_V1, Registry.randomOf(new SecureRandom()));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("witness.key"), signer.secretText() + "\n");
    key = signer.verifier().text();
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  String key() {
    return Objects.requireNonNull(key);
  }

  int port() {
    return port;
  }

  /** Lets it look at a log once a second, for as long as the test's process lives. */
  void start(String url, Path folder, String keyOfLog) {
    var silent = new PrintStream(OutputStream.nullOutputStream());
    Thread.ofPlatform()
        .daemon()
        .start(() ->
            Main.commandLine(silent, silent)
                .execute(
                    "witness",
                    url,
                    "--data",
                    folder.toString(),
                    "--every",
                    "1",
                    "--listen",
                    "127.0.0.1:" + port,
                    "--key",
                    keyOfLog));
  }
}
