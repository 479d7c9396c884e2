package perennial.rulebook.assay;

import java.util.Locale;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * A word that laboratories write instead of a number, and what it means.
 *
 * @param key the word in lower case
 */
public record ResultWord(String key, Meaning meaning, RuleBasis basis) implements Rule {

  public ResultWord {
    key = key.toLowerCase(Locale.ROOT);
  }

  /** What a word can mean. */
  public enum Meaning {
    NOT_DETECTED,
    BELOW_QUANTITATION,
    NOT_TESTED,
    /** A flag that is set. */
    YES,
    /** A flag that is not set. */
    NO
  }
}
