package perennial.web.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.servlet.DefaultTasks;
import io.javalin.router.InternalRouter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.Failure;
import perennial.web.FailureKind;
import perennial.web.Method;
import perennial.web.Request;

/**
 * How Javalin and Jetty are laid: Javalin matches routes, Jetty speaks HTTP, and neither says a
 * word of its own to a caller.
 */
final class Plumbing {

  /** Acceptor, selectors, and the moment before a request gets a virtual thread of its own. */
  private static final int PLATFORM_THREADS = 32;

  private static final int MIN_PLATFORM_THREADS = 4;
  private static final int RESPONSE_HEADER_BYTES = 8 * 1024;
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Settings settings;
  private final Door door;
  private final Runner runner;
  private final Outbox outbox;
  private final Gate gate;

  Plumbing(Settings settings, Door door, Runner runner, Outbox outbox, Gate gate) {
    this.settings = settings;
    this.door = door;
    this.runner = runner;
    this.outbox = outbox;
    this.gate = gate;
  }

  Javalin javalin() {
    return Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.startup.showOldJavalinVersionWarning = false;
      config.startup.startupWatcherEnabled = false;
      config.http.prefer405over404 = true;
      config.http.compressionStrategy = CompressionStrategy.NONE;
      config.router.ignoreTrailingSlashes = false;
      config.unsafe.servletRequestLifecycle =
          new ArrayList<>(List.of(DefaultTasks.INSTANCE.getHTTP()));
      layJetty(config);
      layRoutes(config);
    });
  }

  private void layRoutes(JavalinConfig config) {
    for (Endpoint endpoint : settings.endpoints()) {
      lay(config, endpoint, runner::run);
    }
    for (Endpoint endpoint :
        List.of(Health.live(), Health.ready(settings.checks(), gate), metrics())) {
      lay(config, endpoint, runner::runUngated);
    }
    InternalRouter router = config.unsafe.internalRouter;
    config.routes.exception(
        HttpResponseException.class, (thrown, context) -> sayNoRoute(context, router));
    config.routes.exception(
        Exception.class,
        (thrown, context) -> {
          Exchange exchange = exchange(context);
          outbox.send(exchange, outbox.render(exchange, runner.failureOf(exchange, thrown)));
        });
    // Out of the servlet, to Jetty, whose error handler is the door.
    config.router.javaLangErrorHandler((response, error) -> {
      throw error;
    });
  }

  /** How an endpoint is run. */
  private interface Run {
    void run(Exchange exchange, Endpoint endpoint, Map<String, String> pathParameters);
  }

  private static void lay(JavalinConfig config, Endpoint endpoint, Run run) {
    config.routes.addHttpHandler(
        HandlerType.findOrDefault(endpoint.method().name()),
        endpoint.path(),
        context -> run.run(exchange(context), endpoint, context.pathParamMap()));
    if (endpoint.method() == Method.GET) {
      config.routes.addHttpHandler(
          HandlerType.HEAD,
          endpoint.path(),
          context -> run.run(exchange(context), endpoint, context.pathParamMap()));
    }
  }

  private static Exchange exchange(Context context) {
    if (context.req().getAttribute(Exchange.ATTRIBUTE) instanceof Exchange exchange) {
      return exchange;
    }
    throw new IllegalStateException("a request that did not come through the door");
  }

  /** Javalin throws when no route fits: not found, or not with this method. */
  private void sayNoRoute(Context context, InternalRouter router) {
    Exchange exchange = exchange(context);
    List<String> allowed = methodsOf(context.path(), router);
    Failure failure =
        allowed.isEmpty()
            ? Failure.of(FailureKind.ROUTE_UNKNOWN, "There is nothing under this path.")
            : Failure.of(
                    FailureKind.METHOD_NOT_ALLOWED,
                    "This path takes " + String.join(", ", allowed) + ".")
                .allowing(allowed);
    outbox.send(exchange, outbox.render(exchange, failure));
  }

  private static List<String> methodsOf(String path, InternalRouter router) {
    List<String> methods = new ArrayList<>();
    for (HandlerType method : HandlerType.commonHttp()) {
      if (router.hasHttpHandlerEntry(method, path)) {
        methods.add(method.name());
      }
    }
    return methods;
  }

  private Endpoint metrics() {
    return new Health.Get("/metrics", "Shows the metrics in the text format of Prometheus.") {
      @Override
      public Answer handle(Request request) {
        return Answer.text(200, PROMETHEUS_TEXT, settings.meters().scrape());
      }
    };
  }

  private void layJetty(JavalinConfig config) {
    QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS, MIN_PLATFORM_THREADS);
    threads.setName("web");
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("web-"));
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(server -> {
      server.setHandler(door);
      server.setErrorHandler(door::sayFailure);
    });
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(door::sayFailure));
    config.jetty.modifyHttpConfiguration(this::layHttp);
    config.jetty.addConnector(this::connector);
  }

  private void layHttp(HttpConfiguration http) {
    http.setRequestHeaderSize(settings.limits().headerBytes());
    http.setResponseHeaderSize(RESPONSE_HEADER_BYTES);
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().idleTime().toMillis());
    server.addBean(new NetworkConnectionLimit(settings.limits().connections(), connector));
    return connector;
  }
}
