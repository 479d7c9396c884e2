package perennial.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class TestDatabaseTest {
  private static int fills;

  @Test
  void givesEachCallerAnEmptyDatabaseOfItsOwn() throws SQLException {
    try (TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create()) {
      try (Connection connection = one.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE seed (n int)");
      }
      assertThat(text(one, "SELECT to_regclass('public.seed')::text")).isEqualTo("seed");
      assertThat(text(other, "SELECT to_regclass('public.seed')::text")).isNull();
    }
  }

  @Test
  void copiesWhatWasPutIntoTheOriginalOnce() throws SQLException {
    try (TestDatabase one = TestDatabase.copy("sown", TestDatabaseTest::sow);
        TestDatabase other = TestDatabase.copy("sown", TestDatabaseTest::sow)) {
      try (Connection connection = one.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("DROP TABLE seed");
      }
      assertThat(text(other, "SELECT to_regclass('public.seed')::text")).isEqualTo("seed");
      assertThat(fills).isEqualTo(1);
    }
  }

  private static void sow(TestDatabase empty) {
    fills++;
    try (Connection connection = empty.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE seed (n int)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void dropsTheDatabaseWithItsSessions() throws SQLException {
    TestDatabase database = TestDatabase.create();
    try (Connection stays = database.connect()) {
      database.close();
      assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
      assertThat(stays.isValid(1)).isFalse();
    }
  }

  @Test
  void givesARoleThatIsNoSuperuserButMayMakeRoles() throws SQLException {
    try (TestDatabase database = TestDatabase.create()) {
      assertThat(
              text(
                  database,
                  """
                  SELECT concat_ws(' ', rolsuper, rolcreaterole, rolbypassrls)
                  FROM pg_roles WHERE rolname = current_user
                  """))
          .isEqualTo("f t f");
    }
  }

  @Test
  void hasTheExtensionThatDatedFactsNeed() throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION btree_gist");
      assertThat(text(database, "SELECT extname FROM pg_extension WHERE extname = 'btree_gist'"))
          .isEqualTo("btree_gist");
    }
  }

  private static String text(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
