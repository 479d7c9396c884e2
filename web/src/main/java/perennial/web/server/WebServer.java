package perennial.web.server;

import io.javalin.Javalin;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server: endpoints behind limits, failures in the dialect of their path, health, metrics, and
 * a stop that finishes what is under way.
 *
 * <p>Started and stopped once.
 */
public final class WebServer {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** For work that was interrupted at the end of the grace to say so. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Settings settings;
  private final Gate gate;
  private final Deadlines deadlines = new Deadlines();
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final Javalin javalin;

  WebServer(Settings settings) {
    this.settings = settings;
    this.gate = new Gate(settings.limits().inFlight());
    Bodies bodies = new Bodies(settings.limits());
    Outbox outbox = new Outbox(gate, new HttpMeters(settings.meters()));
    Door door =
        new Door(
            settings.dialects(),
            settings.limits(),
            settings.clock(),
            new RequestIds(settings.random()),
            outbox);
    Runner runner =
        new Runner(
            gate,
            new CallerLimits(settings.limits(), System::nanoTime),
            settings.callerKey(),
            bodies,
            deadlines,
            settings.origin(),
            settings.meaning(),
            outbox);
    this.javalin = new Plumbing(settings, door, runner, outbox, gate).javalin();
    bindMeters(bodies);
  }

  /** Starts to describe a server. */
  public static WebServerBuilder builder(InstantSource clock, RandomGenerator random) {
    return new WebServerBuilder(clock, random);
  }

  /**
   * Listens; its threads keep the process alive until {@link #stop}. Fails when the port is taken.
   */
  public WebServer start() {
    javalin.start();
    deadlines.start();
    return this;
  }

  /** The port listened on. */
  public int port() {
    return javalin.port();
  }

  /** Where other rooms register meters of their own; {@code /metrics} shows them too. */
  public MeterRegistry meters() {
    return settings.meters();
  }

  /**
   * Stops gracefully: new requests are told so and their connections closed, those under way are
   * finished. What is not finished when the grace is over is interrupted.
   *
   * @return whether all was finished within the grace
   */
  public boolean stop(Duration grace) throws InterruptedException {
    gate.shut();
    boolean finished = gate.awaitEmpty(grace);
    if (!finished) {
      LOG.atWarn().addKeyValue("inFlight", gate.inside()).log("requests outlast the grace");
      deadlines.expireAll(Gate.stopping());
      gate.awaitEmpty(LAST_WORDS);
    }
    javalin.stop();
    deadlines.close();
    garbage.close();
    return finished;
  }

  private void bindMeters(Bodies bodies) {
    MeterRegistry meters = settings.meters();
    Gauge.builder("http.server.inflight", gate, Gate::inside)
        .description("Requests under way")
        .register(meters);
    Gauge.builder("http.server.body.bytes", bodies, Bodies::together)
        .description("Bytes of request bodies held in memory")
        .baseUnit("bytes")
        .register(meters);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ClassLoaderMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    garbage.bindTo(meters);
  }
}
