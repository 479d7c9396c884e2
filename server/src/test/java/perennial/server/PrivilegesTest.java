package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.journal.Roles;
import perennial.journal.Schema;
import perennial.leafdata.Rooms;
import perennial.postgres.TestDatabase;

/** What each of the registry's roles may do with the tables of a whole registry, and what not. */
final class PrivilegesTest {
  /** Rows of these are what was accepted and asked; nobody changes them. */
  private static final Set<String> FOR_EVER =
      Set.of(
          "journal.entry",
          "journal.chain",
          "journal.attempt",
          "journal.stream",
          "journal.leaf",
          "journal.checkpoint");

  /** Personal parts, the keys they are sealed under, and what was sent (docs/adr/0007). */
  private static final Set<String> ERASABLE =
      Set.of("journal.entry_personal", "journal.object_key", "journal.attempt", "journal.replay");

  private static TestDatabase database;

  @BeforeAll
  static void install() throws SQLException {
    database = TestDatabase.create();
    try (Connection administrator = database.connect()) {
      Roles.create(administrator, PrivilegesTest::passwordOf);
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

  @ParameterizedTest
  @ValueSource(strings = {"journal.entry", "journal.chain", "journal.attempt"})
  void letsTheServingRoleNeitherChangeNorDeleteWhatIsForEver(String table) throws SQLException {
    assertDenied(Roles.APP, "UPDATE " + table + " SET licensee_id = 7");
    assertDenied(Roles.APP, "DELETE FROM " + table);
    assertDenied(Roles.APP, "TRUNCATE " + table);
    assertDenied(Roles.APP, "DROP TABLE " + table);
    assertDenied(Roles.APP, "ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY");
  }

  @Test
  void letsTheServingRoleDeleteNothingAtAll() throws SQLException {
    assertThat(tablesWith(Roles.APP, "DELETE")).isEmpty();
    assertThat(tablesWith(Roles.APP, "TRUNCATE")).isEmpty();
    assertThat(tablesWith(Roles.APP, "SELECT")).hasSizeGreaterThan(30);
    assertThat(tablesWith(Roles.APP, "UPDATE")).doesNotContainAnyElementsOf(FOR_EVER);
  }

  @Test
  void letsNobodyButTheOwnerChangeEntries() throws SQLException {
    for (String role : Roles.ALL) {
      if (!role.equals(Roles.OWNER)) {
        assertThat(tablesWith(role, "UPDATE")).as(role).doesNotContainAnyElementsOf(FOR_EVER);
        assertThat(tablesWith(role, "TRUNCATE")).as(role).isEmpty();
        assertThat(tablesWith(role, "DELETE")).as(role).doesNotContain("journal.entry");
      }
    }
  }

  @Test
  void letsTheVerifyingRoleReadAllAndWriteOfItsOwnRunsAlone() throws SQLException {
    assertThat(tablesWith(Roles.VERIFY, "SELECT")).containsAll(tablesWith(Roles.APP, "SELECT"));
    for (String right : Set.of("INSERT", "UPDATE", "DELETE")) {
      assertThat(tablesWith(Roles.VERIFY, right)).allMatch(table -> table.startsWith("oversight."));
    }
    assertDenied(Roles.VERIFY, "DELETE FROM journal.entry");
  }

  @Test
  void letsTheLogReadEntriesAndChangeNothingThatOthersWrite() throws SQLException {
    assertThat(tablesWith(Roles.LOG, "SELECT")).contains("journal.entry");
    assertThat(tablesWith(Roles.LOG, "SELECT")).doesNotContainAnyElementsOf(ERASABLE);
    assertThat(tablesWith(Roles.LOG, "DELETE")).isEmpty();
    for (String right : Set.of("INSERT", "UPDATE")) {
      assertThat(tablesWith(Roles.LOG, right))
          .doesNotContainAnyElementsOf(tablesWith(Roles.APP, "INSERT"));
    }
    assertDenied(Roles.LOG, "SELECT FROM journal.attempt");
  }

  @Test
  void letsTheEraserDeletePersonalPartsAndNothingElse() throws SQLException {
    assertThat(tablesWith(Roles.ERASER, "DELETE")).isEqualTo(new TreeSet<>(ERASABLE));
    var read = new TreeSet<>(ERASABLE);
    read.addAll(Set.of("journal.entry", "journal.stream", "journal.erasure"));
    assertThat(tablesWith(Roles.ERASER, "SELECT")).isEqualTo(read);
    assertDenied(Roles.ERASER, "SELECT facts FROM journal.entry");
    assertThat(tablesWith(Roles.ERASER, "INSERT")).isEmpty();
    assertThat(tablesWith(Roles.ERASER, "UPDATE")).isEmpty();
    try (Connection eraser = database.connect(Roles.ERASER, passwordOf(Roles.ERASER));
        Statement statement = eraser.createStatement()) {
      statement.execute("DELETE FROM journal.entry_personal");
    }
    assertDenied(Roles.ERASER, "DELETE FROM journal.entry");
    assertDenied(Roles.ERASER, "DELETE FROM journal.chain");
  }

  @Test
  void letsTheMenderAddEntriesAndChangeRowsOnly() throws SQLException {
    assertThat(tablesWith(Roles.MENDER, "INSERT"))
        .contains("journal.entry", "journal.chain", "inventory_g1.lot")
        .doesNotContain("journal.attempt", "journal.entry_personal", "journal.object_key");
    assertThat(tablesWith(Roles.MENDER, "DELETE"))
        .contains("inventory_g1.lot", "journal.stream", "identifiers.object")
        .doesNotContain("journal.entry", "journal.chain", "journal.head", "journal.attempt");
    assertThat(tablesWith(Roles.MENDER, "SELECT")).doesNotContain("journal.object_key");
    assertDenied(Roles.MENDER, "UPDATE journal.entry SET act = act");
    assertDenied(Roles.MENDER, "DELETE FROM journal.chain");
  }

  @Test
  void letsNobodyButTheOwnerOwnAnything() throws SQLException {
    String strangers =
        """
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
        WHERE r.rolname IN ('perennial_app', 'perennial_log', 'perennial_verify',
                            'perennial_eraser', 'perennial_mender')
        """;
    assertThat(names(strangers)).isEmpty();
  }

  private static void assertDenied(String role, String sql) throws SQLException {
    try (Connection connection = database.connect(role, passwordOf(role));
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .as("%s: %s", role, sql)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  /** The tables of the registry with which the role has the right, on some column at least. */
  private static Set<String> tablesWith(String role, String right) throws SQLException {
    boolean ofColumns = Set.of("SELECT", "INSERT", "UPDATE").contains(right);
    return names(
        """
        SELECT n.nspname || '.' || c.relname FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%%'
          AND n.nspname NOT IN ('information_schema', 'public', 'migrations')
          AND %s('%s', c.oid, '%s')
        """
            .formatted(
                ofColumns ? "has_any_column_privilege" : "has_table_privilege", role, right));
  }

  private static Set<String> names(String sql) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
