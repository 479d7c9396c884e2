package perennial.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bodies that are too long, too slow, broken off, or ignored. */
class BodiesTest {

  private static final String POST = "POST /api/v1/areas HTTP/1.1\nHost: a\n";
  private static final String GET = "GET /api/v1/areas HTTP/1.1\nHost: a\n";

  @Test
  void takesTheMostBytesAndNotOneMore() throws IOException {
    try (TestServer server = new TestServer(TestLimits.small().make())) {
      assertThat(server.call(announced(TestLimits.BODY)).body()).isEqualTo("1000");
      assertRefused(server.call(announced(TestLimits.BODY + 1)), "TOO_LARGE");
      assertThat(server.call(chunked(TestLimits.BODY)).body()).isEqualTo("1000");
      assertRefused(server.call(chunked(TestLimits.BODY + 1)), "TOO_LARGE");
      assertThat(server.web.meters().get("http.server.body.bytes").gauge().value()).isZero();
    }
  }

  @Test
  void letsAClientThatIsStillSendingReadWhy() throws IOException {
    try (TestServer server = new TestServer(TestLimits.small().make());
        RawCall call = new RawCall(server.port())) {
      int length = 5_000_000;
      call.send(POST + "Content-Length: " + length + "\n\n");
      call.send(new byte[length]);
      assertRefused(call.reply(), "TOO_LARGE");
      call.send(GET + "\n");
      assertThat(call.reply().body()).isEqualTo("[]");
    }
  }

  @Test
  void refusesWithoutReadingWhatIsFarTooLarge() throws IOException {
    try (TestServer server = new TestServer(TestLimits.small().make())) {
      long length = TestLimits.BODY + Limits.DRAIN_BYTES + 1;
      assertRefused(server.call(POST + "Content-Length: " + length + "\n\n"), "TOO_LARGE");
      String waits = "Expect: 100-continue\nContent-Length: " + (TestLimits.BODY + 1) + "\n\n";
      assertRefused(server.call(POST + waits), "TOO_LARGE");
    }
  }

  @Test
  void tellsAWaitingClientToContinue() throws IOException {
    try (TestServer server = new TestServer(TestLimits.small().make());
        RawCall call = new RawCall(server.port())) {
      call.send(POST + "Expect: 100-continue\nContent-Length: 2\n\n");
      assertThat(call.reply().status()).isEqualTo(100);
      assertThat(call.send("{}").reply().body()).isEqualTo("2");
    }
  }

  @Test
  void refusesABodyThatStopsComing() throws IOException {
    Limits impatient = TestLimits.small().idleTime(Duration.ofMillis(300)).make();
    try (TestServer server = new TestServer(impatient)) {
      assertRefused(server.call(POST + "Content-Length: 9\n\nabc"), "BODY_TIMEOUT");
      assertRefused(server.call(POST + "Transfer-Encoding: chunked\n\n3\nabc"), "BODY_TIMEOUT");
      assertRefused(server.call(GET + "Content-Length: 9\n\nabc"), "BODY_TIMEOUT");
    }
  }

  @Test
  void refusesABodyThatComesTooSlowly() throws IOException, InterruptedException {
    Limits impatient = TestLimits.small().requestTime(Duration.ofMillis(300)).make();
    try (TestServer server = new TestServer(impatient);
        RawCall call = new RawCall(server.port())) {
      call.send(POST + "Content-Length: 100\n\n");
      for (int i = 0; i < 2; i++) {
        Thread.sleep(200); // the second comes too late, and no silence was as long as the idle time
        call.send("a");
      }
      assertRefused(call.reply(), "BODY_TIMEOUT");
    }
  }

  @Test
  void refusesABodyThatIsBrokenOff() throws IOException {
    try (TestServer server = new TestServer(TestLimits.small().make());
        RawCall call = new RawCall(server.port())) {
      call.send(POST + "Content-Length: 9\n\nabc").endOutput();
      assertRefused(call.reply(), "MALFORMED");
      assertThat(call.isClosedByServer()).isTrue();
    }
  }

  @Test
  void closesASilentConnectionWithoutAWord() throws IOException {
    Limits impatient = TestLimits.small().idleTime(Duration.ofMillis(200)).make();
    try (TestServer server = new TestServer(impatient);
        RawCall silent = new RawCall(server.port());
        RawCall halfway = new RawCall(server.port())) {
      halfway.send("GET /api/v1/areas HT");
      assertThat(silent.isClosedByServer()).isTrue();
      assertThat(halfway.isClosedByServer()).isTrue();
    }
  }

  @Test
  void ignoresTheBodyOfAGetAndKeepsTheConnection() throws IOException, InterruptedException {
    try (TestServer server = new TestServer(TestLimits.small().make());
        RawCall call = new RawCall(server.port())) {
      call.send(GET + "Content-Type: application/json\nContent-Length: 18\n\n");
      Thread.sleep(50);
      call.send("{\"externalId\":\"1\"}");
      assertThat(call.reply().body()).isEqualTo("[]");
      call.send(GET + "Transfer-Encoding: chunked\n\n2\n{}\n0\n\n");
      assertThat(call.reply().body()).isEqualTo("[]");
    }
  }

  @Test
  void holdsNoMoreThanAllBodiesMayTakeTogether() throws IOException {
    Limits tight = TestLimits.small().together(TestLimits.BODY).make();
    try (TestServer server = new TestServer(tight);
        RawCall slow = new RawCall(server.port())) {
      slow.send(POST + "Content-Length: 600\n\n" + "a".repeat(500));
      await(server, 600);
      RawCall.Reply reply = server.call(announced(500));
      assertRefused(reply, "OVERLOADED", 502);
      assertThat(reply.field("Retry-After")).contains("1");
      slow.send("a".repeat(100));
      assertThat(slow.reply().body()).isEqualTo("600");
      assertThat(server.call(announced(500)).body()).isEqualTo("500");
    }
  }

  private static void await(TestServer server, int bytes) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (server.web.meters().get("http.server.body.bytes").gauge().value() < bytes) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static String announced(int length) {
    return POST + "Content-Length: " + length + "\n\n" + "a".repeat(length);
  }

  private static String chunked(int length) {
    return POST
        + "Transfer-Encoding: chunked\n\n"
        + "1\na\n"
        + Integer.toHexString(length - 1)
        + "\n"
        + "a".repeat(length - 1)
        + "\n0\n\n";
  }

  private static void assertRefused(RawCall.Reply reply, String kind) {
    assertRefused(reply, kind, 422);
  }

  private static void assertRefused(RawCall.Reply reply, String kind, int status) {
    assertThat(reply.body()).contains("\"kind\":\"" + kind + "\"");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.field("Content-Type")).contains(StrictDialect.CONTENT_TYPE);
  }
}
