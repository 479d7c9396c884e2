package perennial.leafdata.door;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Method;
import perennial.web.Request;

/** {@code GET /api/v1/held}: a request that stays under way until the test lets it go. */
final class HeldRoute implements Endpoint {
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return LeafDialect.PREFIX + "/held";
  }

  @Override
  public String summary() {
    return "Waits.";
  }

  @Override
  public Answer handle(Request request) {
    arrived.countDown();
    try {
      if (!release.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never released");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted at localhost in /var/lib", e);
    }
    return LeafDialect.ok(new byte[] {'[', ']'});
  }

  void awaitArrival() throws InterruptedException {
    if (!arrived.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("no request arrived");
    }
  }

  void release() {
    release.countDown();
  }
}
