package perennial.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * A tax on sales.
 *
 * @param key name within the rule set
 * @param percent of the price
 * @param of what of the price it is taken of, as a sentence fragment
 * @param sentence the rule in words
 */
public record Tax(String key, BigDecimal percent, String of, String sentence, RuleBasis basis)
    implements Rule {

  private static final int CENTS = 2;

  /** The tax on a price, rounded half up to hundredths. */
  public BigDecimal on(BigDecimal price) {
    return price.multiply(percent).movePointLeft(2).setScale(CENTS, RoundingMode.HALF_UP);
  }
}
