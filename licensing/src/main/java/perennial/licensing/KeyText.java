package perennial.licensing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import perennial.kernel.Digests;
import perennial.kernel.RandomSource;

/**
 * A user's key as the user holds it. The registry keeps its digest only, so a lost key is replaced,
 * never shown again.
 */
public record KeyText(String text) {
  /** 256 bits: guessing is hopeless, so the digest needs no salt and no slow hash. */
  public static final int BYTES = 32;

  public static KeyText generate(RandomSource random) {
    return new KeyText(HexFormat.of().formatHex(random.bytes(BYTES)));
  }

  /** SHA-256 in 64 lower-case hexadecimal digits. */
  public String digest() {
    return HexFormat.of().formatHex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Digits of the digest by which people tell keys apart: a chance of one in 2^64 for two. */
  public static final int FINGERPRINT_LENGTH = 16;

  /** The digits of a digest by which people tell keys apart; they open nothing. */
  public static String fingerprint(String digest) {
    return digest.substring(0, FINGERPRINT_LENGTH);
  }

  /** Never the key: it must not reach a log. */
  @Override
  public String toString() {
    return "KeyText";
  }
}
