package perennial.web.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.web.Answer;
import perennial.web.CallerKey;
import perennial.web.Endpoint;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.FailureMeaning;
import perennial.web.Headers;
import perennial.web.Method;
import perennial.web.Query;
import perennial.web.Request;
import perennial.web.RequestFailed;

/** Runs a request on the endpoint that its path and method chose, inside all limits. */
final class Runner {

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final Gate gate;
  private final CallerLimits callers;
  private final CallerKey callerKey;
  private final Bodies bodies;
  private final Deadlines deadlines;
  private final Origin origin;
  private final FailureMeaning meaning;
  private final Outbox outbox;

  Runner(
      Gate gate,
      CallerLimits callers,
      CallerKey callerKey,
      Bodies bodies,
      Deadlines deadlines,
      Origin origin,
      FailureMeaning meaning,
      Outbox outbox) {
    this.gate = gate;
    this.callers = callers;
    this.callerKey = callerKey;
    this.bodies = bodies;
    this.deadlines = deadlines;
    this.origin = origin;
    this.meaning = meaning;
    this.outbox = outbox;
  }

  /** Health and metrics answer however full or shut the gate is: they say that it is. */
  void runUngated(Exchange exchange, Endpoint endpoint, Map<String, String> pathParameters) {
    exchange.route(endpoint.path());
    outbox.send(exchange, answered(exchange, () -> ungated(exchange, endpoint, pathParameters)));
  }

  /** Runs the endpoint and sends its answer, or says why not. */
  void run(Exchange exchange, Endpoint endpoint, Map<String, String> pathParameters) {
    exchange.route(endpoint.path());
    Optional<Failure> refusal = gate.enter();
    if (refusal.isPresent()) {
      outbox.send(exchange, outbox.render(exchange, refusal.get()));
      return;
    }
    try {
      outbox.send(exchange, answered(exchange, () -> gated(exchange, endpoint, pathParameters)));
    } finally {
      gate.leave();
    }
  }

  private Answer ungated(Exchange exchange, Endpoint endpoint, Map<String, String> pathParameters) {
    return handled(exchange, endpoint, request(exchange, endpoint, pathParameters));
  }

  private Answer gated(Exchange exchange, Endpoint endpoint, Map<String, String> pathParameters) {
    Request request = request(exchange, endpoint, pathParameters);
    String key = callerKey.of(request);
    // The prefixes keep an address from being passed off as a credential.
    String caller = key.isEmpty() ? "a" + request.remoteAddress() : "k" + key;
    try (CallerLimits.Pass _ = callers.enter(caller);
        Bodies.Body body = bodies.read(exchange)) {
      byte[] bytes = body.bytes();
      if (bytes.length == 0 || endpoint.method() == Method.GET) {
        return handled(exchange, endpoint, request);
      }
      MediaTypes.check(exchange.request.getHeaders(), endpoint.mediaTypes());
      return handled(exchange, endpoint, request.withBody(bytes));
    }
  }

  private Answer handled(Exchange exchange, Endpoint endpoint, Request request) {
    deadlines.begin(exchange);
    try {
      return outbox.permitted(exchange, endpoint.handle(request));
    } finally {
      deadlines.end(exchange);
    }
  }

  private Request request(
      Exchange exchange, Endpoint endpoint, Map<String, String> pathParameters) {
    HttpFields fields = exchange.request.getHeaders();
    String query = exchange.request.getHttpURI().getQuery();
    return new Request(
        endpoint.method(),
        exchange.request.getHttpURI().getPath(),
        pathParameters,
        query == null ? Query.none() : Query.parse(query),
        headers(fields),
        Bodies.EMPTY,
        exchange.id,
        exchange.receivedAt,
        origin.base(fields, exchange.request.isSecure()),
        origin.remote(fields, Door.peer(exchange.request)),
        exchange.notes);
  }

  private static Headers headers(HttpFields fields) {
    List<String> pairs = new ArrayList<>(2 * fields.size());
    for (HttpField field : fields) {
      pairs.add(field.getName());
      pairs.add(field.getValue() == null ? "" : field.getValue());
    }
    return Headers.of(pairs.toArray(String[]::new));
  }

  /** What the work gives, or what its end by an exception means; nothing is thrown past here. */
  @SuppressWarnings("CatchingUnchecked") // the one handler at the door
  private Answer answered(Exchange exchange, Supplier<Answer> work) {
    try {
      return work.get();
    } catch (RequestFailed e) {
      return outbox.render(exchange, e.failure());
    } catch (Throwable e) {
      return outbox.render(exchange, failureOf(exchange, e));
    }
  }

  /** What an exception means to the caller; it is logged here, under the request's id. */
  Failure failureOf(Exchange exchange, Throwable thrown) {
    Optional<Failure> known = exchange.expiry();
    if (known.isEmpty()) {
      known = meaning.of(thrown);
    }
    if (known.isPresent()) {
      LOG.atWarn()
          .addKeyValue("request", exchange.id)
          .addKeyValue("route", exchange.route())
          .addKeyValue("failure", known.get().kind())
          .setCause(thrown)
          .log("a request failed");
      return known.get();
    }
    LOG.atError()
        .addKeyValue("request", exchange.id)
        .addKeyValue("route", exchange.route())
        .setCause(thrown)
        .log("a request met a defect");
    return Failure.of(FailureKind.INTERNAL, "Something went wrong on our side.");
  }
}
