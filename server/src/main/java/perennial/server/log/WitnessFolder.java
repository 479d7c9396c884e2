package perennial.server.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perennial.journal.CheckpointFile;
import perennial.journal.DurableFile;
import perennial.journal.log.Hash;
import perennial.journal.log.LogFault;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignedNote;
import perennial.journal.log.SignerKey;
import perennial.kernel.Digests;
import perennial.kernel.RandomSource;
import perennial.postgres.FolderLock;

/**
 * What a witness keeps of one log: its key, the newest checkpoint that it accepted with its
 * cosignature, and the evidence of every alarm. For one program at a time.
 */
final class WitnessFolder implements AutoCloseable {
  /** Alarms after so many bring nothing new, and whoever serves them could fill the disk. */
  static final int EVIDENCE_MAX = 100;

  private static final int NAME_BYTES = 8;
  private static final int DIGEST_BYTES = 8;

  private final Path folder;
  private final FolderLock lock;
  private final SignerKey key;
  private final CheckpointFile seen;

  private WitnessFolder(Path folder, FolderLock lock, SignerKey key) {
    this.folder = folder;
    this.lock = lock;
    this.key = key;
    this.seen = new CheckpointFile(folder.resolve("checkpoint"));
  }

  /**
   * Takes the folder, and makes it with a key at the first start.
   *
   * @param name of the key that is made; empty for a random one
   * @throws perennial.journal.log.LogFormatException when the name is none, or the key was spoilt
   * @throws perennial.postgres.PostgresUnavailable when another program has the folder
   */
  static WitnessFolder open(Path folder, String name, RandomSource random) throws IOException {
    Files.createDirectories(
        folder.toAbsolutePath(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FolderLock lock = FolderLock.take(folder);
    try {
      return new WitnessFolder(folder, lock, key(folder.resolve("witness.key"), name, random));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static SignerKey key(Path file, String name, RandomSource random) throws IOException {
    if (!Files.exists(file)) {
      String given =
          name.isEmpty()
              ? "witness.example/" + HexFormat.of().formatHex(random.bytes(NAME_BYTES))
              : name;
      SignerKey fresh = SignerKey.generate(given, SignatureType.COSIGNATURE_V1, random);
      DurableFile.write(file, (fresh.secretText() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    SignerKey kept = SignerKey.parse(Files.readString(file).strip());
    if (!name.isEmpty() && !name.equals(kept.verifier().name())) {
      throw new IOException("its key has the name " + kept.verifier().name() + ", for ever");
    }
    return kept;
  }

  SignerKey key() {
    return key;
  }

  /** The newest cosigned checkpoint, or null before the first. */
  byte @Nullable [] newest() {
    return seen.read();
  }

  /** Durable before it returns; only then may anybody see the cosignature. */
  void remember(SignedNote cosigned) {
    seen.write(cosigned.bytes());
  }

  /**
   * Keeps what proves an alarm, once however often it is met.
   *
   * @param given the note that was not accepted
   * @param proof what was to prove that it continues the one seen before
   * @return where it is, for people
   */
  String keepEvidence(LogFault fault, byte[] given, List<Hash> proof) throws IOException {
    String digest = HexFormat.of().formatHex(Digests.sha256(given), 0, DIGEST_BYTES);
    Path all = folder.resolve("evidence");
    Path place = all.resolve(digest);
    if (!Files.exists(place.resolve("fault"))) {
      Files.createDirectories(place);
      if (alarms() > EVIDENCE_MAX) {
        Files.delete(place);
        return all + ", which is full";
      }
      byte[] before = newest();
      DurableFile.write(place.resolve("seen"), before == null ? new byte[0] : before);
      DurableFile.write(place.resolve("given"), given);
      DurableFile.write(place.resolve("proof"), lines(proof.stream().map(Hash::toBase64)));
      DurableFile.write(place.resolve("fault"), lines(Stream.of(fault.toString())));
    }
    return place.toString();
  }

  private static byte[] lines(Stream<String> lines) {
    return lines
        .map(line -> line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** How many alarms there is evidence of. */
  long alarms() throws IOException {
    Path all = folder.resolve("evidence");
    if (!Files.exists(all)) {
      return 0;
    }
    try (Stream<Path> places = Files.list(all)) {
      return places.count();
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
