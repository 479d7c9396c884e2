package perennial.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * The PostgreSQL that a run of tests uses: the embedded one, started once per process and thrown
 * away with it, or the one that the system property {@code perennial.test.database} names.
 *
 * <p>Either way tests work as a role that has CREATEDB and CREATEROLE and is no superuser, as an
 * operator's database gives it: a statement that needs more fails here, and not at the operator's.
 *
 * @param address {@code host:port}
 * @param user the role that makes and owns test databases
 * @param password of that role
 * @param maintenance the database from which others are made
 */
record TestServer(String address, String user, String password, String maintenance) {
  private static final String ROLE = "perennial_tester";

  /**
   * Throw-away data: a test of the store need not wait for the disk. Crash tests start their own.
   */
  private static final Map<String, String> FAST =
      Map.of(
          "fsync", "off",
          "full_page_writes", "off",
          "synchronous_commit", "off",
          "shared_buffers", "64MB",
          "max_wal_size", "512MB",
          "log_error_verbosity", "default",
          "log_min_error_statement", "error");

  private static final TestServer ONLY = choose();

  static TestServer get() {
    return ONLY;
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), user, password);
  }

  String url(String database) {
    return "jdbc:postgresql://" + address + "/" + database;
  }

  private static TestServer choose() {
    String external = System.getProperty("perennial.test.database", "").strip();
    return external.isEmpty() ? embedded() : external(external);
  }

  private static TestServer external(String url) {
    Properties parts = Driver.parseURL(url, new Properties());
    if (parts == null || parts.getProperty("user") == null) {
      throw new IllegalArgumentException(
          "perennial.test.database must be jdbc:postgresql://host:port/database?user=U&password=P");
    }
    String address = parts.getProperty("PGHOST") + ":" + parts.getProperty("PGPORT");
    return new TestServer(
        address,
        parts.getProperty("user"),
        parts.getProperty("password", ""),
        parts.getProperty("PGDBNAME"));
  }

  private static TestServer embedded() {
    Path runs = Path.of("target", "pg").toAbsolutePath();
    Path folder = runs.resolve("run-" + ProcessHandle.current().pid());
    deleteDeadRuns(runs);
    EmbeddedPostgres server =
        EmbeddedPostgres.start(folder, sharedPrograms(), EmbeddedPostgres.ANY_PORT, FAST);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> throwAway(server, folder)));
    String address = "127.0.0.1:" + server.port();
    try (Connection superuser =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.password());
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "CREATE ROLE " + ROLE + " LOGIN CREATEDB CREATEROLE PASSWORD '" + ROLE + "'");
    } catch (SQLException e) {
      throw new IllegalStateException("the role of the tests cannot be made", e);
    }
    return new TestServer(address, ROLE, ROLE, "postgres");
  }

  /** One copy of the programs for all rooms of a checkout. */
  private static Path sharedPrograms() {
    return Path.of(System.getProperty("perennial.root", ""), "target", "postgres-binaries");
  }

  private static void throwAway(EmbeddedPostgres server, Path folder) {
    server.close();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what runs left that were killed; their servers died with them. */
  private static void deleteDeadRuns(Path runs) {
    if (!Files.isDirectory(runs)) {
      return;
    }
    try (Stream<Path> each = Files.list(runs)) {
      List<Path> dead = each.filter(TestServer::isDead).toList();
      for (Path run : dead) {
        Folders.delete(run);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isDead(Path run) {
    String name = run.getFileName().toString();
    return name.matches("run-[0-9]+")
        && ProcessHandle.of(Long.parseLong(name.substring("run-".length()))).isEmpty();
  }
}
