package perennial.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a second passes on whenever it is read, from the start of 2026. */
public final class SteppingClock implements InstantSource {
  private Instant now = Instant.parse("2026-01-01T08:00:00Z");

  @Override
  public synchronized Instant instant() {
    now = now.plusSeconds(1);
    return now;
  }

  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }
}
