package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.Resource;
import perennial.web.Endpoint;
import perennial.web.Method;

/**
 * What must hold for every route alike, those of tomorrow too: nobody gets in without credentials,
 * no filter makes a defect show, and every answer is in the dialect. {@link PostedGarbageTest}
 * posts.
 */
final class EveryRouteTest {
  private static final LeafServer SERVER = LeafServer.shared();
  static final Map<String, LeafCaller> CALLERS =
      Map.of(
          "grower", SERVER.licensee("cultivator_production"),
          "lab", SERVER.licensee("lab"),
          "retailer", SERVER.medicalRetailer());

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
