package perennial.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;
import org.jspecify.annotations.Nullable;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.RequestFailed;

/**
 * Reads bodies: none longer than the limit, none slower than the request's time, and all of them
 * together no larger than the heap was planned for.
 */
final class Bodies {

  static final byte[] EMPTY = new byte[0];
  private static final int FIRST_BUFFER = 16 * 1024;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final int limit;
  private final long limitTogether;
  private final AtomicLong together = new AtomicLong();

  Bodies(Limits limits) {
    this.limit = limits.bodyBytes();
    this.limitTogether = limits.bodyBytesInFlight();
  }

  /** Bytes of all bodies held now. */
  long together() {
    return together.get();
  }

  /** A body that counts against what all bodies may take, until it is closed. */
  final class Body implements AutoCloseable {
    private byte[] bytes = EMPTY;
    private int length;
    private long passedOver;

    /** The bytes read. */
    byte[] bytes() {
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    @Override
    public void close() {
      together.addAndGet(-bytes.length);
      bytes = EMPTY;
      length = 0;
    }

    private void add(ByteBuffer buffer, long announced) {
      int size = buffer.remaining();
      if (passedOver > 0 || size > limit - length) {
        passedOver += size;
        return;
      }
      if (size > bytes.length - length) {
        grow(length + size, announced);
      }
      buffer.get(bytes, length, size);
      length += size;
    }

    /** To what was announced at once if that is little; otherwise as the bytes come. */
    private void grow(int needed, long announced) {
      long wanted = Math.max(FIRST_BUFFER, 2L * bytes.length);
      if (announced > 0) {
        wanted = Math.min(wanted, announced);
      }
      int next = (int) Math.min(limit, Math.max(wanted, needed));
      if (together.addAndGet(next - bytes.length) > limitTogether) {
        together.addAndGet(bytes.length - next);
        throw new RequestFailed(
            Failure.of(FailureKind.OVERLOADED, "The server has too much to read; try again.")
                .retryAfter(SOON));
      }
      bytes = Arrays.copyOf(bytes, next);
    }
  }

  /**
   * Reads a request's body to its end.
   *
   * @throws RequestFailed {@link FailureKind#TOO_LARGE}, {@link FailureKind#BODY_TIMEOUT}, {@link
   *     FailureKind#MALFORMED} or {@link FailureKind#OVERLOADED}
   */
  Body read(Exchange exchange) {
    Request request = exchange.request;
    long announced = request.getLength();
    boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
    if (announced > limit && (waits || announced > limit + Limits.DRAIN_BYTES)) {
      throw tooLarge();
    }
    Body body = new Body();
    try {
      readInto(body, exchange, announced);
      if (body.passedOver > 0) {
        throw tooLarge();
      }
      return body;
    } catch (RequestFailed e) {
      body.close();
      throw body.passedOver > 0 ? tooLarge() : e;
    }
  }

  private static void readInto(Body body, Exchange exchange, long announced) {
    Request request = exchange.request;
    Blocker.@Nullable Shared blocker = null;
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        blocker = blocker == null ? new Blocker.Shared() : blocker;
        await(request, blocker);
      } else if (Content.Chunk.isFailure(chunk)) {
        throw broken(chunk.getFailure());
      } else {
        body.add(chunk.getByteBuffer(), announced);
        chunk.release();
        if (chunk.isLast() || body.passedOver > Limits.DRAIN_BYTES) {
          return;
        }
      }
      if (exchange.isLate(System.nanoTime())) {
        throw tooSlow();
      }
    }
  }

  private static void await(Request request, Blocker.Shared blocker) {
    try (Blocker.Runnable ready = blocker.runnable()) {
      request.demand(ready);
      ready.block();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static RequestFailed broken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return tooSlow();
      }
      if (cause instanceof HttpException) {
        return new RequestFailed(FailureKind.MALFORMED, "The body is broken off or badly framed.");
      }
    }
    return new RequestFailed(FailureKind.MALFORMED, "The body could not be read to its end.");
  }

  private static RequestFailed tooSlow() {
    return new RequestFailed(FailureKind.BODY_TIMEOUT, "The body came too slowly.");
  }

  private RequestFailed tooLarge() {
    return new RequestFailed(FailureKind.TOO_LARGE, "The body is larger than " + limit + " bytes.");
  }
}
