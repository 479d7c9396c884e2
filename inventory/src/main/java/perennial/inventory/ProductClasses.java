package perennial.inventory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.kernel.Unit;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RulePack;

/** What the rules say of classes of goods, as product types need it. */
final class ProductClasses {
  /**
   * Classes that are mixed with other matter although the rules ask neither servings nor a weight
   * of a unit of them.
   */
  private static final Set<String> MIXED = Set.of("infused_cooking_medium");

  private ProductClasses() {}

  static Optional<ProductClass> find(RulePack rules, Instant at, @Nullable String name) {
    return name == null
        ? Optional.empty()
        : rules.findInForce(at).flatMap(set -> set.findProductClass(name));
  }

  static Unit unit(ProductClass goods) {
    return goods.unit().equals(Unit.GM.wire()) ? Unit.GM : Unit.EA;
  }

  /** Whether cannabis is only a part of the mass of such goods: food, drink, what is rubbed in. */
  static boolean isInfused(ProductClass goods) {
    return goods.needsServings() || MIXED.contains(goods.key());
  }
}
