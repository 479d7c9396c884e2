package perennial.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Requests under way: how many, for how long, and what becomes of them when the server stops. */
class GateTest {

  private static final String HOLD = "GET /api/v1/hold HTTP/1.1\nHost: a\nx-key: k1\n\n";
  private static final String AREAS = "GET /api/v1/areas HTTP/1.1\nHost: a\nx-key: ";

  @Test
  void takesAsManyAsItMayAndNotOneMore() throws Exception {
    Limits one = TestLimits.small().inFlight(1).make();
    try (TestServer server = new TestServer(one);
        RawCall held = new RawCall(server.port())) {
      held.send(HOLD);
      arrived(server);
      RawCall.Reply reply = server.call(AREAS + "k2\n\n");
      assertRefused(reply, 502, "OVERLOADED");
      assertThat(reply.field("Retry-After")).contains("1");
      assertThat(server.get("/health/live").status()).isEqualTo(200);
      assertThat(server.get("/health/ready").status()).isEqualTo(200);
      assertThat(server.get("/metrics").status()).isEqualTo(200);
      server.release.countDown();
      assertThat(held.reply().body()).isEqualTo("held");
      eventuallyEmpty(server);
      assertThat(server.call(AREAS + "k2\n\n").status()).isEqualTo(200);
    }
  }

  @Test
  void takesAsManyOfOneCallerAsItMay() throws Exception {
    Limits one = TestLimits.small().perCaller(1).make();
    try (TestServer server = new TestServer(one);
        RawCall held = new RawCall(server.port())) {
      held.send(HOLD);
      arrived(server);
      RawCall.Reply reply = server.call(AREAS + "k1\n\n");
      assertRefused(reply, 423, "TOO_MANY_IN_FLIGHT");
      assertThat(reply.field("Retry-After")).contains("1");
      assertThat(server.call(AREAS + "k2\n\n").status()).isEqualTo(200);
      assertThat(server.get("/api/v1/areas").status()).isEqualTo(200);
      server.release.countDown();
      assertThat(held.reply().body()).isEqualTo("held");
      eventuallyEmpty(server);
      assertThat(server.call(AREAS + "k1\n\n").status()).isEqualTo(200);
    }
  }

  @Test
  void limitsTheRateOfOneCaller() throws Exception {
    try (TestServer server = new TestServer(TestLimits.small().rate(1, 2).make())) {
      assertThat(server.call(AREAS + "k1\n\n").status()).isEqualTo(200);
      assertThat(server.call(AREAS + "k1\n\n").status()).isEqualTo(200);
      RawCall.Reply reply = server.call(AREAS + "k1\n\n");
      assertRefused(reply, 423, "RATE_LIMITED");
      assertThat(reply.field("Retry-After")).contains("1");
      assertThat(server.call(AREAS + "k2\n\n").status()).isEqualTo(200);
    }
  }

  @Test
  void interruptsWhatTakesTooLong() throws Exception {
    Limits hasty = TestLimits.small().requestTime(Duration.ofMillis(200)).make();
    try (TestServer server = new TestServer(hasty)) {
      assertRefused(server.call(HOLD), 504, "TIMEOUT");
      assertThat(server.interrupted).hasValue(1);
      assertThat(server.get("/api/v1/areas").status()).isEqualTo(200);
    }
  }

  @Test
  void answersWhatTakesLongerThanASilentConnectionMay() throws Exception {
    Limits impatient = TestLimits.small().idleTime(Duration.ofMillis(200)).make();
    try (TestServer server = new TestServer(impatient);
        RawCall held = new RawCall(server.port())) {
      held.send(HOLD);
      arrived(server);
      Thread.sleep(500);
      server.release.countDown();
      assertThat(held.reply().body()).isEqualTo("held");
    }
  }

  @Test
  void finishesWhatIsUnderWayAndTellsTheOthers() throws Exception {
    try (TestServer server = new TestServer(TestLimits.small().make());
        RawCall held = new RawCall(server.port());
        RawCall idle = new RawCall(server.port())) {
      idle.send("GET /api/v1/areas HTTP/1.1\nHost: a\n\n").reply();
      held.send(HOLD);
      arrived(server);
      CompletableFuture<Boolean> stopped = stop(server, Duration.ofSeconds(10));
      eventuallyNotReady(server);
      RawCall.Reply told = idle.send("GET /api/v1/areas HTTP/1.1\nHost: a\n\n").reply();
      assertRefused(told, 502, "STOPPING");
      assertThat(told.field("Retry-After")).contains("5");
      assertThat(told.field("Connection")).contains("close");
      assertThat(idle.isClosedByServer()).isTrue();
      assertRefused(server.call(HOLD), 502, "STOPPING");
      assertThat(server.get("/health/live").status()).isEqualTo(200);
      assertThat(stopped).isNotDone();
      server.release.countDown();
      RawCall.Reply finished = held.reply();
      assertThat(finished.body()).isEqualTo("held");
      assertThat(finished.field("Connection")).contains("close");
      assertThat(stopped.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void finishesABodyThatWasBegun() throws Exception {
    try (TestServer server = new TestServer(TestLimits.small().make());
        RawCall slow = new RawCall(server.port())) {
      slow.send("POST /api/v1/areas HTTP/1.1\nHost: a\nContent-Length: 4\n\nab");
      eventually(() -> inFlight(server) == 1);
      CompletableFuture<Boolean> stopped = stop(server, Duration.ofSeconds(10));
      eventuallyNotReady(server);
      assertThat(slow.send("cd").reply().body()).isEqualTo("4");
      assertThat(stopped.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void interruptsWhatOutlastsTheGrace() throws Exception {
    try (TestServer server = new TestServer(TestLimits.small().make());
        RawCall held = new RawCall(server.port())) {
      held.send(HOLD);
      arrived(server);
      CompletableFuture<Boolean> stopped = stop(server, Duration.ofMillis(100));
      assertRefused(held.reply(), 502, "STOPPING");
      assertThat(stopped.get(10, TimeUnit.SECONDS)).isFalse();
      assertThat(server.interrupted).hasValue(1);
    }
  }

  private static CompletableFuture<Boolean> stop(TestServer server, Duration grace) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return server.web.stop(grace);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private static void arrived(TestServer server) throws InterruptedException {
    assertThat(server.arrived.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static double inFlight(TestServer server) {
    return server.web.meters().get("http.server.inflight").gauge().value();
  }

  private static void eventuallyEmpty(TestServer server) throws Exception {
    eventually(() -> inFlight(server) == 0);
  }

  private static void eventuallyNotReady(TestServer server) throws Exception {
    eventually(() -> server.get("/health/ready").status() == 503);
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void eventually(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(2);
    }
  }

  private static void assertRefused(RawCall.Reply reply, int status, String kind) {
    assertThat(reply.body()).contains("\"kind\":\"" + kind + "\"");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.field("Content-Type")).contains(StrictDialect.CONTENT_TYPE);
  }
}
