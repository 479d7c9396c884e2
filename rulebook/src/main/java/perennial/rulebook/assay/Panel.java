package perennial.rulebook.assay;

import java.util.List;
import java.util.Set;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * The tests that products of given classes need.
 *
 * @param key name within the rule set
 * @param classes keys of the product classes; a class has at most one panel on any day
 */
public record Panel(
    String key, Set<String> classes, List<Requirement> requirements, RuleBasis basis)
    implements Rule {

  public Panel {
    classes = Set.copyOf(classes);
    requirements = List.copyOf(requirements);
  }
}
