package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import perennial.postgres.DatabaseAddress;
import perennial.postgres.TestDatabase;

final class PreflightTest {
  private static final DatabaseAddress ADDRESS =
      new DatabaseAddress("jdbc:postgresql://db/registry", "registry", "ada", "secret");

  @Test
  void passesADatabaseThatHasAll() {
    assertThat(
            Preflight.lacks(
                new DatabaseFacts(150_000, "UTF8", true, true, true, false, true),
                List.of("The role perennial_app is missing."),
                ADDRESS))
        .isEmpty();
  }

  @Test
  void listsAllThatIsLackingAtOnce() {
    DatabaseFacts bare = new DatabaseFacts(149_999, "SQL_ASCII", false, false, false, true, false);
    List<String> roles = List.of("perennial_app is missing", "perennial_log is not let in");
    assertThat(Preflight.lacks(bare, roles, ADDRESS))
        .hasSize(9)
        .anyMatch(lack -> lack.contains("15 or newer is needed; this is 14"))
        .anyMatch(lack -> lack.contains("ENCODING 'UTF8'"))
        .anyMatch(lack -> lack.contains("ALTER DATABASE registry OWNER TO ada"))
        .anyMatch(lack -> lack.contains("ALTER ROLE ada CREATEROLE"))
        .anyMatch(lack -> lack.contains("btree_gist"))
        .anyMatch(lack -> lack.contains("replica"))
        .anyMatch(lack -> lack.contains("./perennial roles"))
        .containsAll(roles);
  }

  @Test
  void asksNoRightsOfARoleWhereTheOthersAreThere() {
    DatabaseFacts modest = new DatabaseFacts(150_000, "UTF8", false, false, true, false, true);
    assertThat(Preflight.lacks(modest, List.of(), ADDRESS)).isEmpty();
  }

  @Test
  void passesTheDatabaseOfTheTests() {
    try (TestDatabase database = TestDatabase.create()) {
      assertThatCode(() -> Preflight.check(database.address(), any -> "not-its-password"))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void refusesARoleThatNeitherOwnsTheDatabaseNorMakesRoles() throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      String role = "guest_" + ProcessHandle.current().pid();
      statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'guest'");
      try {
        assertThatThrownBy(() ->
                Preflight.check(
                    database.address().withUser(role, "guest"), any -> "not-its-password"))
            .isInstanceOf(StartRefused.class)
            .hasMessageContaining("OWNER TO " + role)
            .hasMessageContaining("ALTER ROLE " + role + " CREATEROLE");
      } finally {
        statement.execute("DROP ROLE " + role);
      }
    }
  }
}
