package perennial.drills.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * A licensee's software, which speaks the LeafData wire over HTTP.
 *
 * @param base of the registry's node, without a trailing slash
 * @param code of the license
 * @param key of a user who may act for it
 * @param id the license's identifier, such as {@code WAWA1.MM1VB}
 */
public record Caller(String base, String code, String key, String id) {
  /** A write waits for a checkpoint and a few others at most; longer means that nobody is there. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** The same software, talking to another node. */
  public Caller at(String otherBase) {
    return new Caller(otherBase, code, key, id);
  }

  public Caller withKey(String other) {
    return new Caller(base, code, other, id);
  }

  /** The license's number, which its rows carry. */
  public long number() {
    return Long.parseLong(id.substring(id.indexOf('.') + 3), Character.MAX_RADIX);
  }

  /** {@code GET} of a path below {@code /api/v1}. */
  public Reply get(String path) {
    return send("GET", "/api/v1" + path, "");
  }

  /**
   * {@code POST} to a path below {@code /api/v1}.
   *
   * @param json with single quotes, so that it reads well in code; texts of drills have none
   */
  public Reply post(String path, String json) {
    return send("POST", "/api/v1" + path, json.replace('\'', '"'));
  }

  public Reply delete(String path) {
    return send("DELETE", "/api/v1" + path, "");
  }

  /**
   * A write that must be done.
   *
   * @return the answer's object, or the first of its list
   * @throws StageFailed when it was answered otherwise
   */
  public JsonNode done(String path, String json) {
    Reply reply = post(path, json);
    if (!reply.isDone()) {
      throw new StageFailed(code + " POST " + path + " was answered " + reply);
    }
    return reply.first();
  }

  /** The identifier of what a write made, which must be done. */
  public String made(String path, String json) {
    return done(path, json).path("global_id").asString("");
  }

  /**
   * A deletion that must be done.
   *
   * @throws StageFailed when it was answered otherwise
   */
  public void deleted(String path) {
    Reply reply = delete(path);
    if (!reply.isDone()) {
      throw new StageFailed(code + " DELETE " + path + " was answered " + reply);
    }
  }

  /** The only row of a list for an identifier. */
  public JsonNode one(String resource, String globalId) {
    JsonNode page = get("/" + resource + "?f_global_id=" + globalId).json();
    if (page.path("total").intValue() != 1) {
      throw new StageFailed(code + " has not one of " + globalId + " in " + resource);
    }
    return page.path("data").path(0);
  }

  /** {@code POST} with one more header. */
  public Reply post(String path, String json, String header, String value) {
    return send("POST", "/api/v1" + path, json.replace('\'', '"'), header, value);
  }

  /**
   * Any request as the old system's clients make it.
   *
   * @param path from the root of the registry
   * @param more headers, names and values in turns
   */
  public Reply send(String method, String path, String body, String... more) {
    HttpRequest.Builder request =
        request(method, path, body).header("x-mjf-mme-code", code).header("x-mjf-key", key);
    if (more.length > 0) {
      request.headers(more);
    }
    return send(request.build());
  }

  /**
   * A call of the native API, for the license; without a code as an official.
   *
   * @param path below {@code /api/v2}
   */
  public Reply call(String method, String path, String body) {
    HttpRequest.Builder request =
        request(method, "/api/v2" + path, body).header("Authorization", "Bearer " + key);
    if (!code.isEmpty()) {
      request.header("Perennial-License", code);
    }
    return send(request.build());
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private static Reply send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException e) {
      throw new StageFailed(
          "no answer to " + request.method() + " " + request.uri().getPath() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageFailed("interrupted", e);
    }
  }

  /** Never the key. */
  @Override
  public String toString() {
    return code;
  }
}
