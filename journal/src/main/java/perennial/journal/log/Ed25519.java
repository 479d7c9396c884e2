package perennial.journal.log;

/**
 * Ed25519 of RFC 8032 over plain byte arrays. The library's low-level functions are used because
 * the platform's own provider signs at about a tenth of their speed (ADR 12).
 */
final class Ed25519 {
  static final int SEED_LENGTH = 32;
  static final int PUBLIC_LENGTH = 32;
  static final int SIGNATURE_LENGTH = 64;

  private Ed25519() {}

  static byte[] publicKey(byte[] seed) {
    byte[] key = new byte[PUBLIC_LENGTH];
    org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, key, 0);
    return key;
  }

  static byte[] sign(byte[] seed, byte[] publicKey, byte[] message) {
    byte[] signature = new byte[SIGNATURE_LENGTH];
    org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
        seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  /** False for every signature of another length, too. */
  static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    return signature.length == SIGNATURE_LENGTH
        && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
            signature, 0, publicKey, 0, message, 0, message.length);
  }

  /**
   * Is it a point of the curve, of the full order? Under a key of small order anything verifies.
   */
  static boolean isPublicKey(byte[] key) {
    return key.length == PUBLIC_LENGTH
        && org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(key, 0);
  }
}
