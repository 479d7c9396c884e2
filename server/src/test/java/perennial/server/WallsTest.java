package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.journal.Roles;
import perennial.journal.Schema;
import perennial.leafdata.Rooms;
import perennial.oversight.Fault;
import perennial.oversight.Finding;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import perennial.oversight.verify.Walls;
import perennial.postgres.TestDatabase;

/** What the database itself holds up is written down, missed when it is gone, and put up again. */
final class WallsTest {
  private static TestDatabase database;

  @BeforeAll
  static void install() throws SQLException {
    database = TestDatabase.create();
    try (Connection administrator = database.connect()) {
      Roles.create(administrator, WallsTest::passwordOf);
    }
    new Schema(Connections.ofOwner(database.address(), passwordOf(Roles.OWNER)), Rooms.all())
        .install();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static String passwordOf(String role) {
    return role + "-has-its-own";
  }

  private static Connection as(String role) throws SQLException {
    return database.connect(role, passwordOf(role));
  }

  @Test
  void areWrittenDown() throws SQLException, IOException {
    try (Connection verify = as(Roles.VERIFY)) {
      Golden.hold(
          Golden.file("oversight/src/main/resources/walls.tsv"),
          String.join("\n", Walls.describe(verify)) + "\n");
    }
  }

  @Test
  void areMissedAndPutUpAgain() throws SQLException {
    assertThat(told()).isEmpty();
    owner(
        "ALTER TABLE inventory_g1.lot DROP CONSTRAINT lot_pkey",
        "ALTER TABLE retail_g1.sale DISABLE ROW LEVEL SECURITY",
        "DROP POLICY reads ON retail_g1.sale",
        "DROP INDEX inventory_g1.adjustment_licensee_id_lot_serial_idx",
        "ALTER TABLE identifiers.object DROP CONSTRAINT object_licensee_id_kind_serial_key CASCADE");
    assertThat(told()).hasSizeGreaterThan(40).allMatch(line -> line.contains("is gone"));
    try (Connection owner = as(Roles.OWNER)) {
      assertThat(Walls.restore(owner)).allMatch(line -> line.startsWith("put up again"));
    }
    assertThat(told()).isEmpty();
  }

  @Test
  void includeTriggersThatAreThereAndSwitchedOn() throws SQLException {
    owner(
        "DROP TRIGGER to_id_by_acts_alone ON transport_g1.transfer",
        "ALTER TABLE transport_g1.transfer_item DISABLE TRIGGER to_id_by_acts_alone");
    assertThat(told())
        .hasSize(3)
        .anyMatch(line -> line.contains("transport_g1.transfer ") && line.contains("is gone"))
        .anyMatch(line -> line.contains("transport_g1.transfer_item ") && line.contains("is gone"))
        .anyMatch(line -> line.contains("is not this version's") && line.endsWith("NOT ENABLED"));
    assertPutUpAgain(2);
  }

  @Test
  void includeWhatTriggersCall() throws SQLException {
    owner(
        """
        CREATE OR REPLACE FUNCTION journal.by_acts_alone() RETURNS trigger
        LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'\
        """);
    assertThat(told()).hasSize(2).anyMatch(line -> line.contains("by_acts_alone() is gone"));
    assertPutUpAgain(1);
    owner("DROP FUNCTION journal.by_acts_alone() CASCADE");
    assertThat(told()).hasSize(3);
    assertPutUpAgain(3);
  }

  private static void assertPutUpAgain(int walls) throws SQLException {
    try (Connection owner = as(Roles.OWNER)) {
      assertThat(Walls.restore(owner))
          .hasSize(walls)
          .allMatch(line -> line.startsWith("put up again"));
    }
    assertThat(told()).isEmpty();
  }

  @Test
  void includeNoTriggerOfOthers() throws SQLException {
    owner(
        """
        CREATE TRIGGER quiet BEFORE UPDATE ON inventory_g1.lot
        FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()\
        """);
    assertThat(told())
        .singleElement()
        .asString()
        .contains("trigger quiet", "is not this version's");
    owner("DROP TRIGGER quiet ON inventory_g1.lot");
  }

  private static void owner(String... statements) throws SQLException {
    try (Connection owner = as(Roles.OWNER);
        Statement statement = owner.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> told() throws SQLException {
    var told = new ArrayList<Finding>();
    var verify = Connections.ofVerify(database.address().jdbcUrl(), passwordOf(Roles.VERIFY));
    new Verification(verify, Rooms.all(), 0, told::add, new Tally()).all(null);
    return told.stream()
        .filter(finding -> finding.fault() == Fault.CONSTRAINT)
        .map(Finding::toString)
        .toList();
  }
}
