package perennial.server.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.Checkpoint;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.OpenedCheckpoint;
import perennial.journal.log.VerifierKey;

/** A backup that was looked over: every file is there and is what was written. */
public final class BackupFiles {
  private static final int BUFFER = 1 << 20;
  private static final Pattern FILE = Pattern.compile("tables/[a-z0-9_]+\\.[a-z0-9_]+\\.copy\\.gz");

  private final Path folder;
  private final Manifest manifest;
  private final VerifierKey logKey;
  private final @Nullable Checkpoint checkpoint;

  private BackupFiles(
      Path folder, Manifest manifest, VerifierKey logKey, @Nullable Checkpoint checkpoint) {
    this.folder = folder;
    this.manifest = manifest;
    this.logKey = logKey;
    this.checkpoint = checkpoint;
  }

  /**
   * Reads all of a backup once, and changes nothing.
   *
   * @param progress is told of each file
   * @throws BackupRefused naming every file that is missing, cut short or changed
   */
  public static BackupFiles check(Path folder, Consumer<String> progress) {
    Manifest manifest = Manifest.read(folder);
    var faults = new ArrayList<String>();
    for (Manifest.Part part : manifest.tables()) {
      String fault = faultOf(folder, part);
      if (fault != null) {
        faults.add("  - " + part.file() + ": " + fault);
      }
      progress.accept(part.file());
    }
    if (!faults.isEmpty()) {
      throw new BackupRefused(
          "The backup is damaged; nothing was changed:\n" + String.join("\n", faults));
    }
    VerifierKey key = key(manifest);
    return new BackupFiles(folder, manifest, key, checkpoint(manifest, key));
  }

  private static @Nullable String faultOf(Path folder, Manifest.Part part) {
    if (!FILE.matcher(part.file()).matches()) {
      return "is no name that was written";
    }
    Path file = folder.resolve(part.file());
    try {
      if (!Files.exists(file)) {
        return "is missing";
      }
      long size = Files.size(file);
      if (size != part.bytes()) {
        return "has " + size + " bytes, and " + part.bytes() + " were written";
      }
      MessageDigest digest = BackupWriter.sha256();
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      boolean isSame = HexFormat.of().formatHex(digest.digest()).equals(part.sha256());
      return isSame ? null : "is not what was written: its hash differs";
    } catch (IOException e) {
      return "cannot be read: " + e.getMessage();
    }
  }

  private static VerifierKey key(Manifest manifest) {
    try {
      return VerifierKey.parse(manifest.logKey());
    } catch (LogFormatException e) {
      throw new BackupRefused("The log's key in the manifest cannot be read.", e);
    }
  }

  private static @Nullable Checkpoint checkpoint(Manifest manifest, VerifierKey key) {
    String note = manifest.checkpoint();
    return note == null ? null : opened(note, key, "The backup's checkpoint");
  }

  /**
   * Opens a checkpoint.
   *
   * @param what it is, to begin a sentence
   * @throws BackupRefused when it is not signed by the key
   */
  public static Checkpoint opened(String note, VerifierKey key, String what) {
    return switch (OpenedCheckpoint.open(
        note.getBytes(java.nio.charset.StandardCharsets.UTF_8), key)) {
      case OpenedCheckpoint.Trusted trusted -> trusted.checkpoint();
      case OpenedCheckpoint.Refused refused ->
          throw new BackupRefused(what + " is not this log's: " + refused.fault().text());
    };
  }

  public Manifest manifest() {
    return manifest;
  }

  public VerifierKey logKey() {
    return logKey;
  }

  /** The newest that was published, or null when there was none. */
  public @Nullable Checkpoint checkpoint() {
    return checkpoint;
  }

  /** A table's rows as COPY reads them; the caller closes it. */
  InputStream open(Manifest.Part part) throws IOException {
    return new GZIPInputStream(
        new BufferedInputStream(Files.newInputStream(folder.resolve(part.file())), BUFFER), BUFFER);
  }

  List<String> tables() {
    return manifest.tables().stream().map(Manifest.Part::table).toList();
  }
}
