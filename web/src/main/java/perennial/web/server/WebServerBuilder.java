package perennial.web.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import perennial.web.CallerKey;
import perennial.web.Check;
import perennial.web.Endpoint;
import perennial.web.FailureMeaning;

/** Gathers what a {@link WebServer} needs; everything has a default but clock and randomness. */
public final class WebServerBuilder {

  private final InstantSource clock;
  private final RandomGenerator random;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private String host = "127.0.0.1";
  private int port;
  private Dialects dialects = Dialects.problems();
  private Limits limits = Limits.standard();
  private CallerKey callerKey = CallerKey.byAddress();
  private FailureMeaning meaning = thrown -> Optional.empty();
  private String baseUrl = "";
  private boolean forwardedTrusted;
  private PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  WebServerBuilder(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The address to listen on; 127.0.0.1 unless said. */
  public WebServerBuilder host(String address) {
    host = address;
    return this;
  }

  /** The port to listen on; 0, any free one, unless said. */
  public WebServerBuilder port(int number) {
    port = number;
    return this;
  }

  /** Adds routes. */
  public WebServerBuilder endpoints(List<? extends Endpoint> routes) {
    endpoints.addAll(routes);
    return this;
  }

  /** How failures are said; problem details unless said. */
  public WebServerBuilder dialects(Dialects spoken) {
    dialects = spoken;
    return this;
  }

  /** What is taken at most; {@link Limits#standard()} unless said. */
  public WebServerBuilder limits(Limits most) {
    limits = most;
    return this;
  }

  /** Adds a check to {@code /health/ready}. */
  public WebServerBuilder check(Check check) {
    checks.add(check);
    return this;
  }

  /** Whose limits a request counts against; the remote address unless said. */
  public WebServerBuilder callerKey(CallerKey key) {
    callerKey = key;
    return this;
  }

  /** What exceptions from below the endpoints mean; defects unless said. */
  public WebServerBuilder failureMeaning(FailureMeaning says) {
    meaning = says;
    return this;
  }

  /**
   * The base of absolute links for requests whose Host field is missing or not a host, without a
   * trailing slash; made of host and port unless said.
   */
  public WebServerBuilder baseUrl(String url) {
    baseUrl = url;
    return this;
  }

  /** Believes X-Forwarded-Proto, -Host and -For: only behind a proxy that sets all of them. */
  public WebServerBuilder trustForwarded(boolean trusted) {
    forwardedTrusted = trusted;
    return this;
  }

  /** The registry that {@code /metrics} shows; a new one unless said. */
  public WebServerBuilder meters(PrometheusMeterRegistry registry) {
    meters = registry;
    return this;
  }

  /** A server that is not started yet. */
  public WebServer build() {
    String base = baseUrl.isEmpty() ? "http://" + host + (port == 0 ? "" : ":" + port) : baseUrl;
    return new WebServer(
        new Settings(
            host,
            port,
            endpoints,
            dialects,
            limits,
            checks,
            callerKey,
            meaning,
            new Origin(base, forwardedTrusted),
            meters,
            clock,
            random));
  }
}
