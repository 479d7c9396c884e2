package perennial.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
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
  private static final int TRIES_MAX = 100;

  private static final long PAUSE_NANOS = 100_000_000;

  /** What {@code DROP} says while sessions of other roles are in a database, and {@code CREATE}. */
  private static final Set<String> IS_IN_USE = Set.of("42501", "55006");

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<String, TestDatabase> ORIGINALS = new HashMap<>();

  private final TestServer server;
  private final DatabaseAddress address;

  private TestDatabase(TestServer server, String name) {
    this.server = server;
    this.address = server.maintenance().withDatabase(name);
  }

  /** Makes a database; the server is started at the first call. */
  public static TestDatabase create() {
    return create("template0 ENCODING 'UTF8'");
  }

  /**
   * Makes a database with all that another has in it; grants on the database itself are not copied.
   *
   * @param name of the original, which is made and filled when it is first asked for
   * @param fill puts something into an empty database, and leaves no session
   */
  public static TestDatabase copy(String name, Consumer<TestDatabase> fill) {
    synchronized (ORIGINALS) {
      TestDatabase original =
          ORIGINALS.computeIfAbsent(
              name,
              _ -> {
                TestDatabase made = create();
                if (!made.server.isOurs()) { // ours is thrown away as a whole
                  Runtime.getRuntime().addShutdownHook(new Thread(made::close));
                }
                fill.accept(made);
                return made;
              });
      return create(original.name());
    }
  }

  private static TestDatabase create(String template) {
    TestServer server = TestServer.get();
    String name = "perennial_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    run(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    runWhenUnused(server, "CREATE DATABASE " + name + " TEMPLATE " + template);
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
    runWhenUnused(server, "DROP DATABASE IF EXISTS " + name() + " WITH (FORCE)");
  }

  private static void runWhenUnused(TestServer server, String sql) {
    for (int tries = 1; ; tries++) {
      try {
        run(server, sql);
        return;
      } catch (IllegalStateException e) {
        boolean isInUse =
            e.getCause() instanceof SQLException refusal
                && IS_IN_USE.contains(refusal.getSQLState());
        if (!isInUse || tries == TRIES_MAX) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
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
