package perennial.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** A session that is kept open between look-ups, as the registry keeps its own. */
final class LogConnection implements AutoCloseable {
  private final HikariDataSource pool;

  LogConnection(DataSource log) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(log);
    config.setMaximumPoolSize(1);
    this.pool = new HikariDataSource(config);
  }

  DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
