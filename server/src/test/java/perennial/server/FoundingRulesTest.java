package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import perennial.journal.InstalledDatabase;
import perennial.journal.Roles;
import perennial.leafdata.Rooms;
import perennial.postgres.TestDatabase;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.publish.SetContent;

/** The rules that a registry began with hold, whatever a setting says later. */
final class FoundingRulesTest {
  private static TestDatabase database;

  @BeforeAll
  static void install() {
    database = InstalledDatabase.of(Rooms.all());
  }

  @BeforeEach
  void forget() throws SQLException {
    try (Connection owner = as(Roles.OWNER).getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("DELETE FROM rulebook.founding");
    }
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

    FoundingRules begun = current.begin(as(Roles.OWNER));
    assertThat(begun.pack()).isEqualTo("current");
    assertThat(begun.content()).isNotNull();
    assertThat(old.begin(as(Roles.OWNER))).as("a later setting").isEqualTo(begun);
    assertThat(old.in(as(Roles.APP))).isEqualTo(begun);
    assertThat(old.in(as(Roles.VERIFY))).as("of a command").isEqualTo(begun);
    assertThat(begun.load().name()).isEqualTo("current");
  }

  /** What a later release comes with does not count: a number of the old files is another one. */
  @Test
  void holdByTheFilesThatWereThereWhateverTheReleaseBrings() throws SQLException {
    var begun = new FoundingRules("wa", "2018").begin(as(Roles.OWNER));
    SetContent files = Objects.requireNonNull(begun.content());
    var others = new TreeMap<>(files.files());
    others.replace(
        "wa/wa-2018/taxes.json",
        files.read("wa/wa-2018/taxes.json").orElseThrow().replace("37", "38"));
    overwrite(new SetContent(others));

    FoundingRules followed = new FoundingRules("wa", "2018").begin(as(Roles.OWNER));
    assertThat(percent(RulePackLoader.loadShipped("wa", followed.pack()))).isEqualTo("37");
    assertThat(percent(followed.load())).isEqualTo("38");
    assertThat(followed.files().read("wa/wa-2018/taxes.json"))
        .as("a candidate that shares them reads them too")
        .hasValueSatisfying(text -> assertThat(text).contains("38"));
  }

  private static String percent(RulePack pack) {
    return pack.sets().getFirst().findTax("excise").orElseThrow().percent().toPlainString();
  }

  private static void overwrite(SetContent content) throws SQLException {
    try (Connection owner = as(Roles.OWNER).getConnection();
        PreparedStatement update =
            owner.prepareStatement("UPDATE rulebook.founding SET content = ?")) {
      update.setBytes(1, content.packed().array());
      assertThat(update.executeUpdate()).isOne();
    }
  }
}
