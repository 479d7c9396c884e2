package perennial.journal.log;

import java.util.List;

/** What the signatures of a note say to someone who knows certain keys. */
public sealed interface NoteVerdict {
  /** All these keys signed it, and no signature under a known key is false. */
  record Signed(List<VerifierKey> by) implements NoteVerdict {
    public Signed {
      by = List.copyOf(by);
    }
  }

  /** A signature that names this key was not made by it over this text. */
  record Forged(VerifierKey key) implements NoteVerdict {}

  /** No known key is named by any signature. */
  record Unsigned() implements NoteVerdict {}
}
