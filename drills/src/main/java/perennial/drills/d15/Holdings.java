package perennial.drills.d15;

import java.util.HashMap;
import java.util.Map;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Shipping;
import perennial.drills.stage.Things;
import tools.jackson.databind.JsonNode;

/** What the places of reaches are filled in with, for one grower. */
final class Holdings {
  private Holdings() {}

  /**
   * All that a life left, and some things more that nothing hangs on.
   *
   * @param lived by the names of {@link perennial.drills.stage.Life}
   * @param supplier has sent goods that are still on their way
   * @param shop to whom goods can be sent
   */
  static Things of(Farm farm, Things lived, Farm supplier, Caller shop, String mark) {
    var values = new HashMap<String, String>(lived.byName());
    Caller caller = farm.caller();
    values.put("today", Farm.today());
    values.put("shop", shop.id());
    values.put("mme", caller.id());
    values.put("user", caller.get("/users").id());
    values.put("goods_batch", farm.batch("intermediate/ end product", "clone", 0));
    values.put("plant_type", farm.type(mark + " plants", "mature_plant", "mature_plant", ""));
    values.put("loose_area", Farm.area(caller, mark + " loose", "non-quarantine"));
    values.put("loose_strain", Farm.strain(caller, mark + " loose"));
    values.put("loose_type", farm.flowerType(mark + " loose"));
    values.put("loose_batch", farm.batch("intermediate/ end product", "clone", 0));
    String plants = farm.batch("plant", "clone", 1);
    values.put("loose_plant", caller.get("/plants?f_batch_id=" + plants).id());
    values.put("loose_lot", farm.lot(lived.get("type"), "3"));
    incoming(values, farm, supplier);
    return new Things(values);
  }

  private static void incoming(Map<String, String> values, Farm farm, Farm supplier) {
    var road = Shipping.between(supplier.caller(), farm.caller());
    String transfer = road.file(supplier.lot(supplier.seedType("Seeds"), "9"), "1", "");
    road.depart(transfer);
    JsonNode item = road.item(transfer);
    values.put("incoming", transfer);
    values.put("incoming_item", item.path("global_id").asString(""));
  }

  /** Identifiers of the same kinds under the same prefix, of objects that never were. */
  static Things thatNeverWere(Things holdings) {
    String shop = holdings.get("shop");
    return holdings.map(value ->
        value.matches("WA\\w+\\.[A-Z]{2}\\w+") && !value.equals(shop)
            ? value.substring(0, value.indexOf('.') + 3) + "ZZZZZZ"
            : value);
  }
}
