package perennial.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import perennial.postgres.DatabaseAddress;
import perennial.postgres.EmbeddedPostgres;

/**
 * A database that answers and has passed the preflight, with the role that installs the registry in
 * it. Both kinds are entered alike, by a role that owns the database, has CREATEROLE and is no
 * superuser: what works on the embedded one works at the operator's.
 */
final class OpenStore implements AutoCloseable {
  /** The database of the embedded server. */
  static final String DATABASE = "perennial";

  /** The role that owns it. */
  static final String ADMINISTRATOR = "perennial_administrator";

  private static final int PASSWORD_BYTES = 32;

  private final @Nullable EmbeddedPostgres server;
  private final DatabaseAddress administrator;

  private OpenStore(@Nullable EmbeddedPostgres server, DatabaseAddress administrator) {
    this.server = server;
    this.administrator = administrator;
  }

  /**
   * Opens the store; starts the embedded server where that is the one.
   *
   * @throws StartRefused naming all that a given database lacks
   */
  static OpenStore open(Store store, Path data, Secrets secrets) {
    return switch (store) {
      case Store.Given(DatabaseAddress address) -> {
        Preflight.check(address, secrets::passwordOf);
        yield new OpenStore(null, address);
      }
      case Store.Embedded(int port) -> embedded(data, port, secrets);
    };
  }

  /** Where the embedded server keeps its database. */
  static Path embeddedFolder(Path data) {
    return data.resolve("postgres");
  }

  /** The database, with the credentials of the role that owns it. */
  DatabaseAddress administrator() {
    return administrator;
  }

  /** Stops the embedded server; a given one is left alone. */
  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }

  private static OpenStore embedded(Path data, int port, Secrets secrets) {
    EmbeddedPostgres server = EmbeddedPostgres.start(embeddedFolder(data), port);
    try {
      String password = newPassword();
      DatabaseAddress address =
          new DatabaseAddress(server.jdbcUrl(DATABASE), DATABASE, ADMINISTRATOR, password);
      prepare(server, password);
      Preflight.check(address, secrets::passwordOf);
      return new OpenStore(server, address);
    } catch (SQLException e) {
      server.close();
      throw new StartRefused("The embedded database cannot be prepared: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Makes role and database where they are missing; the password is new at every start. */
  private static void prepare(EmbeddedPostgres server, String password) throws SQLException {
    try (Connection superuser =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.password());
        Statement statement = superuser.createStatement()) {
      if (!isThere(statement, "SELECT FROM pg_roles WHERE rolname = '" + ADMINISTRATOR + "'")) {
        statement.execute("CREATE ROLE " + ADMINISTRATOR + " LOGIN CREATEROLE NOSUPERUSER");
      }
      statement.execute("ALTER ROLE " + ADMINISTRATOR + " PASSWORD '" + password + "'");
      if (!isThere(statement, "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
        statement.execute(
            "CREATE DATABASE "
                + DATABASE
                + " OWNER "
                + ADMINISTRATOR
                + " TEMPLATE template0 ENCODING 'UTF8'");
      }
    }
  }

  private static boolean isThere(Statement statement, String question) throws SQLException {
    try (ResultSet rows = statement.executeQuery(question)) {
      return rows.next();
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
