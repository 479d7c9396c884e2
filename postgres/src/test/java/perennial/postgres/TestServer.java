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
import java.util.stream.Stream;

/**
 * The PostgreSQL that a run of tests uses: the embedded one, started once per process and thrown
 * away with it, or the one that the system property {@code perennial.test.database} names.
 *
 * <p>Either way tests work as a role that has CREATEDB and CREATEROLE and is no superuser, as an
 * operator's database gives it: a statement that needs more fails here, and not at the operator's.
 *
 * @param maintenance the database from which others are made, as the role that makes them
 * @param isOurs started by this process and thrown away with it
 */
record TestServer(DatabaseAddress maintenance, boolean isOurs) {
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

  Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  private static TestServer choose() {
    String external = System.getProperty("perennial.test.database", "").strip();
    return external.isEmpty() ? embedded() : new TestServer(DatabaseAddress.parse(external), false);
  }

  private static TestServer embedded() {
    Path runs = Path.of("target", "pg").toAbsolutePath();
    Path folder = runs.resolve("run-" + ProcessHandle.current().pid());
    deleteDeadRuns(runs);
    EmbeddedPostgres server =
        EmbeddedPostgres.start(folder, sharedPrograms(), EmbeddedPostgres.ANY_PORT, FAST);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> throwAway(server, folder)));
    try (Connection superuser =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.password());
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "CREATE ROLE " + ROLE + " LOGIN CREATEDB CREATEROLE PASSWORD '" + ROLE + "'");
    } catch (SQLException e) {
      throw new IllegalStateException("the role of the tests cannot be made", e);
    }
    return new TestServer(
        new DatabaseAddress(server.jdbcUrl("postgres"), "postgres", ROLE, ROLE), true);
  }

  /** One copy of the programs for all rooms of a checkout. */
  static Path sharedPrograms() {
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
