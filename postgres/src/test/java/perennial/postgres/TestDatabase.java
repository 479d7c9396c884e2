package perennial.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh, empty database for one test or test class; dropped by {@link #close()}.
 *
 * <p>On the embedded PostgreSQL, or on the one that {@code -Dperennial.test.database=URL} names
 * (either form of {@link DatabaseAddress}, a role with CREATEDB and CREATEROLE). The role that is
 * handed out owns the database and is no superuser. Roles belong to the whole server: a test must
 * not count on a role being absent.
 */
public final class TestDatabase implements AutoCloseable {
  /** Ten seconds: a session that was closed ends in milliseconds on an idle machine. */
  private static final int DROP_TRIES_MAX = 100;

  private static final long DROP_PAUSE_NANOS = 100_000_000;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TestServer server;
  private final DatabaseAddress address;

  private TestDatabase(TestServer server, String name) {
    this.server = server;
    this.address = server.maintenance().withDatabase(name);
  }

  /** Makes a database; the server is started at the first call. */
  public static TestDatabase create() {
    TestServer server = TestServer.get();
    String name = "perennial_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    run(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    run(server, "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
    return new TestDatabase(server, name);
  }

  /** Where the database is, with the owner's credentials. */
  public DatabaseAddress address() {
    return address;
  }

  /** The JDBC URL, without credentials. */
  public String url() {
    return address.jdbcUrl();
  }

  /** The role that owns the database and has CREATEROLE. */
  public String user() {
    return address.user();
  }

  public String password() {
    return address.password();
  }

  public String name() {
    return address.database();
  }

  /** A new session as the owner; the caller closes it. */
  public Connection connect() throws SQLException {
    return server.connect(address);
  }

  /** A new session as another role; the caller closes it. */
  public Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(url(), user, password);
  }

  /** Unpooled sessions as the owner. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url());
    source.setUser(user());
    source.setPassword(password());
    return source;
  }

  /**
   * Drops the database with all sessions in it. Sessions of other roles cannot be ended from here;
   * those that were closed just now are waited for.
   */
  @Override
  public void close() {
    for (int tries = 1; ; tries++) {
      try {
        run(server, "DROP DATABASE IF EXISTS " + name() + " WITH (FORCE)");
        return;
      } catch (IllegalStateException e) {
        boolean isDenied =
            e.getCause() instanceof SQLException refusal && "42501".equals(refusal.getSQLState());
        if (!isDenied || tries == DROP_TRIES_MAX) {
          throw e;
        }
        LockSupport.parkNanos(DROP_PAUSE_NANOS);
      }
    }
  }

  private static void run(TestServer server, String sql) {
    try (Connection connection = server.connect(server.maintenance());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database server refused: " + sql, e);
    }
  }
}
