package perennial.drills.stage;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import perennial.postgres.DatabaseAddress;
import perennial.postgres.EmbeddedPostgres;

/**
 * A real PostgreSQL for all drills of a run, which come one after another; each gets a database of
 * its own. Entered as an operator's is, by a role that has CREATEROLE and is no superuser.
 */
public final class DatabaseServer implements AutoCloseable {
  private static final String ADMINISTRATOR = "drill_administrator";
  private static final int PASSWORD_BYTES = 24;

  private final EmbeddedPostgres postgres;
  private final Path folder;
  private final String password = newPassword();

  private DatabaseServer(EmbeddedPostgres postgres, Path folder) {
    this.postgres = postgres;
    this.folder = folder;
  }

  /** Starts one; the folder and all in it are the caller's to remove. */
  public static DatabaseServer start(Path folder) {
    var server = new DatabaseServer(EmbeddedPostgres.start(folder), folder);
    try {
      server.run(
          "CREATE ROLE " + ADMINISTRATOR + " LOGIN CREATEROLE PASSWORD '" + server.password + "'");
      return server;
    } catch (SQLException e) {
      server.close();
      throw new StageFailed("The database cannot be prepared: " + e.getMessage(), e);
    }
  }

  /** Makes a database, with the role that owns it. */
  DatabaseAddress fresh(String name) throws SQLException {
    run("CREATE DATABASE " + name + " OWNER " + ADMINISTRATOR);
    return new DatabaseAddress(postgres.jdbcUrl(name), name, ADMINISTRATOR, password);
  }

  void drop(String name) throws SQLException {
    run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  /** What an address is as a URL that the registry takes. */
  String urlOf(DatabaseAddress address) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(address.user(), address.password(), postgres.port(), address.database());
  }

  /** A session that nothing is hidden from. */
  Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database), postgres.superuser(), postgres.password());
  }

  /** All that the server keeps on disk. */
  Path folder() {
    return folder;
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = superuser("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    postgres.close();
  }
}
