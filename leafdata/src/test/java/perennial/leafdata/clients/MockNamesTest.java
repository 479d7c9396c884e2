package perennial.leafdata.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.format.SharedFiles;
import perennial.leafdata.inventory.WireFarm;
import tools.jackson.databind.JsonNode;

/**
 * Resource by resource, the names of another project's mock against answers over HTTP. Forms are
 * not compared: those of the mock are its own. What differs stands in {@link #OURS} and {@link
 * #MISSING} with its reason, and in docs/leafdata.md; another difference fails.
 */
final class MockNamesTest {
  /** Names of ours that a listed row of the mock lacks: who is known to read or record them. */
  private static final Map<String, Map<String, String>> OURS =
      Map.of(
          "areas",
          Map.of(),
          "batches",
          joined(
              "55 keys are counted in a list; these are joined in",
              "id mme_id user_id strain_id area_id mother_plant_id flower_area_id other_area_id"
                  + " area_name strain_name mme_name mme_code first_name last_name"
                  + " global_child_batch_ids"),
          "disposals",
          joined(
              "recorded in the answer of a create",
              "global_user_id global_batch_id global_area_id global_plant_id global_inventory_id"),
          "inventories",
          joined("recorded of a finished lot; makes the 46 that are counted", "retail_to_medical"),
          "inventory_adjustments",
          joined("15 keys are counted", "id"),
          "inventory_transfers",
          joined("read by every client that receives", "inventory_transfer_items"),
          "inventory_types",
          Map.of(),
          "lab_results",
          joined("came with 1.37.5, after the mock's row", "total_thc total_cbd inventories"));

  /** Names of the mock's rows that ours lack. */
  private static final Map<String, Map<String, String>> MISSING =
      Map.of(
          "lab_results",
          joined(
              "its global_ form stands beside it; 211 keys are counted",
              "id mme_id user_id batch_id inventory_id for_mme_id for_inventory_id"));

  private static final LeafServer SERVER = LeafServer.shared();

  private final WireFarm farm = new WireFarm(SERVER);
  private final LeafCaller maker = farm.caller();
  private final LeafCaller lab = SERVER.licensee("lab");

  private static Map<String, String> joined(String why, String names) {
    var all = new TreeMap<String, String>();
    for (String name : names.split(" ", -1)) {
      all.put(name, why);
    }
    return all;
  }

  /** The names of the mock's first row whose assignment is so. */
  private static Set<String> mock(String resource, String assignment) throws IOException {
    for (JsonNode part : SharedFiles.json("bunk-" + resource + ".json")) {
      if (part.path("assign").asString().equals(assignment)) {
        return new TreeSet<>(part.path("value").propertyNames());
      }
    }
    throw new AssertionError("the mock has no " + assignment + " of " + resource);
  }

  /** The names of the mock's answer to a create, which stands last; the page stands first. */
  private static Set<String> created(String resource) throws IOException {
    JsonNode parts = SharedFiles.json("bunk-" + resource + ".json");
    return new TreeSet<>(parts.path(parts.size() - 1).path("value").propertyNames());
  }

  private static void compare(String resource, Set<String> mock, JsonNode answered) {
    var ours = new TreeSet<>(answered.propertyNames());
    var added = new TreeSet<>(ours);
    added.removeAll(mock);
    mock.removeAll(ours);
    assertThat(mock)
        .as("%s: names of the mock that ours lacks", resource)
        .isEqualTo(MISSING.getOrDefault(resource, Map.of()).keySet());
    assertThat(added)
        .as("%s: names that the mock lacks", resource)
        .isEqualTo(OURS.getOrDefault(resource, Map.of()).keySet());
  }

  private static void compareLists(LeafCaller of, String resource) throws IOException {
    JsonNode page = of.get("/" + resource).ok();
    assertThat(page.propertyNames()).containsExactlyInAnyOrderElementsOf(mock(resource, "$ret"));
    compare(resource, mock(resource, "$ret['data'][]"), page.path("data").path(0));
  }

