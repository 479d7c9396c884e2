package perennial.kernel;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes with value equality; the array is neither copied nor handed out for change. */
public record Bytes(byte[] array) {
  public int length() {
    return array.length;
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(array, that.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  /** Length only: what is sealed or hashed does not belong in a log. */
  @Override
  public String toString() {
    return array.length + " bytes";
  }

  public String toHex() {
    return HexFormat.of().formatHex(array);
  }
}
