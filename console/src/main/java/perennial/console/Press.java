package perennial.console;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.RequestFailed;

/** Sets pages as documents, a few at once, whatever they are of. */
final class Press {
  /** Setting a document takes a core for 0.1 s; other calls need the others. */
  static final int AT_ONCE_MAX = 2;

  private final Semaphore turns = new Semaphore(AT_ONCE_MAX);

  /**
   * @throws RequestFailed when others are being set
   */
  byte[] print(String html) {
    if (!turns.tryAcquire()) {
      throw new RequestFailed(
          Failure.of(FailureKind.OVERLOADED, "Other documents are being made. Please try again.")
              .retryAfter(Duration.ofSeconds(1)));
    }
    try {
      return Pdf.of(html);
    } finally {
      turns.release();
    }
  }
}
