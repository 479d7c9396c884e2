package perennial.rulebook;

import java.time.Duration;
import java.util.Set;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * Time that must pass between two acts.
 *
 * @param key name within the rule set
 * @param length how long, on the clock
 * @param from keys of the license types whose goods wait; empty for every one
 * @param to keys of the license types that they wait to go to; empty for every one
 * @param sentence the rule in words
 */
public record WaitingPeriod(
    String key, Duration length, Set<String> from, Set<String> to, String sentence, RuleBasis basis)
    implements Rule {

  public WaitingPeriod {
    from = Set.copyOf(from);
    to = Set.copyOf(to);
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("a wait of " + length);
    }
  }

  /** Whether goods of a license of one type wait before they go to one of another. */
  public boolean isBetween(String sender, String receiver) {
    return (from.isEmpty() || from.contains(sender)) && (to.isEmpty() || to.contains(receiver));
  }

  /** What is said to whoever does not wait. */
  public Permission early() {
    return Permission.against(this, sentence);
  }

  @Override
  public boolean denies() {
    return basis.effect() == Effect.DENY;
  }
}
