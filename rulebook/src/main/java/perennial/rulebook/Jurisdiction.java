package perennial.rulebook;

import java.time.ZoneId;
import java.util.List;
import perennial.journal.log.VerifierKey;

/**
 * Whose law a rule pack holds, and the few facts of it that are not rules.
 *
 * @param code short name, the folder of its rules
 * @param name as printed
 * @param zone in which its days begin and end
 * @param identifierPrefix text that every identifier of it begins with
 * @param premisesRegion region code that every licensed place of it lies in
 * @param signers keys of those who sign its rule sets; may be none
 */
public record Jurisdiction(
    String code,
    String name,
    ZoneId zone,
    String identifierPrefix,
    String premisesRegion,
    List<VerifierKey> signers) {

  public Jurisdiction {
    signers = List.copyOf(signers);
  }
}
