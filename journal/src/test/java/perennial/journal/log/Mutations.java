package perennial.journal.log;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Spoils bytes as storage, proxies and people do: flips, cuts, repeats, inserts, swaps. */
final class Mutations {
  private static final byte[] TELLING =
      "\n \u2014+=/AZaz09\0\t\u0085".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private Mutations() {}

  /** The same seed gives the same bytes. */
  static byte[] mutate(byte[] original, int seed) {
    Random random = new Random(seed);
    byte[] bytes = original;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int end = at + random.nextInt(bytes.length - at + 1);
    return switch (random.nextInt(5)) {
      case 0 -> flip(bytes, random);
      case 1 -> join(Arrays.copyOf(bytes, at), tail(bytes, end));
      case 2 -> join(Arrays.copyOf(bytes, end), tail(bytes, at));
      case 3 -> join(Arrays.copyOf(bytes, at), telling(random), tail(bytes, at));
      default ->
          join(
              Arrays.copyOf(bytes, at),
              telling(random),
              tail(bytes, Math.min(at + 1, bytes.length)));
    };
  }

  private static byte[] flip(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] telling(Random random) {
    return new byte[] {TELLING[random.nextInt(TELLING.length)]};
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
