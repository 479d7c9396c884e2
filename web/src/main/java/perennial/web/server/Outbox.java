package perennial.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import perennial.web.Answer;
import perennial.web.Failure;
import perennial.web.FailureKind;

/**
 * Sends answers: the one place where bytes leave, hence where all of them get their request id, are
 * counted and are logged.
 *
 * <p>It writes to Jetty's own response, below the servlet layer, which would rewrite the content
 * type ({@code charset=UTF-8} to {@code charset=utf-8}).
 */
final class Outbox {

  /** One line per request; successes only at DEBUG, since the metrics have them. */
  private static final Logger ACCESS = LoggerFactory.getLogger("perennial.access");

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** Other methods are counted as one: a caller may invent as many as it likes. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /**
   * Callers prove themselves by fields that caches know nothing of: one could get another's page.
   */
  private static final HttpField NO_STORE =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");

  /** What callers wrote is never a script, whatever it looks like. */
  private static final HttpField NO_SNIFFING =
      new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

  private static final int MAX_LOGGED_PATH = 128;
  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_DEFECT = 500;

  private final Gate gate;
  private final HttpMeters meters;

  Outbox(Gate gate, HttpMeters meters) {
    this.gate = gate;
    this.meters = meters;
  }

  /** A failure in the dialect of the request's path. */
  Answer render(Exchange exchange, Failure failure) {
    Answer answer = exchange.dialect.render(failure, exchange.id);
    if (failure.retryAfterSeconds() > 0) {
      answer = answer.with("Retry-After", Long.toString(failure.retryAfterSeconds()));
    }
    if (!failure.allow().isEmpty()) {
      answer = answer.with("Allow", String.join(", ", failure.allow()));
    }
    return answer;
  }

  /** The answer itself, if it may leave under its path; else what stands in its place. */
  Answer permitted(Exchange exchange, Answer answer) {
    if (exchange.dialect.permits(answer)) {
      return answer;
    }
    LOG.atError()
        .addKeyValue("request", exchange.id)
        .addKeyValue("route", exchange.route())
        .addKeyValue("status", answer.status())
        .log("an endpoint gave an answer that may not leave under its path");
    return render(exchange, Failure.of(FailureKind.INTERNAL));
  }

  /** Sends from the thread that made the answer, and returns when it is written. */
  void send(Exchange exchange, Answer answer) {
    ByteBuffer bytes = prepare(exchange, exchange.response, answer);
    try {
      Content.Sink.write(exchange.response, true, bytes);
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("request", exchange.id).setCause(e).log("the caller went away");
    }
  }

  /** Sends without waiting, to the response that Jetty gave for the failure. */
  void send(Exchange exchange, Response response, Answer answer, Callback callback) {
    response.write(true, prepare(exchange, response, answer), callback);
  }

  private ByteBuffer prepare(Exchange exchange, Response response, Answer answer) {
    byte[] body = answer.body();
    HttpFields.Mutable fields = response.getHeaders();
    fields.put(new HttpField(HttpHeader.CONTENT_TYPE, answer.contentType()));
    if (Gzip.isWorthIt(answer.contentType(), body.length)) {
      fields.put(HttpHeader.VARY, "Accept-Encoding");
      if (Gzip.isAccepted(exchange.request.getHeaders())) {
        body = Gzip.compress(body);
        fields.put(HttpHeader.CONTENT_ENCODING, "gzip");
      }
    }
    fields.put(HttpHeader.CONTENT_LENGTH, body.length);
    fields.put(NO_SNIFFING);
    if (!answer.headers().contains("Cache-Control")) {
      fields.put(NO_STORE);
    }
    fields.put(RequestIds.HEADER, exchange.id);
    answer.headers().forEach((name, value) -> fields.add(name, value));
    if (gate.isShut()) {
      fields.put(HttpHeader.CONNECTION, "close");
    }
    response.setStatus(answer.status());
    record(exchange, answer.status(), body.length);
    return "HEAD".equals(exchange.request.getMethod())
        ? BufferUtil.EMPTY_BUFFER
        : ByteBuffer.wrap(body);
  }

  private void record(Exchange exchange, int status, int bytes) {
    if (!exchange.firstRecord()) {
      return;
    }
    Request request = exchange.request;
    long nanos = System.nanoTime() - exchange.beganNanos();
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
    meters.record(method, exchange.route(), status, nanos);
    Level level =
        status >= FIRST_DEFECT ? Level.WARN : status >= FIRST_REFUSAL ? Level.INFO : Level.DEBUG;
    if (ACCESS.isEnabledForLevel(level)) {
      ACCESS
          .atLevel(level)
          .addKeyValue("request", exchange.id)
          .addKeyValue("method", method)
          .addKeyValue("route", exchange.route())
          .addKeyValue("status", status)
          .addKeyValue("ms", nanos / 1_000_000)
          .addKeyValue("bytes", bytes)
          .addKeyValue("caller", exchange.notes.caller())
          .addKeyValue("path", pathOfUnknown(exchange))
          .log("answered");
    }
  }

  /** Never the query; and where a route is known its template says enough. */
  private static String pathOfUnknown(Exchange exchange) {
    String path = exchange.request.getHttpURI().getPath();
    if (!exchange.route().equals(Exchange.NO_ROUTE) || path == null) {
      return "";
    }
    return path.length() <= MAX_LOGGED_PATH ? path : path.substring(0, MAX_LOGGED_PATH);
  }
}
