package perennial.server.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.Receipt;
import perennial.journal.log.TilePath;
import perennial.journal.log.TileSource;

/** Reads a log, or what a witness has of it, over HTTP, from a server that is not trusted. */
final class LogClient implements TileSource, AutoCloseable {
  /** A receipt is the longest that is asked for; nobody makes us hold more. */
  static final int ANSWER_BYTES_MAX = Receipt.MAX_BYTES;

  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient http;
  private final String base;
  private final Duration wait;

  /** What was answered. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Answered(int status, byte[] body) {}

  /**
   * The log of a registry.
   *
   * @param base of the registry, such as {@code https://registry.example}
   */
  LogClient(String base) {
    this(withoutSlash(base) + "/log/", WAIT);
  }

  /**
   * @param base with its last slash
   * @param wait for a connection, and for an answer
   */
  private LogClient(String base, Duration wait) {
    this.base = base;
    this.wait = wait;
    this.http = HttpClient.newBuilder().connectTimeout(wait).build();
  }

  /**
   * What a witness serves.
   *
   * @param base of the witness
   * @param wait for a connection, and for an answer
   */
  static LogClient ofWitness(String base, Duration wait) {
    return new LogClient(withoutSlash(base) + "/", wait);
  }

  private static String withoutSlash(String base) {
    return base.replaceAll("/+$", "");
  }

  /** The whole answer within the time, however slowly the server sends it. */
  Answered get(String path) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(wait).build();
    var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX);
    CompletableFuture<HttpResponse<byte[]>> asked = http.sendAsync(request, body);
    try {
      HttpResponse<byte[]> answer = asked.get(wait.toMillis(), TimeUnit.MILLISECONDS);
      return new Answered(answer.statusCode(), answer.body());
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new IOException("no whole answer within " + wait.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      throw new IOException(words(e.getCause()), e);
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** A refused connection and an unknown host come without words of their own. */
  private static String words(@Nullable Throwable cause) {
    String said = cause == null ? null : cause.getMessage();
    return cause instanceof ConnectException || said == null ? "nobody answers there" : said;
  }

  /** The checkpoint's bytes. */
  byte[] checkpoint() throws IOException {
    Answered answer = get("checkpoint");
    if (answer.status() != OK) {
      throw new IOException("no checkpoint, but status " + answer.status());
    }
    return answer.body();
  }

  /**
   * @throws UncheckedIOException when there is no answer, or one that says nothing about the tile
   */
  @Override
  public byte @Nullable [] read(TilePath path) {
    try {
      Answered answer = get(path.path());
      return switch (answer.status()) {
        case OK -> answer.body();
        case NOT_FOUND -> null;
        default -> throw new IOException(path.path() + " has status " + answer.status());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
