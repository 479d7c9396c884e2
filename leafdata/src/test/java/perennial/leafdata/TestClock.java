package perennial.leafdata;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands until a test moves it. The journal never goes back in time, so neither should
 * a test.
 */
public final class TestClock implements InstantSource {
  /** 10:00 in the morning on the Pacific coast. */
  public static final Instant START = Instant.parse("2026-03-02T18:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
