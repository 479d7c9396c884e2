package perennial.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A request as bytes, written anew for each call into the same array: rendering costs little. */
final class Message {
  private byte[] bytes = new byte[4_096];
  private int length;
  private @Nullable Message scratch;

  /** Another one, to write a part of this one in whose length must be known first. */
  Message scratch() {
    if (scratch == null) {
      scratch = new Message();
    }
    return scratch.clear();
  }

  Message clear() {
    length = 0;
    return this;
  }

  Message put(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  Message put(String text) {
    return put(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A number in decimal, with leading zeros up to a width. */
  Message put(long number, int width) {
    ensure(width);
    long rest = number;
    for (int i = length + width - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
    return this;
  }

  Message put(Message other) {
    ensure(other.length);
    System.arraycopy(other.bytes, 0, bytes, length, other.length);
    length += other.length;
    return this;
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
