package perennial.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One program per data folder. The operating system drops the lock with the process, however the
 * process ends, so that nothing has to be cleaned up after a crash.
 */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which must exist.
   *
   * @throws PostgresUnavailable when another program has it
   */
  public static FolderLock take(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new PostgresUnavailable(
            "Another program is using the data folder "
                + folder
                + ". Stop it first, or name another folder with --data DIR.");
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The data folder " + folder + " cannot be locked: " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new PostgresUnavailable("The data folder cannot be unlocked", e);
    }
  }
}
