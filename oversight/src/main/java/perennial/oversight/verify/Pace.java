package perennial.oversight.verify;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;

/** Holds all threads of a verification to so many rows a second, so that requests go first. */
final class Pace {
  /** Time not used is not made up for beyond this: a sweep never runs after lost time. */
  private static final long SLACK_NANOS = 200_000_000;

  private static final long SECOND_NANOS = 1_000_000_000;

  private final long rowsPerSecond;
  private long due = System.nanoTime();

  /**
   * @param rowsPerSecond 0 for no such limit
   */
  Pace(long rowsPerSecond) {
    this.rowsPerSecond = rowsPerSecond;
  }

  boolean isLimited() {
    return rowsPerSecond > 0;
  }

  /**
   * Waits until this many rows more may be read.
   *
   * @throws CancellationException when the thread was interrupted
   */
  void take(long rows) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the verification was told to stop");
    }
    if (rowsPerSecond == 0 || rows == 0) {
      return;
    }
    long wait;
    synchronized (this) {
      long now = System.nanoTime();
      due = Math.max(due, now - SLACK_NANOS) + rows * SECOND_NANOS / rowsPerSecond;
      wait = due - now;
    }
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    }
  }
}
