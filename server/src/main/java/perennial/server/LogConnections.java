package perennial.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.postgres.DatabaseAddress;

/** The sessions of {@code perennial_log}. */
final class LogConnections {
  private static final String ROLE = "perennial_log";

  /** Readers of the public log must not take the database from those who write. */
  private static final int READERS = 4;

  private static final Duration WAIT = Duration.ofSeconds(2);

  /** A proof is some twenty look-ups by key. */
  private static final Duration STATEMENT = Duration.ofSeconds(5);

  private LogConnections() {}

  /** The sequencer's own: its lock lives and dies with the session. */
  static DataSource single(DatabaseAddress database, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(ROLE);
    source.setPassword(password);
    source.setTcpKeepAlive(true);
    return source;
  }

  static HikariDataSource readers(DatabaseAddress database, String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("log");
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(ROLE);
    config.setPassword(password);
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT.toMillis());
    config.addDataSourceProperty("options", "-c statement_timeout=" + STATEMENT.toMillis());
    return new HikariDataSource(config);
  }
}
