package perennial.web.server;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request: the caller's own where it is sane, so that both sides' logs can be laid
 * beside each other; otherwise one of ours, random per start and counted per request.
 */
final class RequestIds {

  static final String HEADER = "X-Request-Id";

  /** A UUID has 36 characters, a trace id 32. */
  static final int MAX_LENGTH = 64;

  private static final int RADIX = 36;

  private final String start;
  private final AtomicLong count = new AtomicLong();

  RequestIds(RandomGenerator random) {
    this.start = Long.toUnsignedString(random.nextLong(), RADIX) + "-";
  }

  String of(@Nullable String sent) {
    return sent != null && isSane(sent)
        ? sent
        : start + Long.toString(count.incrementAndGet(), RADIX);
  }

  private static boolean isSane(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean sane =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || c == '-'
              || c == '_'
              || c == '.';
      if (!sane) {
        return false;
      }
    }
    return true;
  }
}
