package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.web.server.Limits;

/**
 * Requests as they stand on the wire, most of them broken: what the web server answers before any
 * route is asked must be in the dialect too.
 */
final class RawRequestsTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private static final String CLOSE = "Host: a\nConnection: close\n";
  private static final String AREAS = "GET /api/v1/areas HTTP/1.1\n";
  private static final String POST = "POST /api/v1/areas HTTP/1.1\n" + CLOSE;

  private final LeafCaller caller = SERVER.licensee("cultivator");

  private String known() {
    return "X-MJF-MME-CODE: %s\nx-mjf-Key: %s\n".formatted(caller.code(), caller.key());
  }

  static Stream<Arguments> broken() {
    return Map.ofEntries(
            Map.entry("TLS", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\n\n"),
            Map.entry("HTTP/0.9", "GET /api/v1/areas\n\n"),
            Map.entry("HTTP/2", "PRI * HTTP/2.0\n\nSM\n\n"),
            Map.entry("HTTP/1.2", "GET /api/v1/areas HTTP/1.2\n" + CLOSE + "\n"),
            Map.entry("no host", AREAS + "\n"),
            Map.entry("two hosts", AREAS + "Host: b\n" + CLOSE + "\n"),
            Map.entry("bad host", AREAS + "Host: a b/c\nConnection: close\n\n"),
            Map.entry("blank first", " " + AREAS + CLOSE + "\n"),
            Map.entry("connect to a path", "CONNECT /api/v1/areas HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("%zz", "GET /api/v1/areas%zz HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("%", "GET /api/v1/areas% HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("%u", "GET /api/v1/areas%u0041 HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("%zz in query", "GET /api/v1/areas?page=%zz HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("overlong UTF-8", "GET /api/v1/%c0%af HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("%00", "GET /api/v1/areas%00 HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("NUL", "GET /api/v1/are\0as HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("NUL in a header", AREAS + "X: a\0b\n" + CLOSE + "\n"),
            Map.entry("two slashes", "GET /api/v1//areas HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("%2f", "GET /api/v1/mmes/a%2fb HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("backslash", "GET /api/v1/areas\\x HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("fragment", "GET /api/v1/areas#x HTTP/1.1\n" + CLOSE + "\n"),
            Map.entry("folded header", AREAS + "X: a\n b\n" + CLOSE + "\n"),
            Map.entry("no colon", AREAS + "abc\n" + CLOSE + "\n"),
            Map.entry("many headers", AREAS + CLOSE + "X: 1\n".repeat(5_000) + "\n"),
            Map.entry("long URI", longUri()),
            Map.entry("other expectation", POST + "Expect: 200-maybe\nContent-Length: 2\n\n{}"),
            Map.entry("chunks of nonsense", POST + "Transfer-Encoding: chunked\n\nzz\nxx\n0\n\n"),
            Map.entry(
                "two lengths of one body",
                POST + "Transfer-Encoding: chunked\nContent-Length: 3\n\n0\n\n"),
            Map.entry("gzip as transfer", POST + "Transfer-Encoding: gzip\n\n0\n\n"),
            Map.entry("length below zero", POST + "Content-Length: -3\n\n"),
            Map.entry("length of letters", POST + "Content-Length: abc\n\n"),
            Map.entry("endless length", POST + "Content-Length: 99999999999999999999\n\n"),
            Map.entry("gzip", POST + "Content-Encoding: gzip\nContent-Length: 3\n\na=b"))
        .entrySet()
        .stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  private static String longUri() {
    return "GET /api/v1/areas?x=%s HTTP/1.1\n%s\n".formatted("x".repeat(Limits.URI_BYTES), CLOSE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void areRefusedInTheDialect(String name, String request) {
    assertThat(name).isNotEmpty();
    Wire.refused(Wire.send(SERVER.port(), request), 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "PUT", "PATCH", "get", "FOO"})
  void otherMethodsAreNotAllowed(String method) {
    String request = method + " /api/v1/areas HTTP/1.1\n" + CLOSE + known() + "\n";
    Reply refused = Wire.send(SERVER.port(), request);
    Wire.refused(refused, 405);
    assertThat(refused.header("allow")).contains("GET, POST, HEAD");
  }

  @Test
  void whatHasNoPathIsSpokenToInTheDialect() {
    Wire.refused(Wire.send(SERVER.port(), "OPTIONS * HTTP/1.1\n" + CLOSE + "\n"), 405);
    Wire.refused(Wire.send(SERVER.port(), "CONNECT a:80 HTTP/1.1\n" + CLOSE + "\n"), 405);
  }

  @Test
  void headAnswersTheHeadOfAGet() {
    String head = "HEAD /api/v1/areas HTTP/1.1\n" + CLOSE;
    for (Map.Entry<String, Integer> each : Map.of(known(), 200, "", 401).entrySet()) {
      Reply reply = Wire.send(SERVER.port(), head + each.getKey() + "\n");
      assertThat(reply.status()).isEqualTo(each.getValue());
      assertThat(reply.header("content-type")).contains(LeafDialect.CONTENT_TYPE);
      assertThat(reply.body()).isEmpty();
    }
  }

  /** Requests of real clients that a strict server might trip over. */
  static Stream<Arguments> real() {
    return Map.of(
            "python: a content type and no body",
            AREAS + CLOSE + "Content-Type: application/json\nAccept: */*\n",
            "ruby: a connection that closes",
            AREAS + "Host: a\nConnection: close\nContent-Type: application/json\n",
            "PHP: accept and a header of its own",
            AREAS + CLOSE + "Accept: application/json\nopenthc-license-id: 7\n",
            "guzzle: a cookie, no content type",
            AREAS + CLOSE + "User-Agent: GuzzleHttp/7\nCookie: a=b\n",
            "python: a length of nothing",
            AREAS + CLOSE + "Content-Type: application/json\nContent-Length: 0\n",
            "python: deletes with a length of nothing",
            "DELETE /api/v1/areas/AR1 HTTP/1.1\n"
                + CLOSE
                + "Content-Length: 0\n"
                + "Content-Type: application/json\n",
            "an old proxy: HTTP/1.0",
            "GET /api/v1/areas HTTP/1.0\n")
        .entrySet()
        .stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("real")
  void realClientsAreUnderstood(String name, String request) {
    Reply reply = Wire.send(SERVER.port(), request + known() + "\n");
    if (name.contains("deletes")) {
      Wire.refused(reply, 404);
    } else {
      assertThat(reply.ok().path("total").intValue()).isZero();
      assertThat(reply.header("content-type")).contains(LeafDialect.CONTENT_TYPE);
    }
  }

  /** curl sends it with every body past a kilobyte. */
  @Test
  void continuesWhenAsked() {
    String body = "{\"area\":[{\"name\":\"x\"}]}";
    String request =
        POST
            + known()
            + "Content-Type: application/json\nExpect: 100-continue\nContent-Length: "
            + body.length()
            + "\n\n"
            + body;
    assertThat(Wire.send(SERVER.port(), request).ok()).hasSize(1);
  }
}
