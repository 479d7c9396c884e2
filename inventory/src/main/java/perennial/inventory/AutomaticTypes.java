package perennial.inventory;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Strain;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.kernel.Base36;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RulePack;

/**
 * The product types that the registry makes by itself, one for each strain and purpose: for
 * propagation material, for whole plants, and for waste.
 */
final class AutomaticTypes {
  /** An automatic product type as far as a lot of it needs. */
  record Made(long serial, Unit uom) {}

  private AutomaticTypes() {}

  /** The licensee's type of waste. */
  static Made waste(Command.Deciding deciding, RulePack rules, List<Event> events) {
    return ensure(deciding, rules, ProductType.WASTE, ProductType.WASTE, "Waste", null, events);
  }

  /** The type of seeds, clones or tissue of a strain; the class's alias is the batch's origin. */
  static Made propagation(
      Command.Deciding deciding,
      RulePack rules,
      String productClass,
      Strain strain,
      List<Event> events) {
    return ensure(
        deciding,
        rules,
        productClass,
        key(productClass, strain),
        strain.name() + " propagation material",
        strain.serial(),
        events);
  }

  /** The type of whole plants of a strain. */
  static Made maturePlant(
      Command.Deciding deciding, RulePack rules, Strain strain, List<Event> events) {
    return ensure(
        deciding,
        rules,
        "mature_plant",
        key("mature_plant", strain),
        strain.name() + " mature plant",
        strain.serial(),
        events);
  }

  private static String key(String productClass, Strain strain) {
    return productClass + "/" + Base36.print(strain.serial());
  }

  private static Made ensure(
      Command.Deciding deciding,
      RulePack rules,
      String productClass,
      String automatic,
      String name,
      @Nullable Long strain,
      List<Event> events) {
    var licensee = deciding.actor().licensee();
    for (ProductType known :
        deciding.state().list(Inventory.AUTOMATIC_TYPES, licensee, automatic)) {
      if (!known.isWithdrawn()) {
        return new Made(known.serial(), known.uom());
      }
    }
    ProductClass goods =
        ProductClasses.find(rules, deciding.moments().recordedAt(), productClass)
            .orElseThrow(() -> new IllegalStateException("no rules for " + productClass));
    Unit uom = ProductClasses.unit(goods);
    long serial = deciding.minter().next(Inventory.PRODUCT_TYPE_KIND);
    events.add(
        new ProductTypeDeclared(
            licensee,
            serial,
            deciding.actor().prefix(),
            shortened(name),
            goods.category(),
            goods.key(),
            uom,
            null,
            ProductClasses.isInfused(goods),
            null,
            strain,
            automatic,
            null,
            null,
            Stated.NONE));
    return new Made(serial, uom);
  }

  /** A strain's name may be as long as a product type's, and words follow it here. */
  private static String shortened(String name) {
    int length = Math.min(name.length(), ProductType.NAME_LENGTH_MAX);
    return Objects.requireNonNull(name).substring(name.length() - length);
  }
}
