package perennial.web.server;

import java.time.Duration;

/**
 * What the door takes at most; everything that a caller can make large or slow has a line here.
 *
 * @param bodyBytes bytes of one body
 * @param headerBytes bytes of request line and header fields together
 * @param uriBytes bytes of the request target
 * @param inFlight requests under way in total
 * @param inFlightPerCaller requests under way for one caller
 * @param ratePerSecond requests a second for one caller; 0 means no such limit
 * @param rateBurst requests that a caller may send at once after a pause
 * @param bodyBytesInFlight bytes of all bodies held at once
 * @param requestTime from the first byte of a request to its answer
 * @param idleTime silence on a connection, also in the middle of a body
 * @param connections open connections; further ones wait to be accepted
 */
public record Limits(
    int bodyBytes,
    int headerBytes,
    int uriBytes,
    int inFlight,
    int inFlightPerCaller,
    int ratePerSecond,
    int rateBurst,
    long bodyBytesInFlight,
    Duration requestTime,
    Duration idleTime,
    int connections) {

  /** 2,500 lab results with 211 analytes each are about 10 MB; clients send hundreds at most. */
  public static final int BODY_BYTES = 8 * 1024 * 1024;

  /** Real clients send under 1 KiB; load balancers and tracing add some. */
  public static final int HEADER_BYTES = 16 * 1024;

  /** The longest real target, with every filter set, is under 1 KiB. */
  public static final int URI_BYTES = 8 * 1024;

  /** More at once only wait for the database, whose pool is far smaller. */
  public static final int IN_FLIGHT = 512;

  /** One licensee's writes are serial; its integrator's software runs a few threads. */
  public static final int IN_FLIGHT_PER_CALLER = 64;

  /** Off: the limit in flight is enough until an operator finds otherwise. */
  public static final int RATE_PER_SECOND = 0;

  /** Two seconds' worth at 100 a second. */
  public static final int RATE_BURST = 200;

  /** With trees of about 10 times the body, this bounds the heap that bodies can take. */
  public static final long BODY_BYTES_IN_FLIGHT = 64L * 1024 * 1024;

  /** The clients' own timeouts are 30 to 60 seconds. */
  public static final Duration REQUEST_TIME = Duration.ofSeconds(30);

  /** As long as a request may take, so that a slow answer is not cut off. */
  public static final Duration IDLE_TIME = Duration.ofSeconds(35);

  /** An idle connection costs about 10 KB. */
  public static final int CONNECTIONS = 10_000;

  /**
   * Bytes past the body limit that are read and thrown away, so that a client that is still sending
   * gets to read why; one that sends more finds its connection closed.
   */
  static final long DRAIN_BYTES = 32L * 1024 * 1024;

  public Limits {
    if (Math.min(bodyBytes, Math.min(headerBytes, uriBytes)) < 1
        || Math.min(inFlight, Math.min(inFlightPerCaller, connections)) < 1
        || bodyBytesInFlight < bodyBytes) {
      throw new IllegalArgumentException("a limit under which no request could be taken");
    }
    if (ratePerSecond < 0 || (ratePerSecond > 0 && rateBurst < 1)) {
      throw new IllegalArgumentException("a rate under which no request could be taken");
    }
    if (!requestTime.isPositive() || !idleTime.isPositive()) {
      throw new IllegalArgumentException("a time in which no request could be answered");
    }
  }

  /** The limits that hold unless configured otherwise. */
  public static Limits standard() {
    return new Limits(
        BODY_BYTES,
        HEADER_BYTES,
        URI_BYTES,
        IN_FLIGHT,
        IN_FLIGHT_PER_CALLER,
        RATE_PER_SECOND,
        RATE_BURST,
        BODY_BYTES_IN_FLIGHT,
        REQUEST_TIME,
        IDLE_TIME,
        CONNECTIONS);
  }
}
