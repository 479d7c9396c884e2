package perennial.drills.d02;

import java.util.ArrayList;
import java.util.List;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Farm;
import perennial.drills.stage.StageFailed;
import tools.jackson.databind.JsonNode;

/** Many lots of growers, made through the wire in arrays, and what is done with them. */
final class Stock {
  /** Rows of one call; the wire's own page. */
  private static final int ROWS = 2_500;

  /**
   * A grower's lots.
   *
   * @param areas two of its own, the first of which all lots are in
   * @param types two of its own, the first of which all lots are of
   */
  record Grower(Farm farm, List<String> areas, List<String> types, List<String> lots) {}

  private Stock() {}

  /**
   * Makes lots of 100 g, as many for each grower.
   *
   * @param each lots of one grower
   */
  static List<Grower> of(List<Farm> farms, int each) {
    return farms.parallelStream().map(farm -> grower(farm, each)).toList();
  }

  private static Grower grower(Farm farm, int count) {
    Caller caller = farm.caller();
    var types = List.of(farm.flowerType("First bin"), farm.flowerType("Second bin"));
    var areas = List.of(farm.area(), Farm.area(caller, "Second room", "non-quarantine"));
    String batch = farm.batch("intermediate/ end product", "clone", 0);
    return new Grower(farm, areas, types, lots(farm, "L", types.getFirst(), batch, count));
  }

  /**
   * @param mark tells these from others: equal rows would be repetitions
   */
  static List<String> lots(Farm farm, String mark, String type, String batch, int count) {
    var lots = new ArrayList<String>();
    while (lots.size() < count) {
      var rows = new ArrayList<String>();
      for (int i = lots.size(); i < Math.min(count, lots.size() + ROWS); i++) {
        rows.add(
            "{'global_area_id':'%s','global_strain_id':'%s','global_inventory_type_id':'%s',"
                    .formatted(farm.area(), farm.strain(), type)
                + "'global_batch_id':'%s','qty':'100.00','uom':'gm','external_id':'%s %d'}"
                    .formatted(batch, mark + type, i));
      }
      JsonNode made =
          list(farm.caller(), "/inventories", "{'inventory':[" + String.join(",", rows) + "]}");
      made.forEach(lot -> lots.add(lot.path("global_id").asString("")));
    }
    return lots;
  }

  /** Adds to each lot, or takes from it. */
  static void adjust(Caller caller, List<String> lots, String qty) {
    for (int from = 0; from < lots.size(); from += ROWS) {
      var rows = new ArrayList<String>();
      for (String lot : lots.subList(from, Math.min(lots.size(), from + ROWS))) {
        rows.add(
            "{'global_inventory_id':'%s','qty':'%s','reason':'reconciliation','adjusted_at':'%s 08:00am'}"
                .formatted(lot, qty, Farm.today()));
      }
      list(
          caller,
          "/inventory_adjustments",
          "{'inventory_adjustment':[" + String.join(",", rows) + "]}");
    }
  }

  static void move(Caller caller, String lot, String area) {
    caller.done(
        "/inventories/update",
        "{'inventory':{'global_id':'%s','global_area_id':'%s'}}".formatted(lot, area));
  }

  private static JsonNode list(Caller caller, String path, String body) {
    var reply = caller.post(path, body);
    if (!reply.isDone()) {
      throw new StageFailed(caller + " POST " + path + " was answered " + reply);
    }
    return reply.json();
  }
}
