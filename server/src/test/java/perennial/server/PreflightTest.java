package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
                new DatabaseFacts(150_000, "UTF8", true, true, true, false, true), ADDRESS))
        .isEmpty();
  }

  @Test
  void listsAllThatIsLackingAtOnce() {
    DatabaseFacts bare = new DatabaseFacts(149_999, "SQL_ASCII", false, false, false, true, false);
    assertThat(Preflight.lacks(bare, ADDRESS))
        .hasSize(6)
        .anyMatch(lack -> lack.contains("15 or newer is needed; this is 14"))
        .anyMatch(lack -> lack.contains("ENCODING 'UTF8'"))
        .anyMatch(lack -> lack.contains("ALTER DATABASE registry OWNER TO ada"))
        .anyMatch(lack -> lack.contains("ALTER ROLE ada CREATEROLE"))
        .anyMatch(lack -> lack.contains("btree_gist"))
        .anyMatch(lack -> lack.contains("replica"));
  }

  @Test
  void passesTheDatabaseOfTheTests() {
    try (TestDatabase database = TestDatabase.create()) {
      assertThatCode(() -> Preflight.check(database.address())).doesNotThrowAnyException();
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
        assertThatThrownBy(() -> Preflight.check(database.address().withUser(role, "guest")))
            .isInstanceOf(StartRefused.class)
            .hasMessageContaining("OWNER TO " + role)
            .hasMessageContaining("ALTER ROLE " + role + " CREATEROLE");
      } finally {
        statement.execute("DROP ROLE " + role);
      }
    }
  }
}
