package perennial.laboratory;

import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.journal.State;

/**
 * What was sampled, as far as the rules ask: fixed in the result when it is reported, so that a
 * later change of the product type judges nothing again.
 *
 * @param type the category of its product class, such as {@code harvest_materials}
 * @param productClass key or accepted spelling of its product class; empty when it is not known
 */
public record Goods(String type, String productClass, boolean medicallyCompliant) {

  static Goods of(State state, Lot sample) {
    @Nullable ProductType product =
        state.find(Inventory.PRODUCT_TYPE, sample.licenseeId(), sample.productType());
    return product == null
        ? new Goods("", "", sample.medicallyCompliant())
        : new Goods(product.type(), product.intermediateType(), sample.medicallyCompliant());
  }
}
