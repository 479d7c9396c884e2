package perennial.rulebook;

import java.util.Set;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * What licenses of some types may do with some goods. Of several rules that cover a case the first
 * in the file answers; what none covers is allowed. An empty set covers everything of its kind.
 *
 * @param key name within the rule set
 * @param acts names of the acts that bring such goods about or move them
 * @param licenses keys of the license types of those who do them
 * @param classes keys of the product classes of the goods
 * @param marks what the goods must be besides, all of it, such as {@code sample}
 * @param answer what is said to it; a rule whose text nobody read can only warn
 * @param sentence the rule in words, shown with a refusal or a warning
 */
public record GoodsRule(
    String key,
    Set<String> acts,
    Set<String> licenses,
    Set<String> classes,
    Set<String> marks,
    Answer answer,
    String sentence,
    RuleBasis basis)
    implements Rule {

  public GoodsRule {
    acts = Set.copyOf(acts);
    licenses = Set.copyOf(licenses);
    classes = Set.copyOf(classes);
    marks = Set.copyOf(marks);
  }

  boolean covers(String act, String license, String productClass, Set<String> are) {
    return acts.contains(act)
        && (licenses.isEmpty() || licenses.contains(license))
        && (classes.isEmpty() || classes.contains(productClass))
        && are.containsAll(marks);
  }

  Permission permission() {
    return answer.permission(this, sentence);
  }

  @Override
  public boolean denies() {
    return answer == Answer.DENY;
  }
}
