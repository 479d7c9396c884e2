package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.Resource;
import perennial.web.Endpoint;
import perennial.web.Method;

/**
 * What must hold for every route alike, those of tomorrow too: nobody gets in without credentials,
 * nothing that is sent makes a defect show, and every answer is in the dialect.
 */
final class EveryRouteTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private static final Map<String, LeafCaller> CALLERS =
      Map.of(
          "grower", SERVER.licensee("cultivator_production"),
          "lab", SERVER.licensee("lab"),
          "retailer", SERVER.medicalRetailer());

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

  private static String path(Endpoint route) {
    return route.path().substring(LeafDialect.PREFIX.length()).replace("{id}", "ARZZZZZZ");
  }

  static Stream<Arguments> routes(Method method) {
    return SERVER.routes().stream()
        .filter(route -> route.method() == method)
        .map(EveryRouteTest::path)
        .map(Arguments::of);
  }

  static Stream<Arguments> gets() {
    return routes(Method.GET);
  }

  static Stream<Arguments> posts() {
    return routes(Method.POST);
  }

  static Stream<Arguments> deletes() {
    return SERVER.routes().stream()
        .filter(route -> route.method() == Method.DELETE)
        .map(route -> route.path().substring(LeafDialect.PREFIX.length()).replace("{id}", ""))
        .map(Arguments::of);
  }

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

  @Test
  void thereAreAllThatClientsCall() {
    var all = new TreeSet<String>();
    SERVER.routes().forEach(each -> all.add(each.method() + " " + path(each)));
    for (Resource resource : Resource.values()) {
      assertThat(all).contains("GET /" + resource.plural());
      assertThat(all).contains("POST /" + resource.plural());
      if (resource != Resource.INVENTORY_ADJUSTMENTS) {
        assertThat(all).contains("POST /" + resource.plural() + "/update");
      }
    }
    for (String plural :
        List.of(
            "areas",
            "strains",
            "inventory_types",
            "batches",
            "plants",
            "inventories",
            "lab_results",
            "disposals",
            "sales",
            "users")) {
      assertThat(all).contains("DELETE /" + plural + "/ARZZZZZZ");
    }
    assertThat(all)
        .contains(
            "POST /batches/cure_lot",
            "POST /batches/finish_lot",
            "POST /plants/harvest_plants",
            "POST /move_plants_to_inventory",
            "POST /move_inventory_to_plants",
            "GET /plants_by_area",
            "POST /split_inventory",
            "POST /conversions/create",
            "POST /inventory_transfers/api_in_transit",
            "POST /inventory_transfers/api_receive",
            "POST /inventory_transfers/void",
            "POST /disposals/dispose",
            "GET /mmes/ARZZZZZZ",
            "GET /taxes");
  }

  @ParameterizedTest
  @MethodSource("gets")
  void readsForKnownCallersOnly(String path) {
    LeafCaller known = CALLERS.get("grower");
    Wire.refused(known.withKey("0").get(path), 401);
    Wire.sound(known.get(path));
    Wire.refused(known.get(path + "/"), 404);
  }

  @ParameterizedTest
  @MethodSource("gets")
  void readsWhateverTheFiltersAre(String path) {
    LeafCaller known = CALLERS.get("grower");
    List<String> names =
        List.of(
            "f_global_id",
            "f_external_id",
            "f_type",
            "f_status",
            "f_batch_id",
            "f_batch",
            "f_inventory_id",
            "f_plant_id",
            "f_area_id",
            "f_adjusted_qty",
            "f_date1",
            "f_date2",
            "f_updated_at1",
            "f_planted_at1",
            "f_harvested_at2",
            "f_mme_code",
            "f_to_mme_code",
            "f_testing_status",
            "f_sale_type",
            "f_origin",
            "f_stage",
            "f_user_name",
            "f_user_email",
            "f_mme_cert");
    for (String value : List.of("", "+", "x", "%27", "AR1", "11%2F20%2F2026", "a%25_")) {
      answersAList(known, path, String.join("=" + value + "&", names) + "=" + value);
    }
    for (String name : names) {
      for (String value : List.of("x", "-1e9", "%00", "2019-06-01")) {
        answersAList(known, path, name + "=" + value);
      }
    }
  }

  private static void answersAList(LeafCaller caller, String path, String query) {
    Reply reply = caller.get(path + "?" + query);
    Wire.sound(reply);
    if (!path.contains("ZZZ")) {
      assertThat(reply.status()).as(query).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("posts")
  void writesForKnownCallersOnly(String path) {
    LeafCaller known = CALLERS.get("grower");
    Wire.refused(known.withKey("0").post(path, "{"), 401);
    for (String body : List.of("", "{", "[]", "7", "\"x\"", "null", "{}", "[{}]", "{\"x\":1}")) {
      Wire.refused(known.post(path, body), 422);
    }
  }

  @ParameterizedTest
  @MethodSource("posts")
  void survivesGarbage(String path) {
    String wrapper = wrapper(path);
    for (LeafCaller each : CALLERS.values()) {
      for (String value : GARBAGE) {
        String row = row(value);
        String body = wrapper.isEmpty() ? row : "{\"%s\":[%s]}".formatted(wrapper, row);
        Wire.sound(each.post(path, body));
      }
    }
    LeafCaller grower = CALLERS.get("grower");
    for (String value : GARBAGE) {
      String row = row(value);
      Wire.sound(grower.post(path, row));
      Wire.sound(grower.post(path, "{\"%s\":[%s,{},%s]}".formatted(wrapper, row, row)));
    }
  }

  @ParameterizedTest
  @MethodSource("deletes")
  void deletesWhatIsThereOnly(String path) {
    LeafCaller known = CALLERS.get("grower");
    Wire.refused(known.withKey("0").delete(path + "AR1"), 401);
    for (String id :
        List.of(
            "nonsense",
            "0",
            "%20",
            "ARZZZZZZ",
            "STZZZZZZ",
            "BAZZZZZZ",
            "PLZZZZZZ",
            "INZZZZZZ",
            "TYZZZZZZ",
            "DIZZZZZZ",
            "LRZZZZZZ",
            "SAZZZZZZ",
            "WAJ1.IN0")) {
      Reply reply = known.delete(path + id);
      Wire.refused(
          reply,
          path.equals("/users/") ? 422 : path.equals("/lab_results/") ? reply.status() : 404);
      assertThat(reply.status()).isIn(404, 422);
    }
  }
}
