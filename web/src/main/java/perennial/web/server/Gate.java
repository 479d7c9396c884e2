package perennial.web.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import perennial.web.Failure;
import perennial.web.FailureKind;

/** Counts the requests under way, lets no more in than the limit, and none once it is shut. */
final class Gate {

  private static final Duration SOON = Duration.ofSeconds(1);

  /** A restart takes about this long. */
  private static final Duration AFTER_RESTART = Duration.ofSeconds(5);

  private static final long POLL_MILLIS = 2;

  private final int limit;
  private final AtomicInteger inside = new AtomicInteger();
  private volatile boolean shut;

  Gate(int limit) {
    this.limit = limit;
  }

  /** Empty when the caller is in and must {@link #leave}; otherwise why it is not. */
  Optional<Failure> enter() {
    // Counted first and asked second: whoever shuts the gate then sees everyone who got in.
    if (inside.incrementAndGet() > limit) {
      leave();
      return Optional.of(
          Failure.of(FailureKind.OVERLOADED, "The server has too much to do; try again.")
              .retryAfter(SOON));
    }
    if (shut) {
      leave();
      return Optional.of(stopping());
    }
    return Optional.empty();
  }

  void leave() {
    inside.decrementAndGet();
  }

  int inside() {
    return inside.get();
  }

  void shut() {
    shut = true;
  }

  boolean isShut() {
    return shut;
  }

  static Failure stopping() {
    return Failure.of(FailureKind.STOPPING, "The server is stopping; try again.")
        .retryAfter(AFTER_RESTART);
  }

  /** Waits until nobody is inside; false when the time was over first. */
  boolean awaitEmpty(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (inside.get() > 0) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }
}
