package perennial.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.journal.Roles;
import perennial.journal.Schema;
import perennial.postgres.DatabaseAddress;

/** A database with a journal and a log of its own, on the registry's PostgreSQL, thrown away. */
final class LogDatabase implements AutoCloseable {
  private static final String NAME = "log_bench";

  private final DatabaseAddress superuser;
  private final Path secrets;

  private LogDatabase(DatabaseAddress superuser, Path secrets) {
    this.superuser = superuser;
    this.secrets = secrets;
  }

  static LogDatabase create(RegistryProcess registry) {
    var made = new LogDatabase(registry.superuser(), registry.data().resolve("secrets"));
    made.run("perennial", "CREATE DATABASE " + NAME + " OWNER " + Roles.OWNER);
    try (Connection connection = made.connect(NAME)) {
      Roles.create(connection, made::passwordOf);
    } catch (SQLException e) {
      throw new BenchFailed("The roles cannot be made: " + e.getMessage());
    }
    new Schema(made.as(Roles.OWNER), List.of()).install();
    return made;
  }

  /** Sessions of the log, as the registry has them. */
  PGSimpleDataSource log() {
    return as(Roles.LOG);
  }

  void run(String sql) {
    run(NAME, sql);
  }

  long number(String sql) {
    try (Connection connection = connect(NAME);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new BenchFailed("PostgreSQL refuses: " + e.getMessage());
    }
  }

  private PGSimpleDataSource as(String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(superuser.withDatabase(NAME).jdbcUrl());
    source.setUser(role);
    source.setPassword(passwordOf(role));
    return source;
  }

  private String passwordOf(String role) {
    try {
      return Files.readString(secrets.resolve(role + ".password")).strip();
    } catch (IOException e) {
      throw new BenchFailed("The password of " + role + " cannot be read: " + e.getMessage());
    }
  }

  private Connection connect(String database) throws SQLException {
    DatabaseAddress address = superuser.withDatabase(database);
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  private void run(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new BenchFailed("PostgreSQL refuses: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    run("perennial", "DROP DATABASE " + NAME + " WITH (FORCE)");
  }
}
