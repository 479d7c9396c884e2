package perennial.web.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;

/** A real server on loopback with the strict dialect under /api/v1 and some routes there. */
final class TestServer implements AutoCloseable {

  static final Instant NOW = Instant.parse("2019-07-04T12:00:00Z");

  /** What a lost database connection looks like from here. */
  static final class Away extends RuntimeException {
    Away() {
      super("SELECT secret FROM host.example:5432", null, false, false);
    }
  }

  final CountDownLatch arrived = new CountDownLatch(1);
  final CountDownLatch release = new CountDownLatch(1);
  final AtomicInteger interrupted = new AtomicInteger();
  final WebServer web;

  TestServer(Limits limits) {
    this(limits, List.of(), builder -> builder);
  }

  TestServer(
      Limits limits,
      List<Endpoint> more,
      java.util.function.UnaryOperator<WebServerBuilder> configure) {
    List<Endpoint> endpoints = new ArrayList<>(more);
    endpoints.add(Routes.get("/api/v1/areas", request -> Routes.ok("[]")));
    endpoints.add(Routes.post("/api/v1/areas", TestServer::length));
    endpoints.add(
        new Routes(
            perennial.web.Method.DELETE,
            "/api/v1/areas/{id}",
            request -> Routes.ok("deleted " + request.pathParameter("id"))));
    endpoints.add(Routes.get("/api/v1/hold", this::hold));
    endpoints.add(Routes.get("/api/v1/fail", TestServer::fail));
    endpoints.add(Routes.get("/native/areas", request -> Answer.text(200, "text/plain", "hi")));
    Dialects dialects =
        Dialects.problems()
            .with("/api/v1", new StrictDialect())
            .withUnreadable(new StrictDialect());
    WebServerBuilder builder =
        WebServer.builder(InstantSource.fixed(NOW), new Random(1))
            .endpoints(endpoints)
            .dialects(dialects)
            .limits(limits)
            .callerKey(request -> request.headers().first("x-key").orElse(""))
            .failureMeaning(thrown ->
                thrown instanceof Away
                    ? Optional.of(
                        Failure.of(FailureKind.DATABASE_AWAY, "The database is away.")
                            .retryAfter(Duration.ofSeconds(2)))
                    : Optional.empty());
    web = configure.apply(builder).build().start();
  }

  int port() {
    return web.port();
  }

  RawCall.Reply call(String text) throws IOException {
    return RawCall.once(port(), text);
  }

  RawCall.Reply get(String target) throws IOException {
    return call("GET " + target + " HTTP/1.1\nHost: localhost\n\n");
  }

  private static Answer length(Request request) {
    return Routes.ok(Integer.toString(request.body().length));
  }

  private Answer hold(Request request) {
    arrived.countDown();
    try {
      if (!release.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never released");
      }
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw new IllegalStateException("interrupted", e);
    }
    return Routes.ok("held");
  }

  private static Answer fail(Request request) {
    String how = request.query().first("how").orElseThrow();
    return switch (how) {
      case "defect" -> throw new IllegalStateException("SELECT secret FROM /var/lib");
      case "error" -> throw new AssertionError("a class of ours");
      case "overflow" -> throw new StackOverflowError();
      case "away" -> throw new Away();
      case "redirect" -> Answer.text(302, StrictDialect.CONTENT_TYPE, "").with("Location", "/x");
      case "type" -> Answer.text(200, "text/html", "hi");
      case "empty" -> Answer.text(204, StrictDialect.CONTENT_TYPE, "");
      default ->
          throw new RequestFailed(
              FailureKind.valueOf(how.toUpperCase(Locale.ROOT)), "As the test asked.");
    };
  }

  @Override
  public void close() {
    release.countDown();
    try {
      web.stop(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
