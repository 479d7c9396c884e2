package perennial.bench;

import java.util.List;

/**
 * A measure at one number of clients: ours and, in the order of {@link Measure#limits}, theirs,
 * each summed over all rounds.
 */
record Figure(Measure measure, int clients, Slice ours, List<Slice> limits) {
  /** Items a second. */
  double rate() {
    return ours.callsPerSecond() * measure.load().items();
  }

  double limitRate(int limit) {
    return limits.get(limit).callsPerSecond() * measure.limits().get(limit).items();
  }

  /** Ours as a part of the limit. */
  double ratio(int limit) {
    return limitRate(limit) == 0 ? 0 : rate() / limitRate(limit);
  }

  /** Microseconds of processor time for each item. */
  double perItem(long micros) {
    return (double) micros / Math.max(1, ours.calls() * measure.load().items());
  }

  double limitPerItem(int limit) {
    Slice slice = limits.get(limit);
    return (double) slice.cpu().postgres()
        / Math.max(1, slice.calls() * measure.limits().get(limit).items());
  }
}
