package perennial.journal.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A witness's timestamped signature, C2SP tlog-cosignature in its Ed25519 form. */
public final class Cosignature {
  /** Big-endian seconds, then the signature. */
  static final int LENGTH = Long.BYTES + Ed25519.SIGNATURE_LENGTH;

  private Cosignature() {}

  /** What is signed: a line that tells it from every other signature, the time, the whole text. */
  static byte[] message(String noteText, long seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException("a cosignature is made after 1970");
    }
    String message = "cosignature/v1\ntime " + seconds + "\n" + noteText;
    return message.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] timestamped(long seconds, byte[] signature) {
    return ByteBuffer.allocate(LENGTH).putLong(seconds).put(signature).array();
  }

  static boolean verifies(byte[] publicKey, String noteText, byte[] timestamped) {
    if (timestamped.length != LENGTH || timestamped[0] < 0) {
      return false;
    }
    byte[] signature = Arrays.copyOfRange(timestamped, Long.BYTES, LENGTH);
    return Ed25519.verify(publicKey, message(noteText, seconds(timestamped)), signature);
  }

  /**
   * Seconds since 1970 at which the witness signed.
   *
   * @param verified a signature that a witness's key {@linkplain VerifierKey#verifies verifies}
   */
  public static long seconds(NoteSignature verified) {
    return seconds(verified.signature().array());
  }

  private static long seconds(byte[] timestamped) {
    return ByteBuffer.wrap(timestamped).getLong();
  }
}
