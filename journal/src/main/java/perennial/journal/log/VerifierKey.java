package perennial.journal.log;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import perennial.kernel.Bytes;

/**
 * The public key of a log or a witness, known by its name.
 *
 * @param name such as {@code example.com/log}; of a log, the origin of its checkpoints
 * @throws LogFormatException when the name or the key is none
 */
public record VerifierKey(String name, SignatureType type, Bytes key) {
  private static final String PLACE = "verifier key";

  public VerifierKey {
    KeyText.checkName(PLACE, name);
    if (!Ed25519.isPublicKey(key.array())) {
      throw new LogFormatException(PLACE, "no public key of Ed25519");
    }
  }

  /**
   * Reads what {@link #text} prints.
   *
   * @throws LogFormatException when it is malformed, of an unknown kind, or its hash is of another
   */
  public static VerifierKey parse(String text) {
    KeyText parts = KeyText.parse(PLACE, text);
    VerifierKey key = new VerifierKey(parts.name(), parts.type(), new Bytes(parts.key()));
    if (key.keyId() != parts.keyId()) {
      throw new LogFormatException(PLACE, "the hash is not of this name and key");
    }
    return key;
  }

  public String text() {
    return new KeyText(name, type, keyId(), key.array()).print();
  }

  public int keyId() {
    return KeyText.keyId(name, type, key.array());
  }

  /** Did this key make the signature? Then it carries this name and key id. */
  public boolean isNamedBy(NoteSignature signature) {
    return signature.name().equals(name) && signature.keyId() == keyId();
  }

  /** Does the signature hold for the text of a note? */
  public boolean verifies(String noteText, NoteSignature signature) {
    byte[] bytes = signature.signature().array();
    return switch (type) {
      case ED25519 -> Ed25519.verify(key.array(), noteText.getBytes(StandardCharsets.UTF_8), bytes);
      case COSIGNATURE_V1 -> Cosignature.verifies(key.array(), noteText, bytes);
    };
  }

  /** For people: the name and the hash, without the key. */
  @Override
  public String toString() {
    return name + "+" + HexFormat.of().toHexDigits(keyId());
  }
}
