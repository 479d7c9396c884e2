package perennial.rulebook;

import java.util.Set;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * Goods that need a laboratory result before they leave to certain licensees.
 *
 * @param key name within the rule set
 * @param classes keys of the product classes that need one
 * @param receivers keys of the license types of the receivers
 * @param exceptPurposes keys of the transfer purposes that are free of it
 * @param sentence shown with a refusal, word for word
 */
public record ResultGate(
    String key,
    Set<String> classes,
    Set<String> receivers,
    Set<String> exceptPurposes,
    String sentence,
    RuleBasis basis)
    implements Rule {

  public ResultGate {
    classes = Set.copyOf(classes);
    receivers = Set.copyOf(receivers);
    exceptPurposes = Set.copyOf(exceptPurposes);
  }

  boolean demands(String productClass, String receiver, Set<String> purposes) {
    return classes.contains(productClass)
        && receivers.contains(receiver)
        && purposes.stream().noneMatch(exceptPurposes::contains);
  }

  @Override
  public boolean denies() {
    return basis.effect() == Effect.DENY;
  }
}
