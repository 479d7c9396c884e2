package perennial.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import perennial.journal.PersonalSeal;
import perennial.journal.Roles;
import perennial.journal.Vault;
import perennial.kernel.RandomSource;

/**
 * What the registry must keep from one start to the next and tell nobody: made where it is missing,
 * one file each in {@code DIR/secrets}, readable by our account alone. An operator who makes the
 * database roles puts their passwords there beforehand.
 *
 * <p>Without the vault's key all personal parts are lost as if erased: it is backed up apart from
 * the database. Several nodes of one registry share these files.
 *
 * @param passwords of the registry's own database roles, by role
 * @param vaultKey under which the keys of personal parts are sealed
 */
record Secrets(Map<String, String> passwords, byte[] vaultKey) {
  private static final int PASSWORD_BYTES = 32;

  static Secrets in(Path data, RandomSource random) {
    try {
      Path folder = data.resolve("secrets");
      SecretFile.makeFolder(folder);
      Map<String, String> passwords = new LinkedHashMap<>();
      for (String role : Roles.ALL) {
        passwords.put(role, kept(passwordFile(data, role), PASSWORD_BYTES, random));
      }
      return new Secrets(
          passwords, key(kept(folder.resolve("vault-key"), Vault.KEY_BYTES, random)));
    } catch (IOException e) {
      throw new StartRefused(
          "The secrets in the data folder cannot be read or made: " + e.getMessage(), e);
    }
  }

  /** Where a role's password is kept. */
  static Path passwordFile(Path data, String role) {
    return data.resolve("secrets").resolve(role + ".password");
  }

  String passwordOf(String role) {
    String password = passwords.get(role);
    if (password == null) {
      throw new IllegalArgumentException("no role of the registry: " + role);
    }
    return password;
  }

  /** Opens personal parts, to hold them to their hashes. */
  PersonalSeal seal() {
    return new PersonalSeal(new Vault(vaultKey, Registry.randomOf(new SecureRandom())));
  }

  private static byte[] key(String text) throws IOException {
    if (!text.matches("[0-9a-f]{" + 2 * Vault.KEY_BYTES + "}")) {
      // The text is a secret, or once was: it is not repeated.
      throw new IOException("vault-key is not " + 2 * Vault.KEY_BYTES + " hexadecimal digits");
    }
    return HexFormat.of().parseHex(text);
  }

  private static String kept(Path file, int bytes, RandomSource random) throws IOException {
    if (!Files.exists(file)) {
      SecretFile.write(file, HexFormat.of().formatHex(random.bytes(bytes)) + "\n");
    }
    String text = Files.readString(file).strip();
    if (text.isEmpty()) {
      throw new IOException(file.getFileName() + " is empty");
    }
    return text;
  }

  /** None of them. */
  @Override
  public String toString() {
    return "Secrets";
  }
}
