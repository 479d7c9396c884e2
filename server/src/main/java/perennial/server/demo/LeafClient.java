package perennial.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One licensee's software: it knows an address, a license code and a key. */
final class LeafClient {
  /** A write waits at most for a checkpoint and a few others; longer means that nobody is there. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http;
  private final String url;
  private final String code;
  private final String key;

  /** An answer, whatever its status. */
  record Reply(int status, JsonNode body) {
    /** The object of an answer that is one, or the first of a list. */
    JsonNode first() {
      return body.isArray() ? body.path(0) : body;
    }

    String id() {
      return first().path("global_id").asString("");
    }
  }

  LeafClient(HttpClient http, String url, String code, String key) {
    this.http = http;
    this.url = url;
    this.code = code;
    this.key = key;
  }

  String code() {
    return code;
  }

  Reply post(String path, String body) throws IOException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  Reply get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("x-mjf-mme-code", code)
        .header("x-mjf-key", key)
        .header("Content-Type", "application/json");
  }

  private Reply send(HttpRequest request) throws IOException {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), JSON.readTree(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the registry", e);
    }
  }
}
