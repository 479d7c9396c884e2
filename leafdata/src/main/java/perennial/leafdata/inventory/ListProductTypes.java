package perennial.leafdata.inventory;

import java.util.List;
import java.util.Set;
import perennial.inventory.Inventory;
import perennial.inventory.ProductType;
import perennial.journal.Query;
import perennial.leafdata.door.Caller;
import perennial.leafdata.door.Desk;
import perennial.leafdata.door.Listing;
import perennial.leafdata.door.OwnRows;
import perennial.leafdata.format.Filter;
import perennial.leafdata.format.Resource;
import perennial.leafdata.format.Row;

/** {@code GET /inventory_types}: the caller's product types. */
public final class ListProductTypes extends Listing<ProductType> {
  /** The wider words; any other is looked for among the classes. */
  private static final Set<String> CATEGORIES =
      Set.of(
          "immature_plant",
          "mature_plant",
          "harvest_materials",
          "intermediate_product",
          "end_product",
          "waste");

  public ListProductTypes(Desk desk) {
    super(desk, Resource.INVENTORY_TYPES);
  }

  @Override
  public String summary() {
    return "Lists the inventory types of the license.";
  }

  @Override
  protected Query<ProductType> query(Caller caller, List<Filter> filters) {
    return ofType(
        OwnRows.of(Inventory.PRODUCT_TYPE, Inventory.PRODUCT_TYPE_KIND, caller)
            .text("external_id", "externalId")
            .filter(filters),
        filters);
  }

  /** Lays the filter by type or intermediate type on a query of product types. */
  static Query<ProductType> ofType(Query<ProductType> query, List<Filter> filters) {
    for (Filter filter : filters) {
      if (filter instanceof Filter.TextIs(String field, String word) && field.equals("type")) {
        query.equal(CATEGORIES.contains(word) ? "type" : "intermediateType", word);
      }
    }
    return query;
  }

  @Override
  protected long serial(ProductType type) {
    return type.serial();
  }

  @Override
  protected List<Row> print(Caller caller, List<ProductType> types) {
    return types.stream().map(type -> ProductTypeRows.full(type, caller.ids())).toList();
  }
}
