package perennial.web.server;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.RequestFailed;

/**
 * Requests in flight and, when configured, requests a second, for each caller.
 *
 * <p>The map stays bounded: without a rate only callers with a request under way are kept, hence at
 * most as many as requests in flight; with one, at most {@link #MAX_CALLERS}, of which idle ones
 * are forgotten first. A forgotten caller starts with a full bucket, which only favors it.
 */
final class CallerLimits {

  /** Some 100 bytes each; the state has a few thousand licensees. */
  static final int MAX_CALLERS = 20_000;

  /** Longer keys are cut: callers that share so much of a key share its limits. */
  static final int MAX_KEY_LENGTH = 128;

  private static final Duration SOON = Duration.ofSeconds(1);

  /** Between two looks through the whole map, so that a flood of new callers is not made dear. */
  private static final long SWEEP_PAUSE_NANOS = SOON.toNanos();

  private final int inFlight;
  private final int rate;
  private final int burst;
  private final LongSupplier nanos;
  private final ConcurrentMap<String, Caller> callers = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep;

  CallerLimits(Limits limits, LongSupplier nanos) {
    this.inFlight = limits.inFlightPerCaller();
    this.rate = limits.ratePerSecond();
    this.burst = limits.rateBurst();
    this.nanos = nanos;
    this.nextSweep = new AtomicLong(nanos.getAsLong());
  }

  /** A caller's state; changed only inside the map's own lock on its key. */
  private static final class Caller {
    private int inFlight;
    private final Bucket bucket;

    Caller(Bucket bucket) {
      this.bucket = bucket;
    }
  }

  /** What a request holds while it is under way. */
  final class Pass implements AutoCloseable {
    private final String key;

    private Pass(String key) {
      this.key = key;
    }

    @Override
    public void close() {
      callers.computeIfPresent(
          key,
          (name, caller) -> {
            caller.inFlight--;
            return isForgettable(caller, nanos.getAsLong()) ? null : caller;
          });
    }
  }

  /**
   * Lets a caller's request in.
   *
   * @throws RequestFailed {@link FailureKind#TOO_MANY_IN_FLIGHT} or {@link
   *     FailureKind#RATE_LIMITED}
   */
  Pass enter(String callerKey) {
    String key =
        callerKey.length() <= MAX_KEY_LENGTH ? callerKey : callerKey.substring(0, MAX_KEY_LENGTH);
    if (rate > 0 && callers.size() >= MAX_CALLERS && !callers.containsKey(key)) {
      forgetSome();
    }
    long now = nanos.getAsLong();
    callers.compute(
        key,
        (name, known) -> {
          Caller caller = known == null ? new Caller(new Bucket(rate, burst, now)) : known;
          if (caller.inFlight >= inFlight) {
            throw new RequestFailed(
                Failure.of(
                        FailureKind.TOO_MANY_IN_FLIGHT,
                        "You have " + inFlight + " requests under way, which is the most you may.")
                    .retryAfter(SOON));
          }
          Duration wait = caller.bucket.take(now);
          if (!wait.isZero()) {
            throw new RequestFailed(
                Failure.of(
                        FailureKind.RATE_LIMITED,
                        "You may send " + rate + " requests a second, which you have passed.")
                    .retryAfter(wait));
          }
          caller.inFlight++;
          return caller;
        });
    return new Pass(key);
  }

  int size() {
    return callers.size();
  }

  private boolean isForgettable(Caller caller, long now) {
    return caller.inFlight == 0 && caller.bucket.isFull(now);
  }

  /** Forgets all that lost nothing by it; if there is none, one idle caller. */
  private void forgetSome() {
    long now = nanos.getAsLong();
    long due = nextSweep.get();
    if (now - due >= 0 && nextSweep.compareAndSet(due, now + SWEEP_PAUSE_NANOS)) {
      callers.keySet().forEach(key -> callers.computeIfPresent(key, (k, c) -> kept(c, now)));
    }
    if (callers.size() < MAX_CALLERS) {
      return;
    }
    for (String key : callers.keySet()) {
      if (callers.computeIfPresent(key, (k, c) -> c.inFlight == 0 ? null : c) == null) {
        return;
      }
    }
  }

  private @Nullable Caller kept(Caller caller, long now) {
    return isForgettable(caller, now) ? null : caller;
  }
}
