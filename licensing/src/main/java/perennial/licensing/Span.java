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

  /** Of what does not hold yet: the next of it is the first. */
  static final Span NOT_YET = new Span(0, -1, Instant.EPOCH, null, Instant.EPOCH, null);

  static Span first(Instant validFrom, Instant recordedAt) {
    return new Span(0, 0, validFrom, null, recordedAt, null);
  }

  /**
   * What is kept of this when something else holds from an instant on: what was known of it until
   * now, and that it held until then. The second is missing where it never did. What had ended by
   * then is kept as it is.
   */
  List<Span> past(Instant from, Instant now) {
    if (validTo != null && !from.isBefore(validTo)) {
      return List.of(new Span(kept + 1, 0, validFrom, validTo, recordedFrom, null));
    }
    Instant known = knownAt(now);
    var past = new ArrayList<Span>();
    past.add(new Span(kept + 1, 0, validFrom, validTo, recordedFrom, known));
    if (from.isAfter(validFrom)) {
      past.add(new Span(kept + 2, 0, validFrom, from, known, null));
    }
    return past;
  }

  /** What holds from an instant on, known from now on. */
  Span next(Instant from, Instant now) {
    if (kept < 0) {
      return first(from, now);
    }
    Instant begins = from.isAfter(validFrom) ? from : validFrom;
    return new Span(0, kept + past(from, now).size(), begins, null, knownAt(now), null);
  }

  /**
   * The same, until an instant; no time is empty, so what ends as it begins holds for the least.
   */
  Span until(@Nullable Instant end) {
    Instant least = validFrom.plusNanos(1_000);
    Instant to = end != null && end.isBefore(least) ? least : end;
    return new Span(n, kept, validFrom, to, recordedFrom, recordedTo);
  }

  /** What is kept of this when it becomes known that it ends: what was known of it until now. */
  Span known(Instant now) {
    return new Span(kept + 1, 0, validFrom, validTo, recordedFrom, knownAt(now));
  }

  /** That it ends, known from now on. */
  Span ending(Instant end, Instant now) {
    return new Span(0, kept + 1, validFrom, null, knownAt(now), null).until(end);
  }

  boolean holdsAt(Instant at) {
    return !at.isBefore(validFrom) && (validTo == null || at.isBefore(validTo));
  }

  boolean isKnownAt(Instant known) {
    return !known.isBefore(recordedFrom) && (recordedTo == null || known.isBefore(recordedTo));
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
