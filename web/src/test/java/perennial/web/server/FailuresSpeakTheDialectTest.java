package perennial.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.web.FailureKind;

/** Whoever refuses a request, parser, router or endpoint: the answer is in the strict dialect. */
class FailuresSpeakTheDialectTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(TestLimits.small().make());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Arguments refused(FailureKind kind, int status, String request) {
    return Arguments.of(kind, status, request);
  }

  private static Arguments get(FailureKind kind, int status, String target) {
    return refused(kind, status, "GET " + target + " HTTP/1.1\nHost: localhost\n\n");
  }

  private static Arguments field(FailureKind kind, int status, String line) {
    return refused(kind, status, "POST /api/v1/areas HTTP/1.1\nHost: localhost\n" + line + "\n\n");
  }

  private static Arguments method(String method) {
    return refused(
        FailureKind.METHOD_NOT_ALLOWED, 405, method + " /api/v1/areas HTTP/1.1\nHost: a\n\n");
  }

  static Stream<Arguments> requestLines() {
    return Stream.of(
        refused(FailureKind.MALFORMED, 422, "GARBAGE\n\n"),
        refused(FailureKind.MALFORMED, 422, "GET\n\n"),
        refused(FailureKind.MALFORMED, 422, "GET \n\n"),
        refused(FailureKind.MALFORMED, 422, "G@T /api/v1/areas HTTP/1.1\nHost: a\n\n"),
        refused(FailureKind.MALFORMED, 422, "\u0016\u0003\u0001\u0002\u0000\u0001\n\n"),
        refused(FailureKind.HTTP_VERSION, 422, "GET /api/v1/areas JUNK/1.1\nHost: a\n\n"),
        refused(FailureKind.HTTP_VERSION, 422, "GET /api/v1/areas HTTP/3.0\nHost: a\n\n"),
        refused(FailureKind.HTTP_VERSION, 422, "GET /api/v1/areas\n\n"),
        refused(FailureKind.HTTP_VERSION, 422, "PRI * HTTP/2.0\n\nSM\n\n"),
        refused(FailureKind.MALFORMED, 422, "GET api/v1/areas HTTP/1.1\nHost: a\n\n"),
        refused(
            FailureKind.URI_TOO_LONG,
            422,
            "GET /api/v1/" + "a".repeat(3 * TestLimits.HEADER) + " HTTP/1.1\nHost: a\n\n"),
        get(FailureKind.URI_TOO_LONG, 422, "/api/v1/areas?f_x=" + "a".repeat(TestLimits.URI)));
  }

  static Stream<Arguments> methods() {
    return Stream.of(
        method("OPTIONS"),
        method("TRACE"),
        method("PUT"),
        method("PATCH"),
        method("DELETE"),
        method("PROPFIND"),
        method("get"),
        method("BEFORE"),
        refused(FailureKind.METHOD_NOT_ALLOWED, 405, "OPTIONS * HTTP/1.1\nHost: a\n\n"),
        refused(FailureKind.METHOD_NOT_ALLOWED, 405, "CONNECT a:443 HTTP/1.1\nHost: a:443\n\n"));
  }

  static Stream<Arguments> paths() {
    return Stream.of(
        get(FailureKind.ROUTE_UNKNOWN, 404, "/api/v1"),
        get(FailureKind.ROUTE_UNKNOWN, 404, "/api/v1/"),
        get(FailureKind.ROUTE_UNKNOWN, 404, "/api/v1/nothing"),
        get(FailureKind.ROUTE_UNKNOWN, 404, "/api/v1/areas/"),
        get(FailureKind.ROUTE_UNKNOWN, 404, "/api/v1/AREAS"),
        get(FailureKind.ROUTE_UNKNOWN, 404, "/api/v1/%61reas"),
        get(FailureKind.ROUTE_UNKNOWN, 404, "/api/v1/areas%20"),
        get(FailureKind.ROUTE_UNKNOWN, 404, "/%61pi/v1/areas"),
        get(FailureKind.ROUTE_UNKNOWN, 404, "/x/../api/v1/areas"),
        get(FailureKind.MALFORMED, 422, "//api/v1/areas"),
        get(FailureKind.MALFORMED, 422, "/api//v1/areas"),
        get(FailureKind.MALFORMED, 422, "/api/v1//areas"),
        get(FailureKind.MALFORMED, 422, "/api/v1/areas//"),
        get(FailureKind.MALFORMED, 422, "/api/v1%2Fareas"),
        get(FailureKind.MALFORMED, 422, "/api/v1/%2e%2e/v1/areas"),
        get(FailureKind.MALFORMED, 422, "/../api/v1/areas"),
        get(FailureKind.MALFORMED, 422, "/api/v1/areas%"),
        get(FailureKind.MALFORMED, 422, "/api/v1/areas%zz"),
        get(FailureKind.MALFORMED, 422, "/api/v1/areas%00"),
        get(FailureKind.MALFORMED, 422, "/api/v1/areas%ff"),
        get(FailureKind.MALFORMED, 422, "/api/v1\\areas"),
        get(FailureKind.ROUTE_UNKNOWN, 404, "/api/v1/areas;x=1"),
        get(FailureKind.MALFORMED, 422, "/api/v1/areas?f_x=%zz"),
        get(FailureKind.MALFORMED, 422, "/api/v1/areas?f_x=%ff"),
        get(FailureKind.MALFORMED, 422, "/api/v1/areas?" + "a&".repeat(100) + "%"));
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        refused(FailureKind.MALFORMED, 422, "GET /api/v1/areas HTTP/1.1\n\n"),
        refused(FailureKind.MALFORMED, 422, "GET /api/v1/areas HTTP/1.1\nHost:\n\n"),
        field(FailureKind.MALFORMED, 422, "Host: second"),
        field(FailureKind.MALFORMED, 422, "no colon"),
        field(FailureKind.MALFORMED, 422, "X : blank before the colon"),
        field(FailureKind.MALFORMED, 422, "X: a\n folded"),
        field(FailureKind.MALFORMED, 422, "X: nul\u0000"),
        field(FailureKind.MALFORMED, 422, "Content-Length: many"),
        field(FailureKind.MALFORMED, 422, "Content-Length: -1"),
        field(FailureKind.MALFORMED, 422, "Content-Length: 99999999999999999999"),
        field(FailureKind.MALFORMED, 422, "Content-Length: 1\nContent-Length: 2"),
        field(FailureKind.MALFORMED, 422, "Content-Length: 1\nTransfer-Encoding: chunked"),
        field(FailureKind.MALFORMED, 422, "Transfer-Encoding: gzip"),
        field(FailureKind.MALFORMED, 422, "Transfer-Encoding: chunked, gzip"),
        field(FailureKind.MALFORMED, 422, "Transfer-Encoding: chunked\n\nzz\nab"),
        field(FailureKind.EXPECTATION, 422, "Expect: a miracle"),
        field(FailureKind.HEADERS_TOO_LARGE, 422, "X: " + "a".repeat(TestLimits.HEADER)),
        field(FailureKind.MEDIA_TYPE, 422, "Content-Type: text/xml\nContent-Length: 2\n\n{}"),
        field(FailureKind.MEDIA_TYPE, 422, "Content-Encoding: gzip\nContent-Length: 2\n\n{}"),
        field(FailureKind.MEDIA_TYPE, 422, "Transfer-Encoding: gzip, chunked\n\n2\n{}\n0\n\n"),
        field(
            FailureKind.MEDIA_TYPE,
            422,
            "Content-Type: application/json; charset=latin1\nContent-Length: 2\n\n{}"));
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        get(FailureKind.INTERNAL, 500, "/api/v1/fail?how=defect"),
        get(FailureKind.INTERNAL, 500, "/api/v1/fail?how=error"),
        get(FailureKind.INTERNAL, 500, "/api/v1/fail?how=overflow"),
        get(FailureKind.INTERNAL, 500, "/api/v1/fail?how=redirect"),
        get(FailureKind.INTERNAL, 500, "/api/v1/fail?how=type"),
        get(FailureKind.INTERNAL, 500, "/api/v1/fail?how=empty"),
        get(FailureKind.DATABASE_AWAY, 502, "/api/v1/fail?how=away"));
  }

  @ParameterizedTest(name = "{index} {0} {2}")
  @MethodSource({"requestLines", "methods", "paths", "fields", "endings"})
  void isSaidInTheDialect(FailureKind kind, int status, String request) throws IOException {
    RawCall.Reply reply = server.call(request);
    assertThat(reply.status()).isEqualTo(status);
    assertStrict(reply);
    assertThat(reply.body()).contains("\"kind\":\"" + kind + "\"");
  }

  @ParameterizedTest
  @EnumSource
  void isSaidForEveryKind(FailureKind kind) throws IOException {
    RawCall.Reply reply = server.get("/api/v1/fail?how=" + kind);
    assertStrict(reply);
    assertThat(reply.body()).contains(kind.name(), "As the test asked.");
  }

  private static void assertStrict(RawCall.Reply reply) {
    assertThat(reply.status()).isIn(StrictDialect.STATUSES);
    assertThat(reply.field("Content-Type")).contains("text/json; charset=UTF-8");
    assertThat(reply.field("X-Request-Id")).isPresent();
    assertThat(reply.field("Server")).isEmpty();
    assertThat(reply.body())
        .startsWith("{\"kind\":")
        .doesNotContain("SELECT", "/var", "perennial", "jetty", "javalin", "Exception");
  }

  @Test
  void saysWhichMethodsThereAre() throws IOException {
    RawCall.Reply reply = server.call("OPTIONS /api/v1/areas HTTP/1.1\nHost: a\n\n");
    assertThat(reply.field("Allow")).contains("GET, POST, HEAD");
    RawCall.Reply byId = server.get("/api/v1/areas/7");
    assertThat(byId.status()).isEqualTo(405);
    assertThat(byId.field("Allow")).contains("DELETE");
  }

  @Test
  void saysWhenToTryAgain() throws IOException {
    assertThat(server.get("/api/v1/fail?how=away").field("Retry-After")).contains("2");
    assertThat(server.get("/api/v1/nothing").field("Retry-After")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "If-None-Match: *",
        "If-Modified-Since: Sun, 01 Jan 2040 00:00:00 GMT",
        "If-Match: \"x\"",
        "If-Unmodified-Since: Sun, 01 Jan 2006 00:00:00 GMT",
        "Range: bytes=5-9",
        "Accept: image/png",
        "Accept-Charset: utf-7",
        "Accept-Encoding: identity;q=0, *;q=0",
        "Accept-Language: tlh",
        "X-HTTP-Method-Override: PUT",
        "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: a",
        "Connection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAAA",
        "Content-Type: application/json",
        "Content-Type: application/json\nContent-Length: 0",
        "Content-Type: text/xml\nContent-Length: 4\n\n<a/>",
        "Content-Length: 18\n\n{\"externalId\":\"1\"}",
        "Cookie: JSESSIONID=node0abc",
        "Expect: 100-continue",
        "TE: trailers"
      })
  void changesNothingForWhatIsNotSpokenHere(String lines) throws IOException {
    RawCall.Reply reply =
        server.call("GET /api/v1/areas HTTP/1.1\nHost: localhost\n" + lines + "\n\n");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.field("Content-Type")).contains("text/json; charset=UTF-8");
    assertThat(reply.body()).isEqualTo("[]");
  }

  @Test
  void neverTakesTheMethodFromAField() throws IOException {
    RawCall.Reply reply =
        server.call(
            """
            POST /api/v1/areas/7 HTTP/1.1
            Host: a
            X-HTTP-Method-Override: DELETE
            Content-Length: 0

            """);
    assertThat(reply.status()).isEqualTo(405);
  }

  @Test
  void speaksProblemsElsewhere() throws IOException {
    RawCall.Reply reply = server.get("/native/nothing");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.field("Content-Type")).contains("application/problem+json");
    assertThat(reply.body()).contains("\"title\":\"Not found\"", "\"status\":404");
    assertThat(server.get("/api/v10/areas").field("Content-Type"))
        .contains("application/problem+json");
  }

  @Test
  void answersHeadWithTheFieldsOfGet() throws IOException {
    try (RawCall call = new RawCall(server.port())) {
      call.send("HEAD /api/v1/areas HTTP/1.1\nHost: a\n\n");
      RawCall.Reply reply = call.reply(false);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.field("Content-Length")).contains("2");
      assertThat(reply.field("Content-Type")).contains("text/json; charset=UTF-8");
      call.send("HEAD /api/v1/nothing HTTP/1.1\nHost: a\n\n");
      assertThat(call.reply(false).status()).isEqualTo(404);
      call.send("GET /api/v1/areas HTTP/1.1\nHost: a\n\n");
      assertThat(call.reply().body()).isEqualTo("[]");
    }
  }

  @Test
  void takesManyRequestsOnOneConnection() throws IOException {
    try (RawCall call = new RawCall(server.port())) {
      for (int i = 0; i < 5; i++) {
        call.send("GET /api/v1/areas HTTP/1.1\nHost: a\n\n");
        call.send("GET /api/v1/nothing HTTP/1.1\nHost: a\n\n");
        call.send(
            "DELETE /api/v1/areas/a%20b HTTP/1.1\nHost: a\nContent-Type: application/json\n\n");
        assertThat(call.reply().status()).isEqualTo(200);
        assertThat(call.reply().status()).isEqualTo(404);
        assertThat(call.reply().body()).isEqualTo("deleted a b");
      }
    }
  }

  @Test
  void readsAnAbsoluteTarget() throws IOException {
    assertThat(server.call("GET http://a/api/v1/areas HTTP/1.1\nHost: a\n\n").status())
        .isEqualTo(200);
    assertStrict(server.call("GET http://other/api/v1/areas HTTP/1.1\nHost: a\n\n"));
  }

  @Test
  void sendsBytesOfAnyEncoding() throws IOException {
    byte[] body = "{\"é\":\"🌱\"}".getBytes(StandardCharsets.UTF_8);
    try (RawCall call = new RawCall(server.port())) {
      call.send("POST /api/v1/areas HTTP/1.1\nHost: a\nContent-Length: " + body.length + "\n\n");
      assertThat(call.send(body).reply().body()).isEqualTo(Integer.toString(body.length));
    }
  }
}
