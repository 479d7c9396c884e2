package perennial.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that our account alone may read, that are never half-written, and that outlive a crash. */
public final class DurableFile {
  private DurableFile() {}

  /**
   * Writes beside, makes durable and renames: a reader sees the old bytes or the new, and nothing
   * between. When it fails the old ones stay.
   *
   * @param file beside which a file of the same name with {@code .new} may be written
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path whole = file.toAbsolutePath();
    Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
    try (FileChannel channel = open(fresh)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(whole.resolveSibling("."))) {
      folder.force(true);
    }
  }

  private static FileChannel open(Path fresh) throws IOException {
    return FileChannel.open(
        fresh,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
