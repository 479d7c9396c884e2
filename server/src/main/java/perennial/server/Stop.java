package perennial.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/**
 * A signal's way to the main thread, and the main thread's exit status back to the process.
 *
 * <p>A Java machine that a signal ends exits with 128 + the signal, however well it stopped; a
 * service manager takes that for a failure. So the hook that the signal runs waits until all is
 * closed and then ends the process with the status that the main thread gives.
 */
final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  private Stop() {}

  /** In place before anything runs, so that a signal during the start is heeded too. */
  static Stop onSignal() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::end, "stop"));
    return stop;
  }

  /** Waits for the signal. */
  void await() throws InterruptedException {
    asked.await();
  }

  /** All is closed; the first status given is the process's. */
  void finish(int exit) {
    status.complete(exit);
  }

  private void end() {
    boolean signalled = !status.isDone();
    asked.countDown();
    try {
      int exit = status.get();
      if (signalled) {
        // Nothing is left to run: this is the only hook, and the main thread has closed all.
        Runtime.getRuntime().halt(exit);
      }
    } catch (InterruptedException | ExecutionException e) {
      Thread.currentThread().interrupt();
    }
  }
}
