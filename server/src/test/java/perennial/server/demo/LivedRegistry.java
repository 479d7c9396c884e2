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

/**
 * A registry in which two whole lives, seed to sale, were lived; with hands that may do harm. They
 * are lived once in a process, since they take seconds, and each registry is a copy.
 */
public final class LivedRegistry implements AutoCloseable {
  private static final String PASSWORD = "0123456789abcdef0123456789abcdef";
  private static final String DAY = "03/02/2026";

  private final LeafServer server = LeafServer.after("two lives", LivedRegistry::liveTwice);

  private static void liveTwice(LeafServer server) {
    live(server);
    live(server);
  }

  private static void live(LeafServer server) {
    LeafCaller grower = server.licensee("cultivator_production");
    LeafCaller laboratory = server.licensee("lab");
    LeafCaller retailer = server.licensee("dispensary");
    try (HttpClient http = HttpClient.newHttpClient()) {
      new Life(
              client(server, http, grower),
              client(server, http, laboratory),
              laboratory.licenseeId(),
              client(server, http, retailer),
              retailer.licenseeId(),
              DAY,
              new PrintWriter(new StringWriter()))
          .live();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LeafClient client(LeafServer server, HttpClient http, LeafCaller caller) {
    return new LeafClient(http, server.url() + "/api/v1", caller.code(), caller.key());
  }

  public LeafServer server() {
    return server;
  }

  /** Sessions of the role that verifies. */
  public DataSource verify() {
    return single(Roles.VERIFY);
  }

  /** Sessions of the role that sets rows right. */
  public DataSource mender() {
    return single(Roles.MENDER);
  }

  /** Sessions of the role that owns the tables. */
  public DataSource owner() {
    return single(Roles.OWNER);
  }

  private DataSource single(String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(server.store().url());
    source.setUser(role);
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

  /** One row of each sort of harm: re-pointed, changed, forged, gone, added, given to others. */
  public void harmRows() throws SQLException {
    harm(
        // Re-pointed within one owner, and to another's object.
        """
        UPDATE inventory_g1.lot SET area = (SELECT max(a.serial) FROM licensing_g1.area a
          WHERE a.licensee_id = lot.licensee_id AND a.serial <> lot.area)
        WHERE serial = (SELECT min(serial) FROM inventory_g1.lot)\
        """,
        """
        UPDATE cultivation_g1.plant SET strain = (SELECT max(serial) FROM cultivation_g1.strain)
        WHERE serial = (SELECT min(serial) FROM cultivation_g1.plant)\
        """,
        // A posting of one lot to another, whose key does not tell.
        """
        UPDATE inventory_g1.posting p SET serial = (SELECT max(serial) FROM inventory_g1.lot l
          WHERE l.licensee_id = p.licensee_id AND l.serial <> p.serial)
        WHERE (entry_id, n) = (SELECT entry_id, n FROM inventory_g1.posting
          WHERE kind = 'IN' AND account = 'declared' OR account = 'sold'
          ORDER BY entry_id, n LIMIT 1)\
        """,
        // Values, with and without a forged digest.
        """
        UPDATE inventory_g1.balance SET amount = amount + 1
        WHERE serial = (SELECT max(serial) FROM inventory_g1.balance)\
        """,
        """
        UPDATE licensing_g1.area SET name = 'Elsewhere', row_digest = sha256('forged')
        WHERE serial = (SELECT min(serial) FROM licensing_g1.area)\
        """,
        """
        UPDATE inventory_g1.adjustment SET row_digest = sha256('forged')
        WHERE serial = (SELECT min(serial) FROM inventory_g1.adjustment)\
        """,
        """
        UPDATE inventory_g1.product_type SET version = version + 5
        WHERE serial = (SELECT min(serial) FROM inventory_g1.product_type)\
        """,
        """
        UPDATE laboratory_g1.lab_result SET testing_status = 'rubbish'
        WHERE serial = (SELECT min(serial) FROM laboratory_g1.lab_result)\
        """,
        """
        UPDATE transport_g1.transfer_item SET to_id = from_id
        WHERE serial = (SELECT max(serial) FROM transport_g1.transfer_item)\
        """,
        """
        UPDATE identifiers.object SET prefix = 'WAR000001'
        WHERE kind = 'SA' AND serial = (SELECT min(serial) FROM retail_g1.sale)\
        """,
        // Gone, added, given to another.
        "DELETE FROM retail_g1.sale_item WHERE serial = (SELECT min(serial) FROM retail_g1.sale_item)",
        """
        INSERT INTO cultivation_g1.strain (licensee_id, serial, name, external_id, user_serial,
          created_at, updated_at, version, row_digest)
        SELECT licensee_id, 900000, name, external_id, user_serial, created_at, updated_at,
          version, row_digest FROM cultivation_g1.strain ORDER BY serial LIMIT 1\
        """,
        """
        UPDATE cultivation_g1.harvest SET licensee_id = 0
        WHERE serial = (SELECT min(serial) FROM cultivation_g1.harvest)\
        """,
        """
        UPDATE cultivation_g1.plant_batch SET licensee_id = 987654
        WHERE serial = (SELECT max(serial) FROM cultivation_g1.plant_batch)\
        """,
        "DELETE FROM identifiers.object WHERE (kind, serial) = ('ST', (SELECT max(serial) FROM cultivation_g1.strain WHERE serial <> 900000))");
  }

  /** Every reference and condition of every table is dropped, and every trigger of ours. */
  public void dropConstraints() throws SQLException {
    harm(
        """
        DO $$ DECLARE c record; BEGIN
          FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
              WHERE contype IN ('f', 'c') AND conrelid <> 0
                AND connamespace::regnamespace::text ~ '_g1$|identifiers|journal' LOOP
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname);
          END LOOP; END $$\
        """,
        """
        DO $$ DECLARE c record; BEGIN
          FOR c IN SELECT tgrelid::regclass AS t, tgname FROM pg_trigger WHERE NOT tgisinternal LOOP
            EXECUTE format('DROP TRIGGER %I ON %s', c.tgname, c.t);
          END LOOP; END $$\
        """);
  }

  @Override
  public void close() {
    server.close();
  }
}
