package perennial.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import perennial.kernel.Bytes;
import perennial.kernel.RandomSource;

/**
 * Seals what may be erased: personal parts, request bytes, stored answers. AES-256-GCM; each object
 * has a key of its own, kept sealed under the registry's key, which lies in a file outside the
 * database. Whoever destroys an object's key has erased every copy.
 *
 * <p>A sealed text is a 12-byte nonce followed by ciphertext and tag. What it belongs to is
 * authenticated with it, so a sealed text cannot be moved to another object.
 */
public final class Vault {
  public static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec registryKey;
  private final RandomSource random;

  public Vault(byte[] registryKey, RandomSource random) {
    if (registryKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("the vault's key is " + KEY_BYTES + " bytes");
    }
    this.registryKey = new SecretKeySpec(registryKey, "AES");
    this.random = random;
  }

  /** A fresh object key. */
  byte[] newKey() {
    return random.bytes(KEY_BYTES);
  }

  Bytes sealKey(byte[] key, String owner) {
    return crypt(registryKey, key, owner);
  }

  byte[] openKey(Bytes sealed, String owner) {
    return open(registryKey, sealed, owner);
  }

  Bytes seal(byte[] key, byte[] plain, String owner) {
    return crypt(new SecretKeySpec(key, "AES"), plain, owner);
  }

  byte[] open(byte[] key, Bytes sealed, String owner) {
    return open(new SecretKeySpec(key, "AES"), sealed, owner);
  }

  private Bytes crypt(SecretKeySpec key, byte[] plain, String owner) {
    try {
      byte[] nonce = random.bytes(NONCE_BYTES);
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, owner);
      byte[] out = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, out, NONCE_BYTES);
      return new Bytes(out);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  private static byte[] open(SecretKeySpec key, Bytes sealed, String owner) {
    try {
      byte[] nonce = Arrays.copyOf(sealed.array(), NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, owner);
      return cipher.doFinal(sealed.array(), NONCE_BYTES, sealed.length() - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed part does not open with this registry's key", e);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String owner)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
