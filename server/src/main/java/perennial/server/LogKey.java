package perennial.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignerKey;
import perennial.kernel.RandomSource;

/** The log's signing key, made at the first start in {@code DIR/secrets/log.key}. */
final class LogKey {
  private static final int NAME_BYTES = 8;

  private LogKey() {}

  /** Where it is kept. */
  static Path file(Path data) {
    return data.resolve("secrets").resolve("log.key");
  }

  /**
   * @param origin the log's name; empty takes the one that the key has, or a random one
   * @throws StartRefused when the key is of another name or cannot be read
   */
  static SignerKey in(Path data, String origin, RandomSource random) {
    Path folder = data.resolve("secrets");
    Path file = file(data);
    try {
      if (!Files.exists(file)) {
        SecretFile.makeFolder(folder);
        SecretFile.write(file, fresh(origin, random).secretText() + "\n");
      }
      SignerKey key = SignerKey.parse(Files.readString(file).strip());
      String name = key.verifier().name();
      if (!origin.isEmpty() && !origin.equals(name)) {
        throw new StartRefused(
            "log.origin is " + origin + ", and the log keeps the name that it was begun as:",
            List.of(name));
      }
      return key;
    } catch (IOException | LogFormatException e) {
      throw new StartRefused(
          "The key of the log in the data folder cannot be read or made (a name in log.origin has"
              + " neither space nor plus sign)",
          e);
    }
  }

  private static SignerKey fresh(String origin, RandomSource random) {
    String name =
        origin.isEmpty()
            ? "perennial.example/" + HexFormat.of().formatHex(random.bytes(NAME_BYTES))
            : origin;
    return SignerKey.generate(name, SignatureType.ED25519, random);
  }
}
