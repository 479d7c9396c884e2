package perennial.inventory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Strains;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Changes;
import perennial.licensing.Objections;
import perennial.rulebook.ProductClass;
import perennial.rulebook.RulePack;

/**
 * Changes what is said of a product type. What is null stays as it is. Its unit never changes, and
 * the known weight of its units not while lots of it are in stock: that would make or lose mass.
 *
 * @param productType serial of the product type, null when none was stated
 */
public record ChangeProductType(
    RulePack rules,
    @Nullable Long productType,
    @Nullable String name,
    @Nullable String type,
    @Nullable String intermediateType,
    @Nullable Amount unitWeight,
    @Nullable Long strain,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Why a product type is not changed. */
  public enum Reason implements Refusal.Reason {
    PRODUCT_TYPE_UNKNOWN,
    NAME_TOO_LONG,
    CLASS_UNKNOWN,
    TYPE_NOT_OF_CLASS,
    UNIT_WOULD_CHANGE,
    WASTE_STAYS_WASTE,
    UNIT_WEIGHT_NEGATIVE,
    UNIT_WEIGHT_IN_USE,
    STRAIN_UNKNOWN,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "product-type.update";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (productType != null) {
      prefetch.row(Inventory.PRODUCT_TYPE, actor.licensee(), productType);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    ProductType found = Stock.findType(deciding.state(), deciding.actor(), productType);
    var objections =
        new Objections()
            .reference("global_id", productType, found != null, Reason.PRODUCT_TYPE_UNKNOWN)
            .atMost("name", name, ProductType.NAME_LENGTH_MAX, Reason.NAME_TOO_LONG)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    String key = Texts.orNull(intermediateType);
    Optional<ProductClass> goods =
        ProductClasses.find(
            rules,
            deciding.moments().recordedAt(),
            key == null && found != null ? found.intermediateType() : key);
    if (key != null && goods.isEmpty()) {
      objections.invalid("intermediate_type", Reason.CLASS_UNKNOWN);
    }
    if (strain != null && !Strains.isUsable(deciding.state(), deciding.actor(), strain)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    if (found != null) {
      goods.ifPresent(known -> classFits(objections, found, known));
      weightMayChange(objections, deciding, found);
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    return Outcome.accepted(found.ref(), changes(found, key == null ? null : goods.orElse(null)));
  }

  private void classFits(Objections objections, ProductType found, ProductClass goods) {
    if (type != null && !type.isBlank() && !type.equals(goods.category())) {
      objections.add(
          "type",
          Reason.TYPE_NOT_OF_CLASS,
          "The intermediate type %s is of type %s.".formatted(goods.key(), goods.category()));
    }
    if (ProductClasses.unit(goods) != found.uom()) {
      objections.add(
          "intermediate_type",
          Reason.UNIT_WOULD_CHANGE,
          "Products of %s are measured in %s, these in %s; declare another inventory type."
              .formatted(goods.key(), goods.unit(), found.uom().wire()));
    } else if (goods.category().equals(ProductType.WASTE) != found.isWaste()) {
      objections.add(
          "intermediate_type",
          Reason.WASTE_STAYS_WASTE,
          "Products do not become waste, nor waste a product, by a change of their type.");
    }
  }

  private void weightMayChange(Objections objections, Deciding deciding, ProductType found) {
    if (unitWeight != null && unitWeight.isNegative()) {
      objections.add(
          "weight_per_unit_in_grams",
          Reason.UNIT_WEIGHT_NEGATIVE,
          "The weight per unit in grams must be at least 0.");
    }
    Amount weight = DeclareProductType.weight(found.uom(), unitWeight);
    boolean isOther =
        found.unitWeight() != null && Changes.changed(weight, found.unitWeight()) != null;
    if (isOther && WithdrawProductType.isInStock(deciding.state(), found)) {
      objections.add(
          "weight_per_unit_in_grams",
          Reason.UNIT_WEIGHT_IN_USE,
          "Lots of this inventory type are in stock, so the weight of its units stays %s gm."
              .formatted(found.unitWeight()));
    }
  }

  private List<ProductTypeChanged> changes(ProductType found, @Nullable ProductClass goods) {
    boolean isInfused = goods == null ? found.infused() : ProductClasses.isInfused(goods);
    Amount cannabis = CannabisContent.of(isInfused, found.uom(), stated);
    var change =
        new ProductTypeChanged(
            found.licenseeId(),
            found.serial(),
            Changes.changed(Texts.orNull(name), found.name()),
            goods == null ? null : Changes.changed(goods.category(), found.type()),
            goods == null ? null : Changes.changed(goods.key(), found.intermediateType()),
            Changes.changed(DeclareProductType.weight(found.uom(), unitWeight), found.unitWeight()),
            Changes.changed(isInfused, found.infused()),
            Changes.changed(cannabis, found.cannabis()),
            Changes.changed(strain, found.strain()),
            Changes.changed(externalId, found.externalId()),
            stated);
    boolean isNothing =
        change.name() == null
            && change.intermediateType() == null
            && change.unitWeight() == null
            && change.strain() == null
            && change.externalId() == null
            && stated.isEmpty();
    return isNothing ? List.of() : List.of(change);
  }
}
