package perennial.retail;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.rulebook.QuantityLimit;
import perennial.rulebook.RuleSet;

/** How much one customer gets in one sale: the goods of a limit count together. */
public final class SaleLimits {
  private static final String ADULT = "sale-adult";
  private static final String PATIENT = "sale-patient";

  private static final String GRAMS = "gm";
  private static final String OUNCES = "oz";

  /** An avoirdupois ounce. Liquids are weighed here too: no client states their volume. */
  private static final BigDecimal GRAMS_PER_OUNCE = new BigDecimal("28.349523125");

  private SaleLimits() {}

  /**
   * Goods of one line.
   *
   * @param qty in the unit of the goods
   * @param grams what they weigh; null where nobody weighed them
   */
  public record Sold(String productClass, Amount qty, @Nullable Amount grams) {}

  /** The limits that a sale goes beyond, as far as its goods can be counted in their units. */
  public static List<QuantityLimit> exceeded(RuleSet rules, SaleType type, List<Sold> sold) {
    String subject =
        switch (type) {
          case RETAIL_RECREATIONAL -> ADULT;
          case RETAIL_MEDICAL -> PATIENT;
          case WHOLESALE -> "";
        };
    var sums = new LinkedHashMap<QuantityLimit, BigDecimal>();
    for (Sold each : sold) {
      rules
          .findQuantityLimit(subject, each.productClass())
          .ifPresent(limit ->
              counted(limit, each).ifPresent(some -> sums.merge(limit, some, BigDecimal::add)));
    }
    return sums.entrySet().stream()
        .filter(each -> !each.getKey().allows(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Optional<BigDecimal> counted(QuantityLimit limit, Sold sold) {
    if (limit.measure() == QuantityLimit.Measure.QUANTITY) {
      return Optional.of(sold.qty().toDecimal());
    }
    Optional<BigDecimal> grams = Optional.ofNullable(sold.grams()).map(Amount::toDecimal);
    return switch (limit.unit()) {
      case GRAMS -> grams;
      case OUNCES -> grams.map(some -> some.divide(GRAMS_PER_OUNCE, MathContext.DECIMAL64));
      default -> Optional.empty();
    };
  }
}
