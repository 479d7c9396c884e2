package perennial.journal.log;

import java.util.List;

/** A checkpoint as someone sees it who knows the key of the log. */
public sealed interface OpenedCheckpoint {
  /** It is of this log and signed by it. The note also holds what witnesses added. */
  record Trusted(Checkpoint checkpoint, SignedNote note) implements OpenedCheckpoint {}

  record Refused(LogFault fault) implements OpenedCheckpoint {}

  /**
   * @param bytes a note, from anywhere
   * @param log the log's key; its name is the origin that is expected
   */
  static OpenedCheckpoint open(byte[] bytes, VerifierKey log) {
    try {
      return open(SignedNote.parse(bytes), log);
    } catch (LogFormatException e) {
      return refused(LogFault.Kind.MALFORMED, e.place() + ": " + e.what());
    }
  }

  static OpenedCheckpoint open(SignedNote note, VerifierKey log) {
    return switch (note.check(List.of(log))) {
      case NoteVerdict.Unsigned _ ->
          refused(LogFault.Kind.UNSIGNED, "the key " + log + " has not signed it");
      case NoteVerdict.Forged _ ->
          refused(LogFault.Kind.FORGED, "the signature of " + log + " is not of this text");
      case NoteVerdict.Signed _ -> read(note, log);
    };
  }

  private static OpenedCheckpoint read(SignedNote note, VerifierKey log) {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(note.text());
    } catch (LogFormatException e) {
      return refused(LogFault.Kind.MALFORMED, e.place() + ": " + e.what());
    }
    return checkpoint.origin().equals(log.name())
        ? new Trusted(checkpoint, note)
        : refused(LogFault.Kind.OTHER_LOG, "its origin is not " + log.name());
  }

  private static Refused refused(LogFault.Kind kind, String text) {
    return new Refused(new LogFault(kind, "checkpoint", text));
  }
}
