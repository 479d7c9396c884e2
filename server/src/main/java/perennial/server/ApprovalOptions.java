package perennial.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.SignatureType;
import perennial.journal.log.SignedNote;
import perennial.journal.log.SignerKey;
import perennial.kernel.Bytes;
import perennial.oversight.repair.Approval;
import picocli.CommandLine.Option;

/** Who approves a plan: by keys that are here, or by approvals that were signed elsewhere. */
final class ApprovalOptions {
  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "An approver's key that is here; may be repeated.")
  private List<Path> keys = new ArrayList<>();

  @Option(
      names = "--approval",
      paramLabel = "FILE",
      description = "An approval from 'perennial key approve'; may be repeated.")
  private List<Path> approvals = new ArrayList<>();

  List<SignedNote> notes(Bytes planHash) throws IOException {
    var notes = new ArrayList<SignedNote>();
    for (Path file : keys) {
      notes.add(Approval.by(key(file), planHash));
    }
    for (Path file : approvals) {
      notes.add(Approval.read(file));
    }
    return notes;
  }

  /**
   * Reads an approver's key.
   *
   * @throws IOException when it cannot be read; the message shows nothing of it
   */
  static SignerKey key(Path file) throws IOException {
    try {
      SignerKey key = SignerKey.parse(Files.readString(file).strip());
      if (key.verifier().type() != SignatureType.ED25519) {
        throw new IOException(file.getFileName() + " is no approver's key but a witness's");
      }
      return key;
    } catch (LogFormatException e) {
      throw new IOException(file.getFileName() + " is no approver's key: " + e.getMessage(), e);
    }
  }
}
