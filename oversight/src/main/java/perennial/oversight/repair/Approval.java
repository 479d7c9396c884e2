package perennial.oversight.repair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perennial.journal.log.LogFormatException;
import perennial.journal.log.NoteVerdict;
import perennial.journal.log.SignedNote;
import perennial.journal.log.SignerKey;
import perennial.journal.log.VerifierKey;
import perennial.kernel.Bytes;

/**
 * Two named officials approve what changes the registry past its acts. An approval is a signed note
 * over the plan's hash (C2SP signed-note, Ed25519), so it holds for that plan and no other.
 */
public final class Approval {
  /** Nobody sets anything right alone. */
  public static final int NEEDED = 2;

  /** A note over one hash, with the signatures of a few. */
  static final int FILE_BYTES_MAX = 65_536;

  private static final String HEADER = "perennial approval v1\n";

  private Approval() {}

  /** The text that is signed. */
  public static String text(Bytes planHash) {
    return HEADER + planHash.toHex() + "\n";
  }

  /** A plan's approval by one official. */
  public static SignedNote by(SignerKey key, Bytes planHash) {
    String text = text(planHash);
    return new SignedNote(text, List.of(key.sign(text)));
  }

  /**
   * Reads an approval.
   *
   * @throws IOException when the file cannot be read or is none
   */
  public static SignedNote read(Path file) throws IOException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new IOException(file.getFileName() + " is no approval: it is too long");
    }
    try {
      return SignedNote.parse(Files.readAllBytes(file));
    } catch (LogFormatException e) {
      throw new IOException(file.getFileName() + " is no approval: " + e.getMessage(), e);
    }
  }

  /**
   * Who approved.
   *
   * @param approvers the keys of those who may
   * @throws ApprovalLacking when they are not {@link #NEEDED} different ones, with all that is
   *     wrong
   */
  public static Set<String> demand(
      Bytes planHash, List<VerifierKey> approvers, List<SignedNote> notes) {
    var signed = new LinkedHashMap<Bytes, String>();
    var faults = new ArrayList<String>();
    for (SignedNote note : notes) {
      if (!note.text().equals(text(planHash))) {
        faults.add("An approval is of another plan.");
        continue;
      }
      switch (note.check(approvers)) {
        case NoteVerdict.Signed(List<VerifierKey> by) ->
            by.forEach(key -> signed.putIfAbsent(key.key(), key.name()));
        case NoteVerdict.Forged(VerifierKey key) ->
            faults.add("The signature of " + key.name() + " is false.");
        case NoteVerdict.Unsigned _ ->
            faults.add("An approval is by nobody who may: " + signers(note) + ".");
      }
    }
    // One key under two names is one approver.
    var names = new LinkedHashSet<>(signed.values());
    if (names.size() < NEEDED) {
      faults.add(
          NEEDED
              + " approvers must sign, and "
              + (names.isEmpty() ? "none has" : String.join(", ", names) + " alone has")
              + ". Those who may: "
              + (approvers.isEmpty()
                  ? "none; name them in the setting approvers"
                  : String.join(", ", approvers.stream().map(VerifierKey::name).toList()))
              + ".");
    }
    if (!faults.isEmpty()) {
      throw new ApprovalLacking(faults);
    }
    return names;
  }

  private static String signers(SignedNote note) {
    return String.join(", ", note.signatures().stream().map(each -> each.name()).toList());
  }
}
