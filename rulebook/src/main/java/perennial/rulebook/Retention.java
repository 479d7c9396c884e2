package perennial.rulebook;

import java.time.Period;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * How long records of a kind are kept.
 *
 * @param key the kind of records
 * @param years whole years after they were made
 * @param sentence the rule in words
 */
public record Retention(String key, int years, String sentence, RuleBasis basis) implements Rule {

  public Retention {
    if (years < 1) {
      throw new IllegalArgumentException("kept for " + years + " years");
    }
  }

  public Period length() {
    return Period.ofYears(years);
  }
}
