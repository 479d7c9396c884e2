package perennial.server;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import perennial.rulebook.publish.Candidate;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which rule set is tried or published. */
final class CandidateOptions {
  @Parameters(
      paramLabel = "CANDIDATE",
      description = "The folder of a rule set, or the name of one that comes with this release.")
  private String name = "";

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "Its first day in force, such as 2027-01-01; the set's own.")
  private @Nullable LocalDate from;

  Candidate candidate(StoredRules rules) {
    return rules.candidate(name, from);
  }
}
