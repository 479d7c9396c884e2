package perennial.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import perennial.journal.Vault;
import perennial.kernel.RandomSource;

/**
 * What the registry must keep from one start to the next and tell nobody: made at the first start,
 * one file each in {@code DIR/secrets}, readable by our account alone.
 *
 * <p>Without the vault's key all personal parts are lost as if erased: it is backed up apart from
 * the database. Several nodes of one registry share these files.
 *
 * @param rolesPassword of the registry's own database roles
 * @param vaultKey under which the keys of personal parts are sealed
 */
record Secrets(String rolesPassword, byte[] vaultKey) {
  private static final int PASSWORD_BYTES = 32;

  static Secrets in(Path data, RandomSource random) {
    try {
      Path folder = Files.createDirectories(data.resolve("secrets"));
      return new Secrets(
          kept(folder.resolve("roles-password"), PASSWORD_BYTES, random),
          HexFormat.of().parseHex(kept(folder.resolve("vault-key"), Vault.KEY_BYTES, random)));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartRefused("The secrets in the data folder cannot be read or made", e);
    }
  }

  private static String kept(Path file, int bytes, RandomSource random) throws IOException {
    if (!Files.exists(file)) {
      SecretFile.write(file, HexFormat.of().formatHex(random.bytes(bytes)) + "\n");
    }
    return Files.readString(file).strip();
  }

  /** Neither of them. */
  @Override
  public String toString() {
    return "Secrets";
  }
}
