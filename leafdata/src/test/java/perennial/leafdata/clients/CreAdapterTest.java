package perennial.leafdata.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.inventory.WireFarm;
import tools.jackson.databind.JsonNode;

/**
 * openthc/cre-adapter: headers of its own, values as strings, short identifiers, bare bodies for
 * some updates, and a fatal error on 400, 403, 409, 415, 429 and 503.
 */
final class CreAdapterTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private static final List<Integer> SURVIVED =
      List.of(200, 201, 401, 404, 405, 422, 423, 500, 502, 504);

  private final WireFarm farm = new WireFarm(SERVER);
  private final LeafCaller caller = farm.caller();

  /** With a header of its own, and the code in small letters. */
  @Test
  void pings() {
    Reply pong =
        LeafCaller.send(
            HttpRequest.newBuilder(URI.create(SERVER.url() + "/api/v1/users"))
                .header("accept", "application/json")
                .header("content-type", "application/json")
                .header("openthc-license-id", "018NY6XC00L1CENSE000000000")
                .header("x-mjf-mme-code", caller.code().toLowerCase(Locale.ROOT))
                .header("x-mjf-key", caller.key()));
    JsonNode page = pong.ok();
    for (String key : List.of("total", "per_page", "current_page", "last_page", "data")) {
      assertThat(page.has(key)).as(key).isTrue();
    }
    assertThat(caller.withKey("wrong").get("/users").status()).isEqualTo(401);
  }

  @Test
  void survivesWhateverItDoesWrong() {
    for (Reply reply :
        List.of(
            caller.get("/nothing"),
            caller.delete("/areas"),
            caller.delete("/areas/WAX.AR1"),
            caller.post("/areas", "{"),
            caller.post("/areas", "{\"area\":[]}"),
            caller.post("/areas", "name=x"),
            caller.post("/users", "{\"user\":[{\"email\":\"a@b\"}]}"),
            caller.post("/lab_results", "{\"lab_result\":[{}]}"))) {
      assertThat(reply.status()).as(reply.text()).isIn(SURVIVED);
      JsonNode body = reply.json();
      assertThat(body).hasSize(3);
      assertThat(body.path("error").booleanValue()).isTrue();
    }
  }

  /** It searches lists itself where the old site ignored the filter; both ways find the row. */
  @Test
  void findsByFullAndShortIdentifiers() {
    String plant = farm.plant();
    for (Map.Entry<String, String> each :
        Map.of("areas", farm.area(), "strains", farm.strain(), "plants", plant).entrySet()) {
      String id = each.getValue();
      for (String asked : List.of(id, id.substring(id.indexOf('.') + 1))) {
        JsonNode data = farm.get("/" + each.getKey() + "?f_global_id=" + asked).path("data");
        assertThat(data.valueStream().map(row -> row.path("global_id").asString())).contains(id);
      }
    }
    String strain = farm.strain().substring(farm.strain().indexOf('.') + 1);
    JsonNode changed =
        farm.post(
                "/plants/update",
                "{'plant':{'global_id':'%s','global_strain_id':'%s','origin':'plant'}}"
                    .formatted(plant.substring(plant.indexOf('.') + 1), strain))
            .ok();
    assertThat(changed.path("global_strain_id").asString()).isEqualTo(farm.strain());
    assertThat(changed.path("origin").asString()).isEqualTo("plant");
  }

  /** An area, a type and their updates, bare and wrapped. */
  @Test
  void changesBareAndWrapped() {
    String type = farm.type("Old", "end_product", "usable_marijuana", "1");
    JsonNode bare =
        farm.post("/inventory_types/update", "{'global_id':'%s','name':'New'}".formatted(type))
            .ok();
    assertThat(bare.path("name").asString()).isEqualTo("New");
    assertThat(bare.path("intermediate_type").asString())
        .as("unchanged")
        .isEqualTo("usable_marijuana");
    JsonNode wrapped =
        farm.post("/areas/update", "{'area':{'global_id':'${area}','name':'New'}}").ok();
    assertThat(wrapped.path("type").asString()).as("unchanged").isEqualTo("non-quarantine");
    assertThat(wrapped.path("name").asString()).isEqualTo("New");
    assertThat(caller.delete("/inventory_types/" + type).text()).isEqualTo("[]");
  }

  /** {@code GET} finds a closed batch without f_status too, where the old site did not. */
  @Test
  void findsClosedBatches() {
    String batch = farm.batch("plant", "seed", 0);
    farm.post("/batches/update", "{'batch':{'global_id':'%s','status':'closed'}}".formatted(batch))
        .ok();
    for (String more : List.of("", "&f_status=closed")) {
      JsonNode page = farm.get("/batches?f_global_id=" + batch + more);
      assertThat(page.path("total").intValue()).as(more).isEqualTo(1);
      assertThat(page.path("data").path(0).path("status").asString()).isEqualTo("closed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "07/22/2019 3:54:01 pm, 200",
    "07/22/2019 03:54pm, 200",
    "07/22/2019 15:54pm, 422",
    "2019-07-22T15:54:01-07:00, 422"
  })
  void adjustsAtATimeOfItsForm(String time, int status) {
    String lot = farm.lot(farm.type("Lots", "harvest_materials", "flower_lots", ""), "50");
    Reply reply =
        farm.post(
            "/inventory_adjustments",
            """
            {'inventory_adjustment':[{'adjusted_at':'%s','global_inventory_id':'%s','qty':-1,
            'uom':'gm','reason':'reconciliation','memo':'TEST'}]}
            """
                .formatted(time, lot));
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    if (status == 200) {
      assertThat(reply.first()).hasSize(12);
      assertThat(farm.qty(lot)).isEqualTo("49.0000");
    } else {
      assertThat(reply.json()).hasSize(3);
      assertThat(reply.problems("adjusted_at"))
          .containsExactly("The adjusted at does not match the format m/d/Y H:ia.");
    }
  }

  @Test
  void collectsWithStrings() {
    JsonNode harvest =
        farm.post(
                "/plants/harvest_plants",
                """
                {'external_id':'','harvested_at':'2026-01-20','qty_harvest':'910.00','uom':'gm',
                'flower_wet_weight':'900.00','other_wet_weight':'10.00','global_area_id':'${area}',
                'global_harvest_batch_id':'','global_plant_ids':[{'global_plant_id':'%s'}]}
                """
                    .formatted(farm.plant()))
            .ok();
    assertThat(harvest.path("flower_wet_weight").asString()).isEqualTo("900.00");
    assertThat(harvest.path("external_id").asString()).isEmpty();
  }

  /** It takes both: done, or 422 with messages while the hold lasts. */
  @ParameterizedTest
  @ValueSource(strings = {"disposal_at", "disposed_at"})
  void disposesWhenTheHoldIsOver(String field) {
    String lot = farm.lot(farm.type("Lots", "harvest_materials", "flower_lots", ""), "50");
    String disposal =
        farm.post(
                "/disposals",
                """
                {'disposal':[{'external_id':'','source':'inventory','reason':'quality control',
                'qty':'1.0000','uom':'gm','global_area_id':'${quarantine}',
                'global_inventory_id':'%s'}]}
                """
                    .formatted(lot))
            .id();
    Reply early =
        farm.post(
            "/disposals/dispose",
            "{'global_id':'%s','%s':'03/02/2026 3:54:01 pm'}".formatted(disposal, field));
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.problems("global_id")).isNotEmpty();
    assertThat(caller.delete("/disposals/" + disposal).text()).isEqualTo("[]");
    assertThat(farm.qty(lot)).as("the goods are back").isEqualTo("50.0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "batches?f_type=intermediate/+end+product",
        "batches?f_type=intermediate%2F%20end%20product",
        "inventory_types?f_type=harvest_materials",
        "inventories?f_date1=03%2F02%2F2026"
      })
  void filtersByWordsWithBlanks(String path) {
    farm.lot(farm.type("Lots", "harvest_materials", "flower_lots", ""), "50");
    assertThat(farm.get("/" + path).path("total").intValue()).as(path).isPositive();
  }
}
