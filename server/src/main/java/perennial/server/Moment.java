package perennial.server;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time as a person reads it: to the second. Where it may be typed back, it stays as it is. */
final class Moment {
  private Moment() {}

  static String of(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
