package perennial.rulebook.publish;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.log.VerifierKey;
import perennial.rulebook.Jurisdiction;
import perennial.rulebook.RuleSet;
import perennial.rulebook.basis.RuleVersion;
import perennial.rulebook.load.RuleDefect;
import perennial.rulebook.load.RuleFiles;
import perennial.rulebook.load.RulePackLoader;
import perennial.rulebook.load.RulePackRefused;

/**
 * A rule set that may be published.
 *
 * @param content its files
 * @param from its first day in force
 * @param stretches the set from that day on
 */
public record Candidate(SetContent content, LocalDate from, List<RuleSet> stretches) {

  public Candidate {
    stretches = List.copyOf(stretches);
  }

  /**
   * @param files where the set and what it shares are
   * @param from first day in force, or null for the set's own
   * @throws RulePackRefused with everything that is wrong
   */
  public static Candidate load(
      RuleFiles files, Jurisdiction jurisdiction, String set, @Nullable LocalDate from) {
    var recording = new SetContent.Recording(files);
    var first = from == null ? RulePackLoader.firstDay(recording, jurisdiction, set) : from;
    var stretches = RulePackLoader.loadSet(recording, jurisdiction, set, first);
    recording.read(SetSignature.path(jurisdiction.code(), set));
    return new Candidate(recording.content(), first, stretches);
  }

  /**
   * What is wrong with its signature.
   *
   * @param jurisdiction whose it is
   * @param signers whoever may sign
   */
  public List<RuleDefect> unsigned(String jurisdiction, List<VerifierKey> signers) {
    return SetSignature.defects(content, jurisdiction, List.of(version().set()), signers);
  }

  public RuleVersion version() {
    return stretches.getFirst().version();
  }

  /** The rules of its first day. */
  public RuleSet first() {
    return stretches.getFirst();
  }
}
