package perennial.web.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import perennial.web.CallerKey;
import perennial.web.Check;
import perennial.web.Endpoint;
import perennial.web.FailureMeaning;

/** All that a {@link WebServer} is built from; see {@link WebServerBuilder} for what each means. */
record Settings(
    String host,
    int port,
    List<Endpoint> endpoints,
    Dialects dialects,
    Limits limits,
    List<Check> checks,
    CallerKey callerKey,
    FailureMeaning meaning,
    Origin origin,
    PrometheusMeterRegistry meters,
    InstantSource clock,
    RandomGenerator random) {

  Settings {
    endpoints = List.copyOf(endpoints);
    checks = List.copyOf(checks);
  }
}
