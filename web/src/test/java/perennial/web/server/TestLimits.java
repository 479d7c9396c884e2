package perennial.web.server;

import java.time.Duration;

/** Limits small enough to be passed in a test. */
final class TestLimits {

  static final int BODY = 1000;
  static final int HEADER = 2048;
  static final int URI = 256;

  private int bodyBytes = BODY;
  private int inFlight = 100;
  private int perCaller = 100;
  private int rate;
  private int burst;
  private long together = 100L * BODY;
  private Duration requestTime = Duration.ofSeconds(20);
  private Duration idleTime = Duration.ofSeconds(20);

  static TestLimits small() {
    return new TestLimits();
  }

  TestLimits bodyBytes(int bytes) {
    bodyBytes = bytes;
    together = Math.max(together, bytes);
    return this;
  }

  TestLimits inFlight(int requests) {
    inFlight = requests;
    return this;
  }

  TestLimits perCaller(int requests) {
    perCaller = requests;
    return this;
  }

  TestLimits rate(int perSecond, int atOnce) {
    rate = perSecond;
    burst = atOnce;
    return this;
  }

  TestLimits together(long bytes) {
    together = bytes;
    return this;
  }

  TestLimits requestTime(Duration time) {
    requestTime = time;
    return this;
  }

  TestLimits idleTime(Duration time) {
    idleTime = time;
    return this;
  }

  Limits make() {
    return new Limits(
        bodyBytes,
        HEADER,
        URI,
        inFlight,
        perCaller,
        rate,
        burst,
        together,
        requestTime,
        idleTime,
        1000);
  }
}
