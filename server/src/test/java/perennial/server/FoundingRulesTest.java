package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.journal.InstalledDatabase;
import perennial.journal.Roles;
import perennial.leafdata.Rooms;
import perennial.postgres.TestDatabase;

/** The rules that a registry began with hold, whatever a setting says later. */
final class FoundingRulesTest {
  private static TestDatabase database;

  @BeforeAll
  static void install() {
    database = InstalledDatabase.of(Rooms.all());
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static DataSource as(String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(role);
    source.setPassword(InstalledDatabase.PASSWORD);
    return source;
  }

  @Test
  void areWrittenDownOnceAndFollowed() {
    var current = new FoundingRules("wa", "current");
    var old = new FoundingRules("wa", "2018");
    assertThat(old.in(as(Roles.APP))).as("nothing is written yet").isEqualTo(old);

    assertThat(current.begin(as(Roles.OWNER))).isEqualTo(current);
    assertThat(old.begin(as(Roles.OWNER))).as("a later setting").isEqualTo(current);
    assertThat(old.in(as(Roles.APP))).isEqualTo(current);
    assertThat(old.in(as(Roles.VERIFY))).as("of a command").isEqualTo(current);
    assertThat(current.load().name()).isEqualTo("current");
  }
}
