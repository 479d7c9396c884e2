package perennial.server;

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
import perennial.journal.log.VerifierKey;
import perennial.rulebook.RulePack;
import perennial.rulebook.RuleSet;
import perennial.rulebook.load.RuleDefect;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.publish.Candidate;
import perennial.rulebook.publish.PublishedSet;
import perennial.rulebook.publish.Rulebook;
import perennial.rulebook.publish.RulesInForce;

/**
 * The rules of a registry as a command reads them.
 *
 * @param begun what it began with, as it was written down
 * @param founding the same, laid out
 * @param published what was published since, in order
 * @param pack all of it
 */
record StoredRules(
    FoundingRules begun, RulePack founding, List<PublishedSet> published, RulePack pack) {

  private static final String SQL =
      "SELECT %s FROM %s ORDER BY number"
          .formatted(Rulebook.PUBLISHED_SET.columnList(""), Rulebook.PUBLISHED_SET.qualifiedName());

  static StoredRules read(Configuration configuration, DataSource verify) throws SQLException {
    FoundingRules begun = FoundingRules.set(configuration).in(verify);
    RulePack founding = begun.load();
    var published = new ArrayList<PublishedSet>();
    try (Connection connection = verify.getConnection();
        PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet results = statement.executeQuery()) {
      while (results.next()) {
        published.add(Rulebook.PUBLISHED_SET.read(results, 1));
      }
    }
    return new StoredRules(begun, founding, published, RulesInForce.after(founding, published));
  }

  /**
   * A rule set that somebody wants to try or publish.
   *
   * @param name its folder, or the name of a set that comes with this release
   * @param from its first day in force, or null for its own
   */
  Candidate candidate(String name, @Nullable LocalDate from) {
    return SetFolder.find(name)
        .map(folder ->
            Candidate.load(
                folder.over(files(), founding.jurisdiction().code()),
                founding.jurisdiction(),
                folder.set(),
                from))
        .orElseGet(() -> Candidate.load(files(), founding.jurisdiction(), name, from));
  }

  /**
   * What is wrong with a candidate's signature. It is signed by whoever signs what releases bring,
   * or by one of the registry's approvers.
   */
  List<RuleDefect> unsigned(Candidate candidate, List<VerifierKey> approvers) {
    String code = founding.jurisdiction().code();
    var signers = new ArrayList<>(approvers);
    signers.addAll(RulePackLoader.jurisdiction(RuleFiles.shipped(), code).signers());
    return candidate.unsigned(code, signers);
  }

  /** What sets of this registry were read from, then what comes with the release. */
  private RuleFiles files() {
    RuleFiles files = begun.files();
    for (PublishedSet set : published.reversed()) {
      files = set.files().orElse(files);
    }
    return files;
  }

  /** The set of that version, if it was in force at that instant. */
  Optional<RuleSet> find(String version, Instant at) {
    return pack.findInForce(at).filter(set -> set.version().toString().equals(version));
  }
}
