package perennial.web.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import perennial.web.Failure;
import perennial.web.FailureKind;

/**
 * Interrupts work that takes longer than a request may.
 *
 * <p>One thread looks at all work under way every few milliseconds, which costs a request less than
 * a timer of its own. Work that ignores interrupts is not cut short: its answer is only late.
 */
final class Deadlines implements AutoCloseable {

  private static final long LOOK_MILLIS = 20;

  private static final Failure TIMEOUT =
      Failure.of(
          FailureKind.TIMEOUT,
          "The request took too long and was given up; see what became of it before repeating it.");

  private final Set<Exchange> working = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  Deadlines() {
    thread = Thread.ofPlatform().daemon().name("web-deadlines").unstarted(this::look);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  void begin(Exchange exchange) {
    working.add(exchange);
    exchange.beginWork();
  }

  void end(Exchange exchange) {
    exchange.endWork();
    working.remove(exchange);
  }

  /** Interrupts everything at once: the time for a graceful stop is over. */
  void expireAll(Failure why) {
    working.forEach(exchange -> exchange.expire(why));
  }

  private void look() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(LOOK_MILLIS);
        long now = System.nanoTime();
        for (Exchange exchange : working) {
          if (exchange.isLate(now)) {
            exchange.expire(TIMEOUT);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
