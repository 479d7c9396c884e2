package perennial.server.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.Receipt;
import perennial.journal.log.TilePath;
import perennial.journal.log.TileSource;

/** Reads a log over HTTP, from a server that is not trusted. */
final class LogClient implements TileSource, AutoCloseable {
  /** A receipt is the longest that is asked for; nobody makes us hold more. */
  static final int ANSWER_BYTES_MAX = Receipt.MAX_BYTES;

  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(WAIT).build();
  private final String base;

  /** What was answered. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Answered(int status, byte[] body) {}

  /**
   * @param base of the registry, such as {@code https://registry.example}
   */
  LogClient(String base) {
    this.base = base.replaceAll("/+$", "") + "/log/";
  }

  Answered get(String path) throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(WAIT).build();
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(ANSWER_BYTES_MAX + 1);
        if (bytes.length > ANSWER_BYTES_MAX) {
          throw new IOException("an answer of over " + ANSWER_BYTES_MAX + " bytes");
        }
        return new Answered(answer.statusCode(), bytes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The checkpoint's bytes. */
  byte[] checkpoint() throws IOException {
    Answered answer = get("checkpoint");
    if (answer.status() != OK) {
      throw new IOException("no checkpoint, but status " + answer.status());
    }
    return answer.body();
  }

  @Override
  public byte @Nullable [] read(TilePath path) {
    try {
      Answered answer = get(path.path());
      return answer.status() == OK ? answer.body() : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
