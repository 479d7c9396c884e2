package perennial.leafdata.format;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A time as a caller gave it: a whole day, or an instant. Which of the two it was decides what a
 * rule may conclude from it, so it is kept.
 *
 * <p>Days are days of the jurisdiction's clock ({@link LeafTime#ZONE}).
 */
public sealed interface LeafMoment {

  /** The day on which it lies. */
  LocalDate day();

  /** The first instant that it covers: of a day, its midnight. */
  Instant start();

  /** The first instant after it: of a day, the next midnight; of an instant, one second later. */
  Instant end();

  /** A date without a time. */
  record Day(LocalDate day) implements LeafMoment {
    @Override
    public Instant start() {
      return LeafTime.startOf(day);
    }

    @Override
    public Instant end() {
      return LeafTime.startOf(day.plusDays(1));
    }
  }

  /** A date with a time; the wire knows whole seconds at best, RFC 3339 up to microseconds. */
  record At(Instant start) implements LeafMoment {
    @Override
    public LocalDate day() {
      return LeafTime.dayOf(start);
    }

    @Override
    public Instant end() {
      return start.plusSeconds(1);
    }
  }
}
