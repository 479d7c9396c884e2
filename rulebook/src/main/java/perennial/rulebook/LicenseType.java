package perennial.rulebook;

import java.util.Set;
import java.util.regex.Pattern;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * A kind of license.
 *
 * @param key name within the rule set and on the wire
 * @param letter first letter of its license codes
 * @param name as printed
 * @param codes what its license codes look like
 * @param trainingCodes codes outside that form that stand for a license of this kind in a sandbox,
 *     and nowhere else
 * @param endorsements keys of the endorsements that a license of this kind may carry
 */
public record LicenseType(
    String key,
    String letter,
    String name,
    Pattern codes,
    Set<String> trainingCodes,
    Set<String> endorsements,
    RuleBasis basis)
    implements Rule {

  public LicenseType {
    trainingCodes = Set.copyOf(trainingCodes);
    endorsements = Set.copyOf(endorsements);
  }

  /** Whether the code is one of this kind: no blanks, no case folding, no missing zeros. */
  public boolean allowsCode(String code) {
    return codes.matcher(code).matches();
  }
}
