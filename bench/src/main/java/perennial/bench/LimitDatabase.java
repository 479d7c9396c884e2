package perennial.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import perennial.postgres.DatabaseAddress;

/**
 * A second database on the registry's own PostgreSQL: the smallest honest schema of one
 * traceability write (schema {@code lim}), and what the design's own write costs as plain SQL
 * (schema {@code fullwrite}).
 */
final class LimitDatabase {
  static final String NAME = "limit_bench";

  /** The role that the full write runs as, so that row-level security applies to it. */
  static final String APP = "app";

  /** The licensees of the limit schema, as its own scripts have it. */
  static final int LICENSEES = 1_000;

  private final DatabaseAddress superuser;

  LimitDatabase(DatabaseAddress superuser) {
    this.superuser = superuser.withDatabase(NAME);
  }

  DatabaseAddress address() {
    return superuser;
  }

  DatabaseAddress asApp() {
    return superuser.withUser(APP, superuser.password());
  }

  /** Makes it with as many lots as the registry has. */
  void create(int lots, int big, int rowsOfBig) {
    run("perennial", "CREATE DATABASE " + NAME);
    Map<String, String> some =
        Map.of(
            "n", "" + Math.max(1, lots - big * rowsOfBig), "body", Scripts.text("limit/body.json"));
    for (String name : new String[] {"schema", "preload", "preload_event"}) {
      run(NAME, Scripts.text("limit/" + name + ".sql", some));
    }
    run(
        NAME,
        Scripts.text("limit/preload_big.sql", Map.of("big", "" + big, "rows", "" + rowsOfBig)));
    run(NAME, Scripts.text("limit/indexes.sql"));
    run(NAME, Scripts.text("limit/chain.sql"));
    run(NAME, Scripts.text("full/schema.sql"));
    run(NAME, "ALTER ROLE " + APP + " PASSWORD '" + superuser.password() + "'");
  }

  /** Brings both databases to rest, so that neither pays for how it was filled. */
  void settle() {
    for (String database : new String[] {"perennial", NAME}) {
      run(database, "VACUUM ANALYZE");
    }
    run(NAME, "CHECKPOINT");
  }

  private void run(String database, String sql) {
    DatabaseAddress address = superuser.withDatabase(database);
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new BenchFailed("PostgreSQL refuses to be prepared: " + e.getMessage());
    }
  }
}
