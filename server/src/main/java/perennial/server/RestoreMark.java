package perennial.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code DIR/restore.unfinished}: no registry may start on what is restored in part. */
final class RestoreMark {
  private static final String NAME = "restore.unfinished";

  private RestoreMark() {}

  static void set(Path data) throws IOException {
    Files.writeString(data.resolve(NAME), "A restore was begun here and has not finished.\n");
  }

  static void remove(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(NAME));
  }

  /**
   * @throws StartRefused when a restore did not finish
   */
  static void demandNone(Path data) {
    if (Files.exists(data.resolve(NAME))) {
      throw new StartRefused(
          "A restore into this data folder did not finish: restore again into an empty folder and an"
              + " empty database.",
          (Throwable) null);
    }
  }
}
