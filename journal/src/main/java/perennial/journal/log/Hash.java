package perennial.journal.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import perennial.kernel.Digests;

/**
 * A SHA-256 value of 32 bytes. The array is not copied; whoever hands it over gives it up.
 *
 * @throws IllegalArgumentException when there are not exactly 32 bytes
 */
public record Hash(byte[] bytes) {
  public static final int LENGTH = Digests.LENGTH;

  public Hash {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
  }

  /** The 32 bytes at an offset of a longer array, copied. */
  public static Hash at(byte[] array, int offset) {
    return new Hash(Arrays.copyOfRange(array, offset, offset + LENGTH));
  }

  /**
   * @throws LogFormatException when the text is no strict base64 of 32 bytes
   */
  public static Hash ofBase64(String place, String text) {
    byte[] bytes = StrictBase64.decode(place, text);
    if (bytes.length != LENGTH) {
      throw new LogFormatException(place, "a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes);
  }

  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
