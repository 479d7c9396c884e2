package perennial.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.journal.Roles;
import perennial.postgres.DatabaseAddress;
import perennial.web.Check;

/** The sessions of the registry's own roles. */
final class Connections {
  /** A request would rather be told to come again than wait for a database that is away. */
  private static final Duration WAIT = Duration.ofSeconds(2);

  /**
   * Our statements are few and take arrays. PostgreSQL thinks a plan for a known array cheaper than
   * one for any, and would plan each statement anew for ever; planning costs more than running.
   */
  private static final String SESSION = "-c plan_cache_mode=force_generic_plan";

  /**
   * A statement that takes longer has nobody waiting for it any more. Writers are few, so one that
   * hung would hold up all.
   */
  private static String session(Duration requestTime) {
    return SESSION + " -c statement_timeout=" + requestTime.toMillis();
  }

  /** Values in binary form from the first row on: texts of times and bytes cost the most. */
  private static final String BINARY_AT_ONCE = "prepareThreshold=-1";

  /** A write is two statements of its shape; a few hundred shapes occur. */
  private static final int STATEMENTS_KEPT = 1_024;

  /** Texts of writes have some 10 KB. */
  private static final int STATEMENT_MEGABYTES = 32;

  /** A block lasts a thousand objects; two kinds may run out at once. */
  private static final int BLOCK_SESSIONS = 2;

  /** Two writers, and one that reads. */
  private static final int COMMAND_SESSIONS = 3;

  /** For the question whether the database answers. */
  private static final int VALID_SECONDS = 1;

  private Connections() {}

  /** A pool of sessions that serve requests. */
  static HikariDataSource ofApp(
      DatabaseAddress database,
      String password,
      int size,
      Duration requestTime,
      MeterRegistry meters) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("app");
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(Roles.APP);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setMetricRegistry(meters);
    config.addDataSourceProperty("options", session(requestTime));
    config.addDataSourceProperty("preparedStatementCacheQueries", STATEMENTS_KEPT);
    config.addDataSourceProperty("preparedStatementCacheSizeMiB", STATEMENT_MEGABYTES);
    return new HikariDataSource(config);
  }

  /**
   * Sessions for blocks of serials only. A call takes a block while it holds a session of the other
   * pool, so the two must not be one: all sessions could wait for one more.
   */
  static HikariDataSource ofBlocks(DatabaseAddress database, String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("blocks");
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(Roles.APP);
    config.setPassword(password);
    config.setMaximumPoolSize(BLOCK_SESSIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT.toMillis());
    return new HikariDataSource(config);
  }

  /** A few sessions that write entries for a command. */
  static HikariDataSource ofAppOfCommand(String jdbcUrl, String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("command");
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(Roles.APP);
    config.setPassword(password);
    config.setMaximumPoolSize(COMMAND_SESSIONS);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** Single sessions of the role that owns the tables: for migrations, at the start. */
  static DataSource ofOwner(DatabaseAddress database, String password) {
    return ofOwner(database.jdbcUrl(), password);
  }

  static DataSource ofOwner(String jdbcUrl, String password) {
    return single(jdbcUrl, Roles.OWNER, password);
  }

  /** Single sessions of the role that reads everything, for verification. */
  static DataSource ofVerify(String jdbcUrl, String password) {
    return single(binary(jdbcUrl), Roles.VERIFY, password);
  }

  /** Single sessions of the role that sets rows right. */
  static DataSource ofMender(String jdbcUrl, String password) {
    return single(binary(jdbcUrl), Roles.MENDER, password);
  }

  /** Single sessions of any role. */
  static DataSource of(String role, String jdbcUrl, String password) {
    return single(jdbcUrl, role, password);
  }

  private static String binary(String jdbcUrl) {
    return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + BINARY_AT_ONCE;
  }

  private static DataSource single(String jdbcUrl, String role, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setUser(role);
    source.setPassword(password);
    return source;
  }

  /** Refuses to serve as a role that could do more than it must. */
  static void requireModestRole(DataSource app) {
    try (Connection connection = app.getConnection()) {
      List<String> faults = Roles.faultsOfApp(connection);
      if (!faults.isEmpty()) {
        throw new StartRefused("The database role " + Roles.APP + " may do too much:", faults);
      }
    } catch (SQLException e) {
      throw new StartRefused("The database cannot be entered as " + Roles.APP, e);
    }
  }

  /** Whether the database answers, for {@code /health/ready}. */
  static Check check(DataSource app) {
    return new Check("database", () -> troubleOf(app));
  }

  private static Optional<String> troubleOf(DataSource app) {
    try (Connection connection = app.getConnection()) {
      return connection.isValid(VALID_SECONDS) ? Optional.empty() : Optional.of("does not answer");
    } catch (SQLException e) {
      return Optional.of("is away");
    }
  }
}
