package perennial.server.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import perennial.journal.log.VerifierKey;

/** A verifier key as people state it: the text itself, or a file that holds it. */
final class KeyOption {
  private KeyOption() {}

  /**
   * @throws perennial.journal.log.LogFormatException when it is no key
   */
  static VerifierKey read(String stated) throws IOException {
    try {
      Path file = Path.of(stated);
      return VerifierKey.parse(
          Files.isRegularFile(file) ? Files.readString(file).strip() : stated.strip());
    } catch (InvalidPathException e) {
      return VerifierKey.parse(stated.strip());
    }
  }
}
