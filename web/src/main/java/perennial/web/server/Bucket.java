package perennial.web.server;

import java.time.Duration;

/**
 * A token bucket: {@code burst} tokens at most, {@code rate} of them back in a second; each request
 * takes one. A rate of 0 is a bucket that never empties.
 *
 * <p>It is kept as the time at which the bucket will be full again, which needs one number and no
 * fractions. Not safe for use by two threads at once.
 */
final class Bucket {

  private static final long SECOND = 1_000_000_000L;

  private final long perToken;
  private final long capacity;
  private long fullAt;

  Bucket(int rate, int burst, long now) {
    this.perToken = rate == 0 ? 0 : SECOND / rate;
    this.capacity = perToken * burst;
    this.fullAt = now;
  }

  /** Takes a token; zero, or how long to wait until there is one. */
  Duration take(long now) {
    if (perToken == 0) {
      return Duration.ZERO;
    }
    long missing = Math.max(0, fullAt - now);
    if (missing + perToken > capacity) {
      return Duration.ofNanos(missing + perToken - capacity);
    }
    fullAt = now + missing + perToken;
    return Duration.ZERO;
  }

  boolean isFull(long now) {
    return fullAt - now <= 0;
  }
}
