package perennial.transport;

import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Lot;
import perennial.inventory.ProductType;
import perennial.kernel.Stated;

/**
 * What a manifest shows of the goods, written down when the item is filed: the names are
 * LeafData's, those of the product type as in its own list.
 */
final class ShownProduct {
  static final String NAME = "name";
  static final String STRAIN_NAME = "strain_name";

  /**
   * Facts of a product that go with the goods; what it costs or is worth to the sender does not.
   */
  private static final Set<String> OF_TYPE =
      Set.of(
          "description",
          "storage_instructions",
          "ingredients",
          "allergens",
          "contains",
          "used_butane",
          "net_weight",
          "packed_qty",
          "serving_num",
          "serving_size",
          "weight_per_unit_in_mcg",
          "total_marijuana_in_grams",
          "total_marijuana_in_mcg");

  private ShownProduct() {}

  static Stated of(ProductType type, String strainName, Lot lot) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    type.stated()
        .asMap()
        .forEach((name, value) -> {
          if (OF_TYPE.contains(name)) {
            shown.put(name, value);
          }
        });
    shown.put(NAME, type.name());
    shown.put("type", type.type());
    shown.put("intermediate_type", type.intermediateType());
    shown.put("uom", type.uom().wire());
    shown.put(STRAIN_NAME, strainName);
    shown.put("medically_compliant", lot.medicallyCompliant());
    if (type.unitWeight() != null) {
      shown.put("weight_per_unit_in_grams", type.unitWeight().toDecimal());
    }
    return Stated.of(shown);
  }
}
