package perennial.inventory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Strains;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Objections;
import perennial.licensing.Owned;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RulePack;

/**
 * Declares what a licensee makes or keeps. Its unit follows from its product class (api.md 3.3).
 * The weight of a unit may be missing, as real clients leave it out; a conversion that needs it
 * says so.
 *
 * @param type the category, which must be that of the class; null takes the class's
 * @param intermediateType key or other accepted spelling of the product class
 * @param unitWeight grams of one unit; zero, and any for goods in grams, counts as none
 * @param strain serial of the strain, if it is of one
 */
public record DeclareProductType(
    RulePack rules,
    @Nullable String name,
    @Nullable String type,
    @Nullable String intermediateType,
    @Nullable Amount unitWeight,
    @Nullable Long strain,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Why a product type is not declared. */
  public enum Reason implements Refusal.Reason {
    NAME_MISSING,
    NAME_TOO_LONG,
    CLASS_MISSING,
    CLASS_UNKNOWN,
    TYPE_NOT_OF_CLASS,
    UNIT_WEIGHT_NEGATIVE,
    STRAIN_UNKNOWN,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "product-type.declare";
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Optional<ProductClass> goods =
        ProductClasses.find(rules, deciding.moments().recordedAt(), intermediateType);
    var objections =
        new Objections()
            .require("name", name, Reason.NAME_MISSING)
            .atMost("name", name, ProductType.NAME_LENGTH_MAX, Reason.NAME_TOO_LONG)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    classIsKnown(objections, goods);
    objections.addIf(
        unitWeight != null && unitWeight.isNegative(),
        "weight_per_unit_in_grams",
        Reason.UNIT_WEIGHT_NEGATIVE,
        "The weight per unit in grams must be at least 0.");
    if (strain != null && !Strains.isUsable(deciding.state(), deciding.actor(), strain)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    if (!objections.isEmpty() || name == null || goods.isEmpty()) {
      return objections.refused();
    }
    ObjectRef made = deciding.minter().mint(Inventory.PRODUCT_TYPE_KIND);
    return Outcome.made(made, List.of(declared(deciding.actor(), made, name, goods.get())));
  }

  private void classIsKnown(Objections objections, Optional<ProductClass> goods) {
    if (intermediateType == null || intermediateType.isBlank()) {
      objections.require("intermediate_type", null, Reason.CLASS_MISSING);
    } else if (goods.isEmpty()) {
      objections.invalid("intermediate_type", Reason.CLASS_UNKNOWN);
    } else if (type != null && !type.isBlank() && !type.equals(goods.get().category())) {
      objections.add(
          "type",
          Reason.TYPE_NOT_OF_CLASS,
          "The intermediate type %s is of type %s."
              .formatted(goods.get().key(), goods.get().category()));
    }
  }

  private ProductTypeDeclared declared(
      Actor actor, ObjectRef made, String name, ProductClass goods) {
    Unit uom = ProductClasses.unit(goods);
    boolean isInfused = ProductClasses.isInfused(goods);
    return new ProductTypeDeclared(
        actor.licensee(),
        made.serial(),
        actor.prefix(),
        name.strip(),
        goods.category(),
        goods.key(),
        uom,
        weight(uom, unitWeight),
        isInfused,
        CannabisContent.of(isInfused, uom, stated),
        strain,
        null,
        null,
        Texts.orNull(externalId),
        stated);
  }

  static @Nullable Amount weight(Unit uom, @Nullable Amount stated) {
    return uom == Unit.GM || stated == null || !stated.isPositive() ? null : stated;
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream()
        .map(ref -> Owned.find(state, Inventory.PRODUCT_TYPE, ref))
        .allMatch(found -> found != null && !found.isWithdrawn());
  }
}
