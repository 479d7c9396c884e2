package perennial.journal.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import perennial.kernel.Bytes;

/**
 * One signature line of a note, by a key that may be unknown.
 *
 * @param keyId the first bytes of a hash of name and key: it finds the key and proves nothing
 * @param signature what the key made, at least one byte
 */
public record NoteSignature(String name, int keyId, Bytes signature) {
  /** An em dash and a space. */
  private static final String START = "\u2014 ";

  public NoteSignature {
    KeyText.checkName("signature", name);
    if (signature.length() < 1) {
      throw new LogFormatException("signature", "it is empty");
    }
  }

  static NoteSignature parse(String place, String line) {
    int space = line.indexOf(' ', START.length());
    if (!line.startsWith(START) || space < 0) {
      throw new LogFormatException(place, "no signature line");
    }
    byte[] bytes = StrictBase64.decode(place, line.substring(space + 1));
    if (bytes.length <= Integer.BYTES) {
      throw new LogFormatException(place, "a signature has a key hash and more");
    }
    String name = line.substring(START.length(), space);
    KeyText.checkName(place, name);
    byte[] signature = Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    return new NoteSignature(name, ByteBuffer.wrap(bytes).getInt(), new Bytes(signature));
  }

  /** The line without its newline. */
  String line() {
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES + signature.length())
            .putInt(keyId)
            .put(signature.array())
            .array();
    return START + name + " " + StrictBase64.encode(bytes);
  }

  boolean isBySameKeyAs(NoteSignature other) {
    return keyId == other.keyId && name.equals(other.name);
  }
}
