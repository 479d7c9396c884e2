package perennial.web.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import perennial.web.CallNotes;
import perennial.web.Dialect;
import perennial.web.Failure;

/**
 * One request on its way through the door: what was settled about it when it came in, and whose
 * thread works on it now.
 */
final class Exchange {

  /** The name under which Jetty's request carries it, through every layer that wraps it. */
  static final String ATTRIBUTE = Exchange.class.getName();

  /** The route of a request that has none. */
  static final String NO_ROUTE = "none";

  final Request request;
  final Response response;
  final String id;
  final Instant receivedAt;
  final Dialect dialect;
  final CallNotes notes = new CallNotes();
  private final long beganNanos;
  private final long deadlineNanos;
  private String route = NO_ROUTE;
  private boolean recorded;

  private @Nullable Thread worker;
  private @Nullable Failure expiry;

  Exchange(
      Request request,
      Response response,
      String id,
      Instant receivedAt,
      Dialect dialect,
      Duration requestTime) {
    this.request = request;
    this.response = response;
    this.id = id;
    this.receivedAt = receivedAt;
    this.dialect = dialect;
    this.beganNanos = request.getBeginNanoTime();
    this.deadlineNanos = beganNanos + requestTime.toNanos();
  }

  String route() {
    return route;
  }

  void route(String template) {
    route = template;
  }

  long beganNanos() {
    return beganNanos;
  }

  boolean isLate(long nanos) {
    return nanos - deadlineNanos > 0;
  }

  /** True once: an exchange is counted and logged once, whatever fails after its answer. */
  boolean firstRecord() {
    boolean first = !recorded;
    recorded = true;
    return first;
  }

  /** From now on this thread may be interrupted when the time is over. */
  synchronized void beginWork() {
    worker = Thread.currentThread();
  }

  /** From now on it may not; an interrupt that came too late is taken back. */
  synchronized void endWork() {
    worker = null;
    if (expiry != null) {
      Thread.interrupted();
    }
  }

  /** Interrupts the work, once. */
  synchronized void expire(Failure why) {
    if (worker != null && expiry == null) {
      expiry = why;
      worker.interrupt();
    }
  }

  /** What to answer when the work was cut short by us. */
  synchronized Optional<Failure> expiry() {
    return Optional.ofNullable(expiry);
  }
}
