package perennial.rulebook;

import java.util.Set;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * Some cells of the matrix of transfers: from whom, to whom, of what, what for. Of several rules
 * that cover a cell the first in the file answers. An empty set covers everything of its kind.
 *
 * @param key name within the rule set
 * @param from keys of the license types of the senders
 * @param to keys of the license types of the receivers
 * @param classes keys of the product classes of the goods
 * @param purposes keys of the transfer purposes
 * @param answer what is said to such a transfer; a rule whose text nobody read never denies and
 *     never simply allows
 * @param sentence the rule in words, shown with a refusal or a warning
 */
public record TransferRule(
    String key,
    Set<String> from,
    Set<String> to,
    Set<String> classes,
    Set<String> purposes,
    Answer answer,
    String sentence,
    RuleBasis basis)
    implements Rule {

  public TransferRule {
    from = Set.copyOf(from);
    to = Set.copyOf(to);
    classes = Set.copyOf(classes);
    purposes = Set.copyOf(purposes);
  }

  /** Answers for this cell. */
  public boolean covers(String sender, String receiver, String productClass, String purpose) {
    return isIn(from, sender)
        && isIn(to, receiver)
        && isIn(classes, productClass)
        && isIn(purposes, purpose);
  }

  private static boolean isIn(Set<String> names, String name) {
    return names.isEmpty() || names.contains(name);
  }

  Permission permission() {
    return answer.permission(this, sentence);
  }

  @Override
  public boolean denies() {
    return answer == Answer.DENY;
  }
}
