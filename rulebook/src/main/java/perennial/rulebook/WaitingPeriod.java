package perennial.rulebook;

import java.time.Duration;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * Time that must pass between two acts.
 *
 * @param key name within the rule set
 * @param length how long, on the clock
 * @param sentence the rule in words
 */
public record WaitingPeriod(String key, Duration length, String sentence, RuleBasis basis)
    implements Rule {

  public WaitingPeriod {
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("a wait of " + length);
    }
  }
}
