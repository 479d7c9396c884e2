package perennial.rulebook;

import java.math.BigDecimal;
import java.util.Set;
import perennial.rulebook.basis.Effect;
import perennial.rulebook.basis.Rule;
import perennial.rulebook.basis.RuleBasis;

/**
 * The most of some goods in one place: in one lot, or in one sale. Goods of all its classes count
 * together.
 *
 * @param key name within the rule set
 * @param subject what is limited, such as {@code lot-size}
 * @param classes keys of the product classes
 * @param measure in what the goods are counted
 * @param most the limit itself is allowed
 * @param unit unit of the limit
 * @param sentence the rule in words, shown with a refusal
 */
public record QuantityLimit(
    String key,
    String subject,
    Set<String> classes,
    Measure measure,
    BigDecimal most,
    String unit,
    String sentence,
    RuleBasis basis)
    implements Rule {

  /** In what goods are counted. */
  public enum Measure {
    /** As on the wire: in the unit of the class, which is that of the limit. */
    QUANTITY,
    /** By what packages hold, whatever the unit of the class. */
    CONTENT
  }

  public QuantityLimit {
    classes = Set.copyOf(classes);
  }

  /** What is said to more than that. */
  public Permission exceeded() {
    return Permission.against(this, sentence);
  }

  /** Whether so much is allowed; compared exactly. */
  public boolean allows(BigDecimal amount) {
    return amount.compareTo(most) <= 0;
  }

  @Override
  public boolean denies() {
    return basis.effect() == Effect.DENY;
  }
}
