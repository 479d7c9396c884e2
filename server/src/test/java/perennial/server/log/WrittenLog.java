package perennial.server.log;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.HashTile;
import perennial.journal.log.Merkle;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;
import perennial.journal.log.TreeBuilder;
import perennial.kernel.Digests;

/** A log as files that a plain web server serves, in which a test may do what no registry does. */
final class WrittenLog implements AutoCloseable {
  static final SignerKey KEY =
      SignerKey.generate(
          "log.example/w", SignatureType.ED25519, length -> Digests.sha256(new byte[] {3}));

  final Path folder;
  private final HttpServer server;

  WrittenLog(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath();
    this.server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            this.folder,
            SimpleFileServer.OutputLevel.NONE);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Publishes a tree whose leaves from an index on are those of a branch. */
  void publish(int size, int branchAt, String branch) throws IOException {
    TreeBuilder tree = TreeBuilder.empty();
    for (int i = 0; i < size; i++) {
      String text = i < branchAt ? "entry " + i : branch + i;
      tree.append(Merkle.leaf(Digests.sha256(text.getBytes(StandardCharsets.UTF_8))));
    }
    for (HashTile tile : tree.takeTiles()) {
      write(tile.address().path(), tile.bytes());
    }
    write("checkpoint", Checkpoint.of(KEY.verifier().name(), tree.head()).sign(KEY).bytes());
  }

  void publish(int size) throws IOException {
    publish(size, size, "");
  }

  Path file(String path) {
    return folder.resolve("log").resolve(path);
  }

  void write(String path, byte[] bytes) throws IOException {
    Files.createDirectories(file(path).getParent());
    Files.write(file(path), bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
