package perennial.licensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a version holds and when that was known; both times begin with their first instant and end
 * before their last, and a time without an end is open.
 *
 * <p>Number 0 is what holds now, as known now: the row that acts change. What it was before is kept
 * in rows of higher numbers, which never change again.
 *
 * @param kept how many versions have been kept so far; 0 in those
 */
record Span(
    int n,
    int kept,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedFrom,
    @Nullable Instant recordedTo) {

  static Span first(Instant validFrom, Instant recordedAt) {
    return new Span(0, 0, validFrom, null, recordedAt, null);
  }

  /**
   * What is kept of this when something else holds from an instant on: what was known of it until
   * now, and that it held until then. The second is missing where it never did.
   */
  List<Span> past(Instant from, Instant now) {
    Instant known = knownAt(now);
    var past = new ArrayList<Span>();
    past.add(new Span(kept + 1, 0, validFrom, null, recordedFrom, known));
    if (from.isAfter(validFrom)) {
      past.add(new Span(kept + 2, 0, validFrom, from, known, null));
    }
    return past;
  }

  /** What holds from an instant on, known from now on. */
  Span next(Instant from, Instant now) {
    Instant begins = from.isAfter(validFrom) ? from : validFrom;
    return new Span(0, kept + past(from, now).size(), begins, null, knownAt(now), null);
  }

  /**
   * Two acts may be recorded in one microsecond, the least that the database tells apart; the
   * second then counts as known one later, so that no time is empty.
   */
  private Instant knownAt(Instant now) {
    Instant least = recordedFrom.plusNanos(1_000);
    return now.isBefore(least) ? least : now;
  }
}
