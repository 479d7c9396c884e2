package perennial.web.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import perennial.web.Failure;
import perennial.web.FailureKind;

/**
 * The first of our code that a request meets, and for requests that Jetty itself refuses the only
 * one: it settles id, time and dialect, and refuses what no route could take.
 *
 * <p>As Jetty's error handler it also says everything that Jetty has to say, in the dialect of the
 * path: Jetty's own pages never leave.
 */
final class Door extends Handler.Wrapper {

  /** Javalin would take the method from it: a GET could then delete. */
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

  private final Dialects dialects;
  private final Limits limits;
  private final InstantSource clock;
  private final RequestIds ids;
  private final Outbox outbox;

  Door(Dialects dialects, Limits limits, InstantSource clock, RequestIds ids, Outbox outbox) {
    this.dialects = dialects;
    this.limits = limits;
    this.clock = clock;
    this.ids = ids;
    this.outbox = outbox;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Exchange exchange = begin(request, response);
    Optional<Failure> refusal = screen(request);
    if (refusal.isPresent()) {
      outbox.send(exchange, response, outbox.render(exchange, refusal.get()), callback);
      return true;
    }
    Request routed =
        request.getHeaders().contains(METHOD_OVERRIDE) ? withoutOverride(request) : request;
    return super.handle(routed, response, callback);
  }

  private Exchange begin(Request request, Response response) {
    Exchange exchange =
        new Exchange(
            request,
            response,
            ids.of(request.getHeaders().get(RequestIds.HEADER)),
            clock.instant(),
            dialects.of(readablePath(request)),
            limits.requestTime());
    request.setAttribute(Exchange.ATTRIBUTE, exchange);
    return exchange;
  }

  private Optional<Failure> screen(Request request) {
    HttpURI uri = request.getHttpURI();
    String path = uri.getPath();
    if (path == null || !path.startsWith("/") || "CONNECT".equals(request.getMethod())) {
      return Optional.of(Failure.of(FailureKind.METHOD_NOT_ALLOWED));
    }
    if (uri.getPathQuery().length() > limits.uriBytes()) {
      return Optional.of(Failure.of(FailureKind.URI_TOO_LONG));
    }
    // Path parameters (";x=1") would be cut off before routes are matched: one resource, many
    // names.
    return path.indexOf(';') < 0
        ? Optional.empty()
        : Optional.of(Failure.of(FailureKind.ROUTE_UNKNOWN));
  }

  private static Request withoutOverride(Request request) {
    HttpFields fields = HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE);
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return fields;
      }
    };
  }

  /**
   * The path after percent-decoding, by which the dialect is chosen; null when there is none, when
   * it can be read in two ways ({@code //}, {@code %2F}), or when Jetty made one up because the
   * request line could not be read.
   */
  private static @Nullable String readablePath(Request request) {
    HttpURI uri = request.getHttpURI();
    boolean madeUp = "BAD".equals(request.getMethod()) || "/badRequest".equals(uri.getPath());
    boolean pathless = "CONNECT".equals(request.getMethod());
    if (madeUp || pathless || uri.hasViolations()) {
      return null;
    }
    String path = uri.getCanonicalPath();
    return path == null || !path.startsWith("/") ? null : path;
  }

  /** The address of the connection's other end, without the port. */
  static String peer(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress s
            && s.getAddress() != null
        ? s.getAddress().getHostAddress()
        : "";
  }

  /** Says what Jetty has to say; called in place of Jetty's error pages. */
  boolean sayFailure(Request request, Response response, Callback callback) {
    Exchange exchange =
        request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange known
            ? known
            : begin(request, response);
    Failure failure = Failure.of(kindOf(response.getStatus()));
    if (failure.kind() == FailureKind.OVERLOADED) {
      failure = failure.retryAfter(Duration.ofSeconds(1));
    }
    outbox.send(exchange, response, outbox.render(exchange, failure), callback);
    return true;
  }

  /** What a status that Jetty chose by itself means here. */
  private static FailureKind kindOf(int status) {
    return switch (status) {
      case 404 -> FailureKind.ROUTE_UNKNOWN;
      case 405 -> FailureKind.METHOD_NOT_ALLOWED;
      case 408 -> FailureKind.BODY_TIMEOUT;
      case 413 -> FailureKind.TOO_LARGE;
      case 414 -> FailureKind.URI_TOO_LONG;
      case 415 -> FailureKind.MEDIA_TYPE;
      case 417 -> FailureKind.EXPECTATION;
      case 426, 505 -> FailureKind.HTTP_VERSION;
      case 431 -> FailureKind.HEADERS_TOO_LARGE;
      case 503 -> FailureKind.OVERLOADED;
      default -> status < 500 || status == 501 ? FailureKind.MALFORMED : FailureKind.INTERNAL;
    };
  }
}
