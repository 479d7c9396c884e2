package perennial.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import perennial.web.Check;
import perennial.web.Endpoint;
import perennial.web.Request;

/** What reaches an endpoint, and what goes with its answer: ids, compression, health, log. */
class ServingTest {

  private static final Limits LIMITS = TestLimits.small().bodyBytes(100_000).make();
  private final AtomicReference<Request> seen = new AtomicReference<>();

  private TestServer server(List<Endpoint> endpoints) {
    return new TestServer(LIMITS, endpoints, builder -> builder);
  }

  private Endpoint witness(String path) {
    return Routes.get(
        path,
        request -> {
          seen.set(request);
          request.notes().caller("J400001");
          return Routes.ok("seen");
        });
  }

  @Test
  void decodesTheRequest() throws Exception {
    try (TestServer server = server(List.of(witness("/api/v1/lots/{id}/parts/{part}")))) {
      server.call(
          """
          GET /api/v1/lots/WAJ1.IN2B/parts/a%20b%2B+c?f_x&f_date1=11%2F20%2F2026 HTTP/1.1
          Host: registry.example:81
          X-MJF-Key: k
          x-request-id: their-id

          """);
      Request request = seen.get();
      assertThat(request.pathParameters())
          .containsEntry("id", "WAJ1.IN2B")
          .containsEntry("part", "a b++c");
      assertThat(request.pathParameter("part")).isEqualTo("a b++c");
      assertThatThrownBy(() -> request.pathParameter("other"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(request.query().first("f_x")).contains("");
      assertThat(request.query().first("f_date1")).contains("11/20/2026");
      assertThat(request.headers().first("x-mjf-key")).contains("k");
      assertThat(request.baseUrl()).isEqualTo("http://registry.example:81");
      assertThat(request.receivedAt()).isEqualTo(TestServer.NOW);
      assertThat(request.remoteAddress()).isEqualTo("127.0.0.1");
      assertThat(request.id()).isEqualTo("their-id");
      assertThat(request.body()).isEmpty();
    }
  }

  @Test
  void echoesTheRequestId() throws Exception {
    try (TestServer server = server(List.of())) {
      String sane = "GET /api/v1/areas HTTP/1.1\nHost: a\nX-Request-Id: trace-7\n\n";
      String odd = "GET /api/v1/areas HTTP/1.1\nHost: a\nX-Request-Id: <b>\n\n";
      assertThat(server.call(sane).field("X-Request-Id")).contains("trace-7");
      Optional<String> ours = server.call(odd).field("X-Request-Id");
      assertThat(ours).isPresent();
      assertThat(ours.get()).isNotEqualTo("<b>");
      assertThat(server.call(odd).field("X-Request-Id")).isNotEqualTo(ours);
    }
  }

  @Test
  void isNeverCachedUnlessTheEndpointSaysSo() throws Exception {
    Endpoint cached =
        Routes.get("/api/v1/old", r -> Routes.ok("x").with("Cache-Control", "max-age=60"));
    try (TestServer server = server(List.of(cached))) {
      assertThat(server.get("/api/v1/areas").field("Cache-Control")).contains("no-store");
      assertThat(server.get("/api/v1/nothing").field("Cache-Control")).contains("no-store");
      assertThat(server.get("/api/v1/old").field("Cache-Control")).contains("max-age=60");
    }
  }

  @Test
  void compressesLongAnswersForThoseWhoAcceptIt() throws Exception {
    String full = "{\"a\":\"é\"}".repeat(1000);
    String brief = "{}";
    List<Endpoint> endpoints =
        List.of(
            Routes.get("/api/v1/full", request -> Routes.ok(full)),
            Routes.get("/api/v1/brief", request -> Routes.ok(brief)));
    try (TestServer server = server(endpoints);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> packed = get(client, server, "/api/v1/full", "deflate, gzip;q=0.8");
      assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(packed.headers().firstValue("Content-Type")).contains(StrictDialect.CONTENT_TYPE);
      assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
      byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
      assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(full);
      for (String unwilling : List.of("identity", "gzip;q=0", "gzip;q=0.000, *", "br")) {
        HttpResponse<byte[]> plain = get(client, server, "/api/v1/full", unwilling);
        assertThat(plain.headers().firstValue("Content-Encoding")).as(unwilling).isEmpty();
        assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo(full);
      }
      assertThat(get(client, server, "/api/v1/full", "*").headers().firstValue("Content-Encoding"))
          .contains("gzip");
      assertThat(
              get(client, server, "/api/v1/brief", "gzip").headers().firstValue("Content-Encoding"))
          .isEmpty();
    }
  }

  @Test
  void servesManyAtOnce() throws Exception {
    try (TestServer server = server(List.of());
        HttpClient client = HttpClient.newHttpClient()) {
      List<CompletableFuture<String>> calls =
          IntStream.range(0, 90)
              .mapToObj(i ->
                  client
                      .sendAsync(
                          request(server, "/api/v1/areas")
                              .POST(HttpRequest.BodyPublishers.ofString("a".repeat(1 + i)))
                              .build(),
                          HttpResponse.BodyHandlers.ofString())
                      .thenApply(HttpResponse::body))
              .toList();
      for (int i = 0; i < calls.size(); i++) {
        assertThat(calls.get(i).get()).isEqualTo(Integer.toString(1 + i));
      }
    }
  }

  @Test
  void saysWhetherItIsReady() throws Exception {
    AtomicReference<String> trouble = new AtomicReference<>("");
    Check database =
        new Check(
            "database",
            () -> {
              if (trouble.get().equals("defect")) {
                throw new IllegalStateException("host.example");
              }
              return trouble.get().isEmpty() ? Optional.empty() : Optional.of(trouble.get());
            });
    try (TestServer server =
        new TestServer(LIMITS, List.of(), builder -> builder.check(database))) {
      RawCall.Reply ready = server.get("/health/ready");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.body()).isEqualTo("{\"status\":\"ready\",\"checks\":{\"database\":\"ok\"}}");
      trouble.set("away");
      RawCall.Reply away = server.get("/health/ready");
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.body())
          .isEqualTo("{\"status\":\"not ready\",\"checks\":{\"database\":\"away\"}}");
      trouble.set("defect");
      assertThat(server.get("/health/ready").body()).contains("\"database\":\"failed\"");
      assertThat(server.get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
    }
  }

  @Test
  void countsByRouteAndStatusNeverByPath() throws Exception {
    try (TestServer server = server(List.of())) {
      server.web.meters().counter("lots.minted").increment();
      server.get("/api/v1/areas?f_x=1");
      server.get("/api/v1/secret-path");
      server.call("INVENTED /api/v1/areas HTTP/1.1\nHost: a\n\n");
      RawCall.Reply reply = server.get("/metrics");
      assertThat(reply.field("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(reply.body())
          .contains("method=\"GET\",route=\"/api/v1/areas\",status=\"200\"")
          .contains("method=\"GET\",route=\"none\",status=\"404\"")
          .contains("method=\"OTHER\",route=\"none\",status=\"405\"")
          .contains("http_server_inflight ", "jvm_memory_used_bytes", "lots_minted_total 1.0")
          .doesNotContain("secret-path", "INVENTED", "f_x");
    }
  }

  @Test
  void logsWhoDidWhatAndNoSecret() throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger("perennial.access");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.setLevel(Level.DEBUG);
    log.addAppender(lines);
    try (TestServer server = server(List.of(witness("/api/v1/lots/{id}")))) {
      server.call("GET /api/v1/lots/7?key=hidden HTTP/1.1\nHost: a\nx-key: hidden\n\n");
      server.call("GET /api/v1/nothing?key=hidden HTTP/1.1\nHost: a\nx-key: hidden\n\n");
    } finally {
      log.detachAppender(lines);
      log.setLevel(null);
    }
    assertThat(lines.list).hasSize(2);
    ILoggingEvent served = lines.list.getFirst();
    assertThat(served.getLevel()).isEqualTo(Level.DEBUG);
    assertThat(pairs(served))
        .contains("method=GET", "route=/api/v1/lots/{id}", "status=200", "caller=J400001")
        .contains("bytes=4")
        .noneMatch(pair -> pair.contains("hidden"));
    ILoggingEvent refused = lines.list.getLast();
    assertThat(refused.getLevel()).isEqualTo(Level.INFO);
    assertThat(pairs(refused))
        .contains("route=none", "status=404", "path=/api/v1/nothing")
        .noneMatch(pair -> pair.contains("hidden"));
  }

  private static List<String> pairs(ILoggingEvent event) {
    return event.getKeyValuePairs().stream().map(pair -> pair.key + "=" + pair.value).toList();
  }

  private static HttpRequest.Builder request(TestServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<byte[]> get(
      HttpClient client, TestServer server, String path, String accepted) throws Exception {
    return client.send(
        request(server, path).header("Accept-Encoding", accepted).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
