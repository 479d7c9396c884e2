package perennial.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.publish.Candidate;
import perennial.rulebook.publish.PublishedSet;
import perennial.rulebook.publish.Rulebook;
import perennial.rulebook.publish.RulesInForce;

/**
 * The rules of a registry as a command reads them.
 *
 * @param founding what it began with
 * @param published what was published since, in order
 * @param pack all of it
 */
record StoredRules(RulePack founding, List<PublishedSet> published, RulePack pack) {

  private static final String SQL =
      "SELECT %s FROM %s ORDER BY number"
          .formatted(Rulebook.PUBLISHED_SET.columnList(""), Rulebook.PUBLISHED_SET.qualifiedName());

  static StoredRules read(Configuration configuration, DataSource verify) throws SQLException {
    RulePack founding = FoundingRules.set(configuration).in(verify).load();
    var published = new ArrayList<PublishedSet>();
    try (Connection connection = verify.getConnection();
        PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet results = statement.executeQuery()) {
      while (results.next()) {
        published.add(Rulebook.PUBLISHED_SET.read(results, 1));
      }
    }
    return new StoredRules(founding, published, RulesInForce.after(founding, published));
  }

  /**
   * A rule set that somebody wants to try or publish.
   *
   * @param name its folder, or the name of a set that comes with this release
   * @param from its first day in force, or null for its own
   */
  Candidate candidate(String name, @Nullable LocalDate from) {
    Path folder = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      return Candidate.load(RuleFiles.shipped(), founding.jurisdiction(), name, from);
    }
    String set = String.valueOf(folder.getFileName());
    return Candidate.load(over(folder, set), founding.jurisdiction(), set, from);
  }

  /** The files of a folder in place of those of its set; what it shares comes with the release. */
  private RuleFiles over(Path folder, String set) {
    RuleFiles shipped = RuleFiles.shipped();
    RuleFiles own = RuleFiles.in(folder);
    String prefix = founding.jurisdiction().code() + "/" + set + "/";
    return path ->
        path.startsWith(prefix) ? own.read(path.substring(prefix.length())) : shipped.read(path);
  }

  /** The set of that version, if it was in force at that instant. */
  Optional<RuleSet> find(String version, Instant at) {
    return pack.findInForce(at).filter(set -> set.version().toString().equals(version));
  }
}
