package perennial.rulebook;

import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * What goods are sent for.
 *
 * @param key name within the rule set
 * @param name as printed
 */
public record TransferPurpose(String key, String name, RuleBasis basis) implements Rule {}
