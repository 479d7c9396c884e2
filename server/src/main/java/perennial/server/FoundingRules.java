package perennial.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/**
 * The rules that a registry began with. They are written down at its first start and hold for ever:
 * by other ones what was decided before would be judged anew. A setting that says otherwise later
 * is said to be of no effect, and not followed; refusing to start would stop a registry over a flag
 * that was forgotten, on one node or in one command.
 *
 * @param jurisdiction code of the jurisdiction
 * @param pack name of its pack
 */
record FoundingRules(String jurisdiction, String pack) {
  private static final Logger LOG = LoggerFactory.getLogger(FoundingRules.class);

  /** Those of the settings. */
  static FoundingRules set(Configuration configuration) {
    return new FoundingRules(Core.JURISDICTION, configuration.rules());
  }

  /** Writes down what the settings say, if nothing is written yet; answers what is. */
  FoundingRules begin(DataSource owner) {
    try (Connection connection = owner.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO rulebook.founding (jurisdiction, pack) VALUES (?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, jurisdiction);
      insert.setString(2, pack);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StartRefused("The rules to begin with cannot be written down.", e);
    }
    FoundingRules written = in(owner);
    if (!written.equals(this)) {
      LOG.atWarn()
          .addKeyValue("setting", jurisdiction + " " + pack)
          .addKeyValue("followed", written.jurisdiction + " " + written.pack)
          .log("the_registry_began_with_other_rules");
    }
    return written;
  }

  /** What a registry began with; these where it has not begun. */
  FoundingRules in(DataSource source) {
    return find(source).orElse(this);
  }

  private static Optional<FoundingRules> find(DataSource source) {
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT jurisdiction, pack FROM rulebook.founding");
        ResultSet found = select.executeQuery()) {
      return found.next()
          ? Optional.of(new FoundingRules(found.getString(1), found.getString(2)))
          : Optional.empty();
    } catch (SQLException e) {
      throw new StartRefused("The rules that the registry began with cannot be read.", e);
    }
  }

  RulePack load() {
    return RulePackLoader.loadShipped(jurisdiction, pack);
  }
}
