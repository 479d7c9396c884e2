package perennial.journal.log;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with the signatures of one or more keys, C2SP signed-note. A note says nothing before
 * {@link #check} has said who signed it.
 *
 * @param text ends in a newline; it may hold empty lines
 * @throws LogFormatException when text or signatures are such that no note may hold them
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** The specification demands 16 at least; Go's library stops at the same number. */
  public static final int MAX_SIGNATURES = 100;

  /** A checkpoint with 16 signatures of the largest kind assigned is half as long. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final String PLACE = "note";

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new LogFormatException(PLACE, "its text does not end in a newline");
    }
    checkCharacters(text);
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new LogFormatException(PLACE, "it has no signature, or more than " + MAX_SIGNATURES);
    }
    for (int i = 1; i < signatures.size(); i++) {
      if (signatures.subList(0, i).stream().anyMatch(signatures.get(i)::isBySameKeyAs)) {
        throw new LogFormatException(
            PLACE, "signature " + (i + 1) + " is of a key that signed before");
      }
    }
    if (print(text, signatures).length > MAX_BYTES) {
      throw new LogFormatException(PLACE, "it is longer than " + MAX_BYTES + " bytes");
    }
  }

  /**
   * Reads exactly what {@link #bytes} prints.
   *
   * @throws LogFormatException naming the line that is wrong
   */
  public static SignedNote parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new LogFormatException(PLACE, "it is longer than " + MAX_BYTES + " bytes");
    }
    String note = decode(bytes);
    checkCharacters(note);
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
      throw new LogFormatException(PLACE, "no blank line with signature lines after it");
    }
    String text = note.substring(0, split + 1);
    String[] lines = note.substring(split + 2, note.length() - 1).split("\n", -1);
    if (lines.length > MAX_SIGNATURES) {
      throw new LogFormatException(PLACE, "it has more than " + MAX_SIGNATURES + " signatures");
    }
    List<NoteSignature> signatures = new ArrayList<>(lines.length);
    for (String line : lines) {
      signatures.add(NoteSignature.parse("note signature " + (signatures.size() + 1), line));
    }
    return new SignedNote(text, signatures);
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new LogFormatException(PLACE, "it is no UTF-8", e);
    }
  }

  private static void checkCharacters(String text) {
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new LogFormatException(PLACE, "it holds a control character");
    }
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new LogFormatException(PLACE, "it cannot be written as UTF-8", e);
    }
  }

  public byte[] bytes() {
    return print(text, signatures);
  }

  private static byte[] print(String text, List<NoteSignature> signatures) {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** This note with one more signature; an older one of the same key gives way to it. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.removeIf(signature::isBySameKeyAs);
    all.add(signature);
    return new SignedNote(text, all);
  }

  /**
   * Who of the known keys signed. Signatures of other keys are passed over, whatever they are; one
   * false signature under a known key condemns the note.
   */
  public NoteVerdict check(List<VerifierKey> known) {
    List<VerifierKey> signers = new ArrayList<>();
    for (VerifierKey key : known) {
      for (NoteSignature signature : signatures) {
        if (key.isNamedBy(signature)) {
          if (!key.verifies(text, signature)) {
            return new NoteVerdict.Forged(key);
          }
          signers.add(key);
        }
      }
    }
    return signers.isEmpty() ? new NoteVerdict.Unsigned() : new NoteVerdict.Signed(signers);
  }
}
