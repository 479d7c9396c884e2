package perennial.server;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.console.Console;
import perennial.journal.Eraser;
import perennial.journal.Roles;
import perennial.journal.Schema;
import perennial.kernel.RandomSource;
import perennial.leafdata.LeafData;
import perennial.leafdata.Rooms;
import perennial.leafdata.door.Failures;
import perennial.leafdata.door.LeafCallerKey;
import perennial.leafdata.door.LeafDialect;
import perennial.licensing.web.BearerKey;
import perennial.licensing.web.NativeDesk;
import perennial.postgres.DatabaseAddress;
import perennial.web.CallerKey;
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
  private final OpenLog log;
  private final WebServer web;
  private final Sweep sweep;
  private final Retention retention;

  private Registry(
      Configuration configuration,
      HikariDataSource app,
      HikariDataSource blocks,
      OpenLog log,
      WebServer web,
      Sweep sweep,
      Retention retention) {
    this.configuration = configuration;
    this.app = app;
    this.blocks = blocks;
    this.log = log;
    this.web = web;
    this.sweep = sweep;
    this.retention = retention;
  }

  /**
   * Installs what the database still lacks and begins to take requests.
   *
   * @param secrets those of the data folder
   * @param administrator a database that passed the preflight, as the role that passed it
   */
  static Registry start(
      Configuration configuration, Secrets secrets, DatabaseAddress administrator) {
    SecureRandom generator = new SecureRandom();
    RandomSource random = randomOf(generator);
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    install(administrator, secrets);
    FoundingRules founding =
        FoundingRules.set(configuration)
            .begin(Connections.ofOwner(administrator, secrets.passwordOf(Roles.OWNER)));
    HikariDataSource app =
        Connections.ofApp(
            administrator,
            secrets.passwordOf(Roles.APP),
            configuration.connections(),
            configuration.limits().requestTime(),
            meters);
    HikariDataSource blocks = Connections.ofBlocks(administrator, secrets.passwordOf(Roles.APP));
    @Nullable OpenLog log = null;
    try {
      Connections.requireModestRole(app);
      InstantSource clock = InstantSource.system();
      Core core = Core.over(app, blocks, secrets, founding, clock, random);
      Meters.bind(core.journal().meters(), meters);
      log =
          OpenLog.start(
              configuration, administrator, secrets.passwordOf(Roles.LOG), clock, random, meters);
      var sweep =
          new Sweep(
              Connections.ofVerify(administrator.jdbcUrl(), secrets.passwordOf(Roles.VERIFY)),
              secrets.seal(),
              clock,
              configuration.sweepRowsPerSecond(),
              meters);
      WebServer web = web(configuration, core, app, log, sweep, meters, clock, generator);
      Retention retention =
          retention(core, administrator, secrets, configuration.retention(), clock, meters);
      var registry =
          new Registry(
              configuration, app, blocks, log, listening(web, configuration), sweep, retention);
      if (configuration.sandbox()) {
        new Sandbox(core, configuration.sandboxLicensees())
            .furnish(configuration.data(), registry.url());
      }
      sweep.start();
      retention.start();
      return registry;
    } catch (RuntimeException e) {
      if (log != null) {
        log.close();
      }
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
    retention.close();
    try {
      if (!web.stop(configuration.stopGrace())) {
        LOG.warn("requests were still under way when the grace was over");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.close();
    app.close();
    blocks.close();
  }

  private static Retention retention(
      Core core,
      DatabaseAddress database,
      Secrets secrets,
      RetentionPeriods periods,
      InstantSource clock,
      PrometheusMeterRegistry meters) {
    DataSource sessions =
        Connections.of(Roles.ERASER, database.jdbcUrl(), secrets.passwordOf(Roles.ERASER));
    return new Retention(
        new Eraser(sessions, core.journal(), clock), periods, core.rules(), clock, meters);
  }

  /** Roles and tables; one node at a time, since the session of the first holds a lock. */
  static void install(DatabaseAddress administrator, Secrets secrets) {
    try (Connection connection =
        DriverManager.getConnection(
            administrator.jdbcUrl(), administrator.user(), administrator.password())) {
      Roles.create(connection, secrets::passwordOf);
      installTables(Connections.ofOwner(administrator, secrets.passwordOf(Roles.OWNER)));
    } catch (SQLException e) {
      throw new StartRefused(
          "The registry's roles cannot be made: "
              + e.getMessage()
              + "\nThe SQL that makes them: ./perennial roles",
          e);
    }
  }

  private static void installTables(DataSource owner) {
    try {
      new Schema(owner, Rooms.all()).install();
    } catch (RuntimeException e) {
      LOG.error("the tables cannot be made", e);
      throw new StartRefused("The tables cannot be made or used: " + e.getMessage(), e);
    }
  }

  private static WebServer listening(WebServer web, Configuration configuration) {
    try {
      return web.start();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException) {
          throw new StartRefused(
              "The registry cannot listen on "
                  + configuration.host()
                  + ":"
                  + configuration.port()
                  + ": "
                  + cause.getMessage(),
              e);
        }
      }
      throw e;
    }
  }

  private static WebServer web(
      Configuration configuration,
      Core core,
      HikariDataSource app,
      OpenLog log,
      Sweep sweep,
      PrometheusMeterRegistry meters,
      InstantSource clock,
      SecureRandom generator) {
    NativeDesk desk = core.nativeDesk(configuration.sandbox());
    return WebServer.builder(clock, generator)
        .host(configuration.host())
        .port(configuration.port())
        .baseUrl(configuration.publicUrl())
        .trustForwarded(configuration.trustForwarded())
        .limits(configuration.limits())
        .meters(meters)
        .check(Connections.check(app))
        .check(log.check())
        .check(sweep.check())
        .dialects(dialects())
        .callerKey(callerKey())
        .failureMeaning(new Failures())
        .endpoints(LeafData.endpoints(core.desk(configuration.rowsPerCall())))
        .endpoints(NativeCalls.endpoints(desk))
        .endpoints(log.endpoints())
        .endpoints(Console.endpoints(core.reader(), core.rules(), desk))
        .build();
  }

  /** Each wire has its own way of showing a key. */
  private static CallerKey callerKey() {
    var leaf = new LeafCallerKey();
    var bearer = new BearerKey();
    return request -> {
      String key = leaf.of(request);
      return key.isEmpty() ? bearer.of(request) : key;
    };
  }

  /** What cannot be read at all is answered in the dialect whose clients break most easily. */
  private static Dialects dialects() {
    var leaf = new LeafDialect();
    return Dialects.problems().with(LeafDialect.PREFIX, leaf).withUnreadable(leaf);
  }

  /** Randomness for what must not be guessed. */
  static RandomSource randomOf(SecureRandom generator) {
    return length -> {
      byte[] bytes = new byte[length];
      generator.nextBytes(bytes);
      return bytes;
    };
  }
}
