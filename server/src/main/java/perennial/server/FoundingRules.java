package perennial.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import perennial.kernel.Bytes;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.load.RulePackRefused;
import perennial.rulebook.publish.FoundingPack;
import perennial.rulebook.publish.SetContent;

/**
 * The rules that a registry began with. They are written down at its first start, name and files,
 * and hold for ever: by other ones what was decided before would be judged anew. A setting that
 * says otherwise later is said to be of no effect, and not followed; refusing to start would stop a
 * registry over a flag that was forgotten, on one node or in one command. A release that brings
 * other files under the same name changes nothing.
 *
 * @param jurisdiction code of the jurisdiction
 * @param pack name of its pack
 * @param content the files; null where nothing was written down yet
 */
record FoundingRules(String jurisdiction, String pack, @Nullable SetContent content) {
  private static final Logger LOG = LoggerFactory.getLogger(FoundingRules.class);

  FoundingRules(String jurisdiction, String pack) {
    this(jurisdiction, pack, null);
  }

  /** Those of the settings. */
  static FoundingRules set(Configuration configuration) {
    return new FoundingRules(Core.JURISDICTION, configuration.rules());
  }

  /**
   * Writes down what the settings say, if nothing is written yet; answers what is.
   *
   * @throws RulePackRefused with all that is wrong with sets or signatures that would be written
   *     down
   */
  FoundingRules begin(DataSource owner) {
    FoundingRules written = in(owner);
    if (written.content == null) {
      Bytes files =
          FoundingPack.take(RuleFiles.shipped(), written.jurisdiction, written.pack)
              .content()
              .packed();
      // Nodes that start together: one writes, and all follow what it wrote.
      write(owner, written, files);
      written = in(owner);
    }
    if (!written.jurisdiction.equals(jurisdiction) || !written.pack.equals(pack)) {
      LOG.atWarn()
          .addKeyValue("setting", jurisdiction + " " + pack)
          .addKeyValue("followed", written.jurisdiction + " " + written.pack)
          .log("the_registry_began_with_other_rules");
    }
    return written;
  }

  private static void write(DataSource owner, FoundingRules rules, Bytes files) {
    try (Connection connection = owner.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO rulebook.founding (jurisdiction, pack, content) VALUES (?, ?, ?)"
                    + " ON CONFLICT (only_one) DO UPDATE SET content = excluded.content"
                    + " WHERE founding.content IS NULL AND founding.pack = excluded.pack")) {
      insert.setString(1, rules.jurisdiction);
      insert.setString(2, rules.pack);
      insert.setBytes(3, files.array());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StartRefused("The rules to begin with cannot be written down.", e);
    }
  }

  /** What a registry began with; these where it has not begun. */
  FoundingRules in(DataSource source) {
    return find(source).orElse(this);
  }

  private static Optional<FoundingRules> find(DataSource source) {
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT jurisdiction, pack, content FROM rulebook.founding");
        ResultSet found = select.executeQuery()) {
      if (!found.next()) {
        return Optional.empty();
      }
      byte[] files = found.getBytes(3);
      SetContent content = files == null ? null : SetContent.unpack(new Bytes(files));
      return Optional.of(new FoundingRules(found.getString(1), found.getString(2), content));
    } catch (SQLException e) {
      throw new StartRefused("The rules that the registry began with cannot be read.", e);
    }
  }

  RulePack load() {
    return content == null
        ? RulePackLoader.loadShipped(jurisdiction, pack)
        : FoundingPack.of(content, jurisdiction, pack).pack();
  }

  /** The files that count: those written down, and what the release brings besides. */
  RuleFiles files() {
    return content == null ? RuleFiles.shipped() : content.orElse(RuleFiles.shipped());
  }
}
