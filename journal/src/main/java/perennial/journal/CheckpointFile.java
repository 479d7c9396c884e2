package perennial.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The newest checkpoint that a node has seen published, apart from the database: what tells a
 * database that was set back. On the disk before anybody else can see the checkpoint. A witness
 * keeps what it has seen the same way.
 */
public final class CheckpointFile {
  private final Path file;

  /**
   * @param file beside which a file of the same name with {@code .new} may be written
   */
  public CheckpointFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** It cannot be read or written; the message says why, without the path. */
  public static final class Unusable extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    private Unusable(String what, IOException cause) {
      super(what + reason(cause), cause);
    }

    /** Of a file's own exceptions the message begins with its path. */
    private static String reason(IOException cause) {
      String reason =
          cause instanceof FileSystemException named ? named.getReason() : cause.getMessage();
      return reason == null ? "" : " (" + reason + ")";
    }
  }

  /**
   * The note, or null when there is none yet.
   *
   * @throws Unusable when it cannot be read
   */
  public byte @Nullable [] read() {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      throw new Unusable("the checkpoint file cannot be read", e);
    }
  }

  /**
   * Replaces the note, so that there is always one whole note.
   *
   * @throws Unusable when it cannot be written; the note before stays
   */
  public void write(byte[] note) {
    try {
      DurableFile.write(file, note);
    } catch (IOException e) {
      throw new Unusable("the checkpoint file cannot be written", e);
    }
  }
}
