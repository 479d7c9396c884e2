package perennial.leafdata.door;

import java.time.Duration;
import perennial.web.server.Limits;

/** The standard limits with some made small enough for a test to pass them. */
final class TestLimits {
  private int bodyBytes = Limits.BODY_BYTES;
  private int inFlight = Limits.IN_FLIGHT;
  private int inFlightPerCaller = Limits.IN_FLIGHT_PER_CALLER;
  private int rate = Limits.RATE_PER_SECOND;
  private int burst = Limits.RATE_BURST;
  private Duration requestTime = Limits.REQUEST_TIME;

  static TestLimits with() {
    return new TestLimits();
  }

  TestLimits bodyBytes(int bytes) {
    bodyBytes = bytes;
    return this;
  }

  TestLimits inFlight(int requests) {
    inFlight = requests;
    return this;
  }

  TestLimits inFlightPerCaller(int requests) {
    inFlightPerCaller = requests;
    return this;
  }

  TestLimits rate(int perSecond, int atOnce) {
    rate = perSecond;
    burst = atOnce;
    return this;
  }

  TestLimits requestTime(Duration time) {
    requestTime = time;
    return this;
  }

  Limits make() {
    return new Limits(
        bodyBytes,
        Limits.HEADER_BYTES,
        Limits.URI_BYTES,
        inFlight,
        inFlightPerCaller,
        rate,
        burst,
        Limits.BODY_BYTES_IN_FLIGHT,
        requestTime,
        Limits.IDLE_TIME,
        Limits.CONNECTIONS);
  }
}
