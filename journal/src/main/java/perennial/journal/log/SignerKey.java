package perennial.journal.log;

import java.nio.charset.StandardCharsets;
import perennial.kernel.Bytes;
import perennial.kernel.RandomSource;

/** The secret key of a log or a witness. It never prints itself except by {@link #secretText}. */
public final class SignerKey {
  private static final String PLACE = "signer key";
  private static final String PREFIX = "PRIVATE+KEY+";

  private final VerifierKey verifier;
  private final byte[] seed;

  private SignerKey(String name, SignatureType type, byte[] seed) {
    this.seed = seed;
    this.verifier = new VerifierKey(name, type, new Bytes(Ed25519.publicKey(seed)));
  }

  /**
   * @throws LogFormatException when the name is none
   */
  public static SignerKey generate(String name, SignatureType type, RandomSource random) {
    return new SignerKey(name, type, random.bytes(Ed25519.SEED_LENGTH));
  }

  /**
   * Reads what {@link #secretText} prints.
   *
   * @throws LogFormatException when it is malformed; the message shows nothing of it
   */
  public static SignerKey parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new LogFormatException(PLACE, "it does not begin with " + PREFIX);
    }
    KeyText parts = KeyText.parse(PLACE, text.substring(PREFIX.length()));
    SignerKey key = new SignerKey(parts.name(), parts.type(), parts.key());
    if (key.verifier.keyId() != parts.keyId()) {
      throw new LogFormatException(PLACE, "the hash is not of this name and key");
    }
    return key;
  }

  /** The secret itself, to be kept in a file that only its owner reads. */
  public String secretText() {
    return PREFIX + new KeyText(verifier.name(), verifier.type(), verifier.keyId(), seed).print();
  }

  public VerifierKey verifier() {
    return verifier;
  }

  /**
   * A log's signature over the text of a note.
   *
   * @throws IllegalStateException when this is a witness's key
   */
  public NoteSignature sign(String noteText) {
    demand(SignatureType.ED25519);
    return signature(over(noteText.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A witness's signature over the text of a checkpoint.
   *
   * @param seconds since 1970, when it was seen to be consistent
   * @throws IllegalStateException when this is a log's key
   */
  public NoteSignature cosign(String noteText, long seconds) {
    demand(SignatureType.COSIGNATURE_V1);
    byte[] signed = over(Cosignature.message(noteText, seconds));
    return signature(Cosignature.timestamped(seconds, signed));
  }

  private byte[] over(byte[] message) {
    return Ed25519.sign(seed, verifier.key().array(), message);
  }

  private NoteSignature signature(byte[] bytes) {
    return new NoteSignature(verifier.name(), verifier.keyId(), new Bytes(bytes));
  }

  private void demand(SignatureType type) {
    if (verifier.type() != type) {
      throw new IllegalStateException("a log signs and a witness cosigns, each with its own key");
    }
  }

  @Override
  public String toString() {
    return verifier.toString();
  }
}
