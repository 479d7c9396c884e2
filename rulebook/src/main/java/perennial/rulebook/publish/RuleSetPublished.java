package perennial.rulebook.publish;

import java.time.LocalDate;
import java.util.List;
import perennial.journal.CredentialEvent;
import perennial.kernel.Bytes;

/**
 * A rule set was published. Every node learns of it as of changed credentials: what was prepared by
 * the rules before is prepared again.
 *
 * @param number counts the publications of this registry, from 1
 * @param set name of the set
 * @param version which correction of it
 * @param from its first day in force, in the jurisdiction's zone
 * @param content its files, packed
 * @param report SHA-256, in hex, of the report of what it changes; empty where nothing had to be
 *     approved
 * @param approvers who approved that report
 * @param reason why, for ever
 */
public record RuleSetPublished(
    long number,
    String set,
    int version,
    LocalDate from,
    Bytes content,
    String report,
    List<String> approvers,
    String reason)
    implements CredentialEvent {

  public RuleSetPublished {
    approvers = List.copyOf(approvers);
  }
}
