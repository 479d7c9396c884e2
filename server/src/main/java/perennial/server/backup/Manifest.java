package perennial.server.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Digests;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds: {@code manifest.json}, written last, and its own hash beside it.
 *
 * @param format of the backup; a later one is a new number
 * @param version of the program that made it
 * @param createdAt when its snapshot was taken, such as {@code 2026-11-28T10:00:00Z}
 * @param logKey the public key of the log
 * @param checkpoint the newest checkpoint that was published by then, or null when there was none
 * @param treeSize leaves of the log in the snapshot, at least those of the checkpoint
 * @param treeRoot their root, in hexadecimal
 * @param vault tells whether a vault key is the one that personal parts are sealed under
 * @param tables in the order of their names
 * @param sequences by name, the values that were given out last
 */
public record Manifest(
    int format,
    String version,
    String createdAt,
    String logKey,
    @Nullable String checkpoint,
    long treeSize,
    String treeRoot,
    String vault,
    List<Part> tables,
    Map<String, Long> sequences) {

  static final int FORMAT = 1;
  static final String NAME = "manifest.json";
  static final String HASH = "manifest.sha256";

  /** Of some hundred tables; a larger file is none of ours. */
  private static final long BYTES_MAX = 16L << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * The rows of one table, as COPY writes them in text form, compressed by gzip.
   *
   * @param columns in the order of the file
   * @param bytes of the file
   * @param sha256 of the file, in hexadecimal
   */
  public record Part(
      String table, String file, List<String> columns, long rows, long bytes, String sha256) {}

  /** What to compare vault keys by: it does not tell the key. */
  public static String vaultOf(byte[] vaultKey) {
    byte[] label = "perennial backup, vault key".getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.sha256(label, vaultKey));
  }

  void write(Path folder) throws IOException {
    byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    Durable.write(folder.resolve(NAME), text);
    String hash = HexFormat.of().formatHex(Digests.sha256(text)) + "\n";
    Durable.write(folder.resolve(HASH), hash.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a backup's manifest.
   *
   * @throws BackupRefused when it is missing, or is not what was written
   */
  public static Manifest read(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      if (!Files.exists(file) || !Files.exists(folder.resolve(HASH))) {
        throw new BackupRefused(
            "There is no whole backup in " + folder + ": " + NAME + " or its hash is missing.");
      }
      if (Files.size(file) > BYTES_MAX) {
        throw new BackupRefused(NAME + " is larger than any that was written.");
      }
      byte[] text = Files.readAllBytes(file);
      String hash = HexFormat.of().formatHex(Digests.sha256(text));
      if (!Files.readString(folder.resolve(HASH)).strip().equals(hash)) {
        throw new BackupRefused(NAME + " is not what was written: its hash differs.");
      }
      Manifest manifest = JSON.readValue(text, Manifest.class);
      if (manifest.format() != FORMAT) {
        throw new BackupRefused(
            "The backup is of format "
                + manifest.format()
                + "; this program reads "
                + FORMAT
                + ".");
      }
      return manifest;
    } catch (JacksonException e) {
      throw new BackupRefused(NAME + " cannot be read as a manifest.", e);
    } catch (IOException e) {
      throw new BackupRefused("The backup cannot be read: " + e.getMessage(), e);
    }
  }
}
