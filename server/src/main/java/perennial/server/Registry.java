package perennial.server;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.journal.Roles;
import perennial.journal.Schema;
import perennial.kernel.RandomSource;
import perennial.leafdata.LeafData;
import perennial.leafdata.Rooms;
import perennial.leafdata.door.Failures;
import perennial.leafdata.door.LeafCallerKey;
import perennial.leafdata.door.LeafDialect;
import perennial.postgres.DatabaseAddress;
import perennial.web.server.Dialects;
import perennial.web.server.WebServer;

/**
 * A running registry: the rooms over one database, behind one door. This is where clock and
 * randomness enter, and the only place where rooms are put together.
 */
public final class Registry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

  private final Configuration configuration;
  private final HikariDataSource app;
  private final HikariDataSource blocks;
  private final WebServer web;
  private final Sweep sweep;

  private Registry(
      Configuration configuration,
      HikariDataSource app,
      HikariDataSource blocks,
      WebServer web,
      Sweep sweep) {
    this.configuration = configuration;
    this.app = app;
    this.blocks = blocks;
    this.web = web;
    this.sweep = sweep;
  }

  /**
   * Installs what the database still lacks and begins to take requests.
   *
   * @param administrator a database that passed the preflight, as the role that owns it
   */
  public static Registry start(Configuration configuration, DatabaseAddress administrator) {
    SecureRandom generator = new SecureRandom();
    RandomSource random = length -> bytes(generator, length);
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Secrets secrets = Secrets.in(configuration.data(), random);
    install(administrator, secrets);
    HikariDataSource app =
        Connections.ofApp(
            administrator, secrets.rolesPassword(), configuration.connections(), meters);
    HikariDataSource blocks = Connections.ofBlocks(administrator, secrets.rolesPassword());
    try {
      Connections.requireModestRole(app);
      InstantSource clock = InstantSource.system();
      Core core = Core.over(app, blocks, secrets, clock, random);
      Meters.bind(core.journal().meters(), meters);
      WebServer web = web(configuration, core, app, meters, clock, generator);
      var sweep =
          new Sweep(
              Connections.ofVerify(administrator.jdbcUrl(), secrets.rolesPassword()),
              clock,
              configuration.sweepRowsPerSecond(),
              meters);
      var registry = new Registry(configuration, app, blocks, web.start(), sweep);
      if (configuration.sandbox()) {
        new Sandbox(core, configuration.sandboxLicensees())
            .furnish(configuration.data(), registry.url());
      }
      if (configuration.sweepRowsPerSecond() > 0) {
        sweep.start();
      }
      return registry;
    } catch (RuntimeException e) {
      app.close();
      blocks.close();
      throw e;
    }
  }

  /** The base of all its paths, without a trailing slash. */
  public String url() {
    String host = configuration.host();
    String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + web.port();
  }

  public int port() {
    return web.port();
  }

  /** Takes no more requests, finishes those under way, and lets go of the database. */
  @Override
  public void close() {
    sweep.close();
    try {
      if (!web.stop(configuration.stopGrace())) {
        LOG.warn("requests were still under way when the grace was over");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    app.close();
    blocks.close();
  }

  private static void install(DatabaseAddress administrator, Secrets secrets) {
    try (Connection connection =
        DriverManager.getConnection(
            administrator.jdbcUrl(), administrator.user(), administrator.password())) {
      Roles.create(connection, secrets.rolesPassword());
    } catch (SQLException e) {
      throw new StartRefused("The registry's roles cannot be made: " + e.getMessage(), e);
    }
    new Schema(Connections.ofOwner(administrator, secrets.rolesPassword()), Rooms.all()).install();
  }

  private static WebServer web(
      Configuration configuration,
      Core core,
      HikariDataSource app,
      PrometheusMeterRegistry meters,
      InstantSource clock,
      SecureRandom generator) {
    return WebServer.builder(clock, generator)
        .host(configuration.host())
        .port(configuration.port())
        .baseUrl(configuration.publicUrl())
        .trustForwarded(configuration.trustForwarded())
        .limits(configuration.limits())
        .meters(meters)
        .check(Connections.check(app))
        .dialects(dialects())
        .callerKey(new LeafCallerKey())
        .failureMeaning(new Failures())
        .endpoints(LeafData.endpoints(core.desk()))
        .build();
  }

  /** What cannot be read at all is answered in the dialect whose clients break most easily. */
  private static Dialects dialects() {
    var leaf = new LeafDialect();
    return Dialects.problems().with(LeafDialect.PREFIX, leaf).withUnreadable(leaf);
  }

  private static byte[] bytes(SecureRandom generator, int length) {
    byte[] bytes = new byte[length];
    generator.nextBytes(bytes);
    return bytes;
  }
}
