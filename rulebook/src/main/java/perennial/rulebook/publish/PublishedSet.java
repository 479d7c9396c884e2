package perennial.rulebook.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import perennial.kernel.Bytes;
import perennial.kernel.LicenseeId;
import perennial.rulebook.basis.RuleVersion;

/**
 * A published rule set.
 *
 * @param licenseeId the registry itself
 * @param number counts the publications of this registry, from 1
 * @param setName name of the set
 * @param setVersion which correction of it
 * @param firstDay its first day in force
 * @param content its files, packed, in Base64: bytes of a row are sealed ones
 * @param report SHA-256, in hex, of the report that was approved; may be empty
 * @param approvers who approved, with commas; may be empty
 * @param reason why
 */
public record PublishedSet(
    LicenseeId licenseeId,
    long number,
    String setName,
    int setVersion,
    LocalDate firstDay,
    String content,
    String report,
    String approvers,
    String reason,
    Instant publishedAt) {

  static String written(Bytes packed) {
    return Base64.getEncoder().encodeToString(packed.array());
  }

  /** Its files. */
  public SetContent files() {
    return SetContent.unpack(new Bytes(Base64.getDecoder().decode(content)));
  }

  /** As events and verdicts name it. */
  public RuleVersion ruleVersion() {
    return new RuleVersion(setName, setVersion);
  }
}
