package perennial.kernel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the one hash of the journal. */
public final class Digests {
  public static final int LENGTH = 32;

  /** To be cloned: looking up a provider costs more than hashing some hundred bytes. */
  private static final MessageDigest SHA_256 = newSha256();

  private Digests() {}

  /** The digest of the concatenation of the parts. */
  public static byte[] sha256(byte[]... parts) {
    MessageDigest digest = fresh();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static MessageDigest fresh() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      return newSha256();
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
