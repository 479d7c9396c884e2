package perennial.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The newest checkpoint that a node has seen published, apart from the database: what tells a
 * database that was set back. On the disk before anybody else can see the checkpoint.
 */
public final class CheckpointFile {
  private final Path file;

  /**
   * @param file beside which a file of the same name with {@code .new} may be written
   */
  public CheckpointFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** The note, or null when there is none yet. */
  byte @Nullable [] read() {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint file cannot be read", e);
    }
  }

  /** Writes beside, makes durable and renames, so that there is always one whole note. */
  void write(byte[] note) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(note);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder = FileChannel.open(file.resolveSibling("."))) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint file cannot be written", e);
    }
  }
}
