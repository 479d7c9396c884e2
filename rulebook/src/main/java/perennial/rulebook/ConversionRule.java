package perennial.rulebook;

import java.util.Set;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * What may be made of what: edges of the graph of conversions.
 *
 * @param key name within the rule set
 * @param from keys of the product classes that go in
 * @param to keys of the product classes that may come out
 */
public record ConversionRule(String key, Set<String> from, Set<String> to, RuleBasis basis)
    implements Rule {

  public ConversionRule {
    from = Set.copyOf(from);
    to = Set.copyOf(to);
  }

  @Override
  public boolean denies() {
    return basis.effect() == Effect.DENY;
  }
}