  @Test
  void listsHaveTheirNames() throws IOException {
    farm.plant();
    String lot = farm.lot(farm.type("Lots", "harvest_materials", "flower_lots", ""), "50");
    farm.post(
            "/disposals",
            """
            {'disposal':[{'source':'inventory','reason':'other','qty':'1','uom':'gm',
            'global_inventory_id':'%s','global_area_id':'${quarantine}'}]}
            """
                .formatted(lot))
        .ok();
    String sample = Trade.sample(maker, lab, lot);
    lab.post("/lab_results", Json.of("{'lab_result': [{'global_inventory_id': '%s'}]}", sample))
        .ok();
    for (String resource :
        List.of(
            "areas",
            "batches",
            "disposals",
            "inventories",
            "inventory_adjustments",
            "inventory_transfers",
            "inventory_types")) {
      compareLists(maker, resource);
    }
    compareLists(lab, "lab_results");
    assertThat(maker.get("/mmes").first().propertyNames())
        .containsAll(mock("mmes", "$ret['data'][]"));
  }

  /** Answers of creates, for the bodies that the mock's answers came of. */
  @Test
  void createsHaveTheirNames() throws IOException {
    JsonNode type =
        farm.post(
                "/inventory_types",
                """
                {'inventory_type':[{'external_id':12345,'name':'Eighths','type':'end_product',
                'intermediate_type':'usable_marijuana','weight_per_unit_in_grams':'3.5',
                'uom':'ea'}]}
                """)
            .first();
    assertThat(type.propertyNames())
        .containsExactlyInAnyOrderElementsOf(created("inventory_types"));
    String lot = farm.lot(farm.type("Lots", "harvest_materials", "flower_lots", ""), "50");
    JsonNode adjustment =
        farm.post(
                "/inventory_adjustments",
                """
                {'inventory_adjustment':[{'external_id':'','adjusted_at':'03/02/2026 3:54:01 pm',
                'qty':-2,'uom':'gm','reason':'budtender_sample','memo':'',
                'global_inventory_id':'%s','global_adjusted_by_user_id':'WASTATE1.US3'}]}
                """
                    .formatted(lot))
            .first();
    assertThat(adjustment.propertyNames())
        .containsExactlyInAnyOrderElementsOf(created("inventory_adjustments"));
    JsonNode waste =
        farm.post(
                "/disposals",
                """
                {'disposal':[{'source':'daily_plant_waste','reason':'daily_waste','qty':'3018',
                'uom':'gm','global_area_id':'${area}'}]}
                """)
            .first();
    assertThat(waste.propertyNames())
        .as("recorded, in this order")
        .containsExactlyElementsOf(recordedDisposal().propertyNames());
  }

  /**
   * Recorded from the real system: seventy-two hours to the minute, and the forms of its values.
   */
  @Test
  void aDisposalIsAsItWasRecorded() throws IOException {
    JsonNode recorded = recordedDisposal();
    JsonNode waste =
        farm.post(
                "/disposals",
                """
                {'disposal':[{'source':'daily_plant_waste','reason':'daily_waste','qty':'3018',
                'uom':'gm','global_area_id':'${area}'}]}
                """)
            .first();
    for (Map.Entry<String, JsonNode> field : recorded.properties()) {
      JsonNode ours = waste.path(field.getKey());
      assertThat(ours.getNodeType()).as(field.getKey()).isEqualTo(field.getValue().getNodeType());
      assertThat(shape(ours)).as(field.getKey()).isEqualTo(shape(field.getValue()));
    }
    assertThat(hours(waste)).isEqualTo(hours(recorded)).isEqualTo(72);
  }

  private static JsonNode recordedDisposal() throws IOException {
    for (JsonNode part : SharedFiles.json("bunk-disposals.json")) {
      if (part.path("assign").asString().equals("$ret[]")) {
        return part.path("value");
      }
    }
    throw new AssertionError("no recorded disposal");
  }

  /** Real hours: printed times are local, and the tests' common clock may pass a change of hour. */
  private static long hours(JsonNode disposal) {
    ZoneId pacific = ZoneId.of("America/Los_Angeles");
    return Json.moment(disposal.path("hold_starts_at").asString())
        .atZone(pacific)
        .until(
            Json.moment(disposal.path("hold_ends_at").asString()).atZone(pacific),
            ChronoUnit.HOURS);
  }

  /** Digits are any, an identifier's owner and serial too. */
  private static String shape(JsonNode value) {
    return value
        .asString("")
        .replaceAll("^WA\\w+\\.([A-Z]{2})\\w+$", "WA.$1")
        .replaceAll("[0-9]", "0")
        .replaceAll("[ap]m$", "m");
  }
}
