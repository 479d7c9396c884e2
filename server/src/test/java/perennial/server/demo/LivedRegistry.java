package perennial.server.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.journal.Roles;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;

/** A registry in which two whole lives, seed to sale, were lived; with hands that may do harm. */
public final class LivedRegistry implements AutoCloseable {
  private static final String PASSWORD = "0123456789abcdef0123456789abcdef";
  private static final String DAY = "03/02/2026";

  private final LeafServer server = LeafServer.open();

  public LivedRegistry() {
    live();
    live();
  }

  private void live() {
    LeafCaller grower = server.licensee("cultivator_production");
    LeafCaller laboratory = server.licensee("lab");
    LeafCaller retailer = server.licensee("dispensary");
    try (HttpClient http = HttpClient.newHttpClient()) {
      new Life(
              client(http, grower),
              client(http, laboratory),
              laboratory.licenseeId(),
              client(http, retailer),
              retailer.licenseeId(),
              DAY,
              new PrintWriter(new StringWriter()))
          .live();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private LeafClient client(HttpClient http, LeafCaller caller) {
    return new LeafClient(http, server.url() + "/api/v1", caller.code(), caller.key());
  }

  public LeafServer server() {
    return server;
  }

  /** Sessions of the role that verifies. */
  public DataSource verify() {
    var source = new PGSimpleDataSource();
    source.setUrl(server.store().url());
    source.setUser(Roles.VERIFY);
    source.setPassword(PASSWORD);
    source.setPrepareThreshold(-1);
    return source;
  }

  /** What an administrator can do who means harm; at least one row must be met by each. */
  public void harm(String... statements) throws SQLException {
    try (Connection owner = server.connectAsOwner();
        Statement statement = owner.createStatement()) {
      for (String sql : statements) {
        int met = statement.executeUpdate(sql);
        if (met != 1 && !sql.startsWith("DO") && !sql.startsWith("ALTER")) {
          throw new AssertionError(met + " rows were met by " + sql);
        }
      }
    }
  }

  /** Every reference and condition of every table is dropped. */
  public void dropConstraints() throws SQLException {
    harm(
        """
        DO $$ DECLARE c record; BEGIN
          FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
              WHERE contype IN ('f', 'c') AND conrelid <> 0
                AND connamespace::regnamespace::text ~ '_g1$|identifiers|journal' LOOP
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname);
          END LOOP; END $$\
        """);
  }

  @Override
  public void close() {
    server.close();
  }
}
