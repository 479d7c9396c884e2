package perennial.leafdata;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import perennial.kernel.LicenseeId;

/**
 * A licensee's software: sends what real clients send, and hands back what came.
 *
 * @param base such as {@code http://127.0.0.1:8080}
 * @param code the license's code
 * @param key the key of a user
 * @param licensee the number of the license
 * @param user the serial of the user
 */
public record LeafCaller(String base, String code, String key, LicenseeId licensee, long user) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** {@code GET /api/v1/path}; the path with its query as it stands, or an absolute URL. */
  public Reply get(String path) {
    return send(request(path).GET());
  }

  /** {@code POST} of a body of JSON. */
  public Reply post(String path, String json) {
    return send(request(path).POST(BodyPublishers.ofString(json)));
  }

  /** {@code POST} of a body of JSON with one more header. */
  public Reply post(String path, String json, String header, String value) {
    return send(request(path).header(header, value).POST(BodyPublishers.ofString(json)));
  }

  /** {@code DELETE}, without a body, as real clients do it. */
  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  /** The same user's software, acting for another license of the user. */
  public LeafCaller forLicense(String other) {
    return new LeafCaller(base, other, key, licensee, user);
  }

  /** The same license with another key. */
  public LeafCaller withKey(String other) {
    return new LeafCaller(base, code, other, licensee, user);
  }

  /** The same software, talking to another door of the registry. */
  public LeafCaller at(LeafServer door) {
    return new LeafCaller(door.url(), code, key, licensee, user);
  }

  /** The identifier of the license, such as {@code WAWA1.MM1VB}. */
  public String licenseeId() {
    return "WAWA1.MM"
        + Long.toString(licensee.value(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
  }

  /** The identifier of the user. */
  public String userId() {
    return "WAWA1.US" + Long.toString(user, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
  }

  /** A request with the headers of this caller; for what the methods above cannot say. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create(path.startsWith("http") ? path : base + "/api/v1" + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("x-mjf-mme-code", code)
        .header("x-mjf-key", key);
  }

  /** Sends a request that {@link #request} began. */
  public static Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Never the key, though it is of a test. */
  @Override
  public String toString() {
    return code;
  }
}
