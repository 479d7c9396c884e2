package perennial.leafdata.door;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Resource;

/**
 * Values that no field expects, to every route that writes: none makes a defect show, and every
 * answer is in the dialect. What of it gets as far as the database are values of the same queries
 * that other tests ask on each PostgreSQL, so CI runs this on one.
 */
final class PostedGarbageTest {
  /** One value for all fields of a row at once, as JSON. */
  private static final List<String> GARBAGE =
      List.of(
          "null",
          "\"\"",
          "\" \"",
          "0",
          "-1",
          "1",
          "1e300",
          "0.000000000001",
          "99999999999999999999",
          "true",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[{}]",
          "[{\"global_plant_id\":\"x\"}]",
          "\"gm\"",
          "\"99/99/9999\"",
          "\"02/30/2026\"",
          "\"9999-12-31\"",
          "\"AR0\"",
          "\"WAJ1.IN1\"",
          "\"INZZZZZZZZZZZZ\"",
          "\"'; DROP TABLE journal.entry; --\"",
          "\"\\ud83c\\udf31 \\u202e\"",
          "\"%s\"".formatted("x".repeat(5_000)));

  private static String wrapper(String path) {
    String first = path.substring(1).split("/", -1)[0];
    return Stream.of(Resource.values())
        .filter(each -> each.plural().equals(first))
        .map(Resource::singular)
        .findFirst()
        .orElse(first.equals("conversions") ? "conversion" : "");
  }

  /** Names of all fields that any request may have, and of many that only answers have. */
  private static Set<String> fields() {
    var names = new LinkedHashSet<String>();
    for (var list :
        List.of(
            FieldLists.AREA,
            FieldLists.STRAIN,
            FieldLists.BATCH,
            FieldLists.PLANT,
            FieldLists.INVENTORY_TYPE,
            FieldLists.LOT,
            FieldLists.ADJUSTMENT,
            FieldLists.DISPOSAL,
            FieldLists.TRANSFER,
            FieldLists.TRANSFER_ITEM,
            FieldLists.SALE,
            FieldLists.SALE_ITEM,
            FieldLists.LAB_RESULT)) {
      names.addAll(list.names());
    }
    names.addAll(
        List.of(
            "global_plant_ids",
            "global_harvest_batch_id",
            "new_lot_types",
            "inventories",
            "global_from_inventory_id",
            "qty_waste_total",
            "started_at",
            "finished_at",
            "product_not_altered",
            "disposed_at",
            "received_qty"));
    return names;
  }

  private static String row(String value) {
    var row = new ArrayList<String>();
    fields().forEach(name -> row.add("\"" + name + "\":" + value));
    return "{" + String.join(",", row) + "}";
  }

  @ParameterizedTest
  @MethodSource("perennial.leafdata.door.EveryRouteTest#posts")
  void isSurvivedByEveryRoute(String path) {
    String wrapper = wrapper(path);
    for (LeafCaller each : EveryRouteTest.CALLERS.values()) {
      for (String value : GARBAGE) {
        String row = row(value);
        String body = wrapper.isEmpty() ? row : "{\"%s\":[%s]}".formatted(wrapper, row);
        Wire.sound(each.post(path, body));
      }
    }
    LeafCaller grower = EveryRouteTest.CALLERS.get("grower");
    for (String value : GARBAGE) {
      String row = row(value);
      Wire.sound(grower.post(path, row));
      Wire.sound(grower.post(path, "{\"%s\":[%s,{},%s]}".formatted(wrapper, row, row)));
    }
  }
}
