package perennial.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import perennial.postgres.TestDatabase;

/** The registry's roles as an administrator's session makes them. */
final class RolesTest {
  private TestDatabase database;

  @BeforeEach
  void create() throws SQLException {
    database = TestDatabase.create();
    try (Connection administrator = database.connect()) {
      Roles.create(administrator, RolesTest::passwordOf);
    }
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private static String passwordOf(String role) {
    return "password of " + role + " 'quoted'";
  }

  @Test
  void givesEveryRoleAPasswordOfItsOwn() throws SQLException {
    for (String role : Roles.ALL) {
      database.connect(role, passwordOf(role)).close();
      for (String other : Roles.ALL) {
        if (!other.equals(role)) {
          assertThatThrownBy(() -> database.connect(role, passwordOf(other)))
              .as("%s with the password of %s", role, other)
              .isInstanceOf(SQLException.class);
        }
      }
    }
  }

  @Test
  void setsRightWhatIsWrongAndNothingElse() throws SQLException {
    try (Connection administrator = database.connect();
        Statement statement = administrator.createStatement()) {
      assertThat(Roles.lacks(administrator, RolesTest::passwordOf)).isEmpty();
      statement.execute("ALTER ROLE perennial_log PASSWORD 'another'");
      statement.execute("ALTER ROLE perennial_verify NOLOGIN");
      statement.execute("REVOKE CREATE ON DATABASE " + database.name() + " FROM perennial_owner");
      assertThat(Roles.lacks(administrator, RolesTest::passwordOf))
          .containsExactlyInAnyOrder(
              "The role perennial_log is not let in with its password.",
              "The role perennial_verify is not let in with its password.",
              "The role perennial_owner may not make schemas: GRANT CREATE ON DATABASE.");
      Roles.create(administrator, RolesTest::passwordOf);
      assertThat(Roles.lacks(administrator, RolesTest::passwordOf)).isEmpty();
    }
  }

  /** As somebody who may do nothing: what is right needs no statement that changes anything. */
  @Test
  void asksNoRightsWhereNothingIsLacking() throws SQLException {
    try (Connection modest = database.connect(Roles.LOG, passwordOf(Roles.LOG))) {
      Roles.create(modest, RolesTest::passwordOf);
    }
  }

  @Test
  void findsFaultWithARoleThatCouldDoMoreThanServe() throws SQLException {
    try (Connection app = database.connect(Roles.APP, passwordOf(Roles.APP))) {
      assertThat(Roles.faultsOfApp(app)).isEmpty();
    }
    try (Connection owner = database.connect(Roles.OWNER, passwordOf(Roles.OWNER));
        Statement statement = owner.createStatement()) {
      statement.execute("CREATE SCHEMA any_room");
      statement.execute("CREATE TABLE any_room.seed (n bigint)");
      assertThat(Roles.faultsOfApp(owner))
          .containsExactlyInAnyOrder(
              "The role that serves requests owns tables.",
              "The role that serves requests is a member of perennial_owner.");
    }
  }

  @Test
  void sendsNoPasswordThatALogCouldKeep() throws SQLException {
    try (Connection administrator = database.connect();
        Connection watcher = database.connect();
        Statement statement = administrator.createStatement();
        Statement watching = watcher.createStatement()) {
      statement.execute("ALTER ROLE perennial_eraser PASSWORD 'another'");
      Roles.create(administrator, RolesTest::passwordOf);
      int session = administrator.unwrap(PGConnection.class).getBackendPID();
      try (ResultSet last =
          watching.executeQuery("SELECT query FROM pg_stat_activity WHERE pid = " + session)) {
        last.next();
        assertThat(last.getString(1))
            .contains("perennial_eraser", "SCRAM-SHA-256$")
            .doesNotContain("password of");
      }
    }
  }
}
