package perennial.rulebook;

import java.util.Set;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * A class of goods, to which panels, limits and gates refer.
 *
 * @param key name within the rule set, and the spelling that is emitted
 * @param category the wider type that it belongs to
 * @param name as printed
 * @param aliases other spellings that are accepted
 * @param unit unit of quantities of it on the wire
 * @param needsUnitWeight a product of it states the mass of one unit
 * @param needsServings a product of it states number and size of servings
 */
public record ProductClass(
    String key,
    String category,
    String name,
    Set<String> aliases,
    String unit,
    boolean needsUnitWeight,
    boolean needsServings,
    RuleBasis basis)
    implements Rule {

  public ProductClass {
    aliases = Set.copyOf(aliases);
  }
}
