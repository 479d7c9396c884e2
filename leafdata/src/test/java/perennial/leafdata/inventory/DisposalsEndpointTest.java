package perennial.leafdata.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;
import tools.jackson.databind.JsonNode;

/** Disposals over the wire, their hold and their end. */
class DisposalsEndpointTest {
  private final LeafServer server = LeafServer.shared();
  private final WireFarm farm = new WireFarm(server);

  private Reply daily(String uom) {
    return farm.post(
        "/disposals",
        """
        {'disposal':[{'source':'daily_plant_waste','reason':'daily_waste',
        'global_area_id':'${quarantine}','qty':1234.56,'uom':'%s'}]}
        """
            .formatted(uom));
  }

  @Test
  void declaresDailyWaste() {
    JsonNode made = daily("gm").first();
    assertThat(made).hasSize(15);
    assertThat(made.path("global_batch_id").asString()).isNotEmpty();
    assertThat(made.path("global_inventory_id").asString()).isNotEmpty();
    assertThat(made.path("global_plant_id").isNull()).isTrue();
    JsonNode lot = farm.one("inventories", made.path("global_inventory_id").asString());
    assertThat(lot.path("qty").asString()).isEqualTo("1234.5600");
    assertThat(
            farm.one("inventory_types", lot.path("global_inventory_type_id").asString())
                .path("type")
                .asString())
        .isEqualTo("waste");
    assertThat(daily("g").status()).isEqualTo(422);
  }

  @Test
  void takesABatchsSeedsHoldsAndDestroysThem() {
    String batch = farm.batch("propagation material", "seed", 33);
    JsonNode made =
        farm.post(
                "/disposals",
                """
                {'disposal':[{'external_id':'disposal-1','reason':'mandated','qty':13,'uom':'ea',
                'source':'batch','global_batch_id':'%s','global_area_id':'${quarantine}',
                'global_plant_id':'','global_inventory_id':''}]}
                """
                    .formatted(batch))
            .first();
    String id = made.path("global_id").asString();
    assertThat(made.path("global_batch_id").asString()).isEqualTo(batch);
    JsonNode lots = farm.get("/inventories?f_batch_id=" + batch);
    assertThat(lots.path("data").path(0).path("qty").asString()).isEqualTo("20.0000");
    Reply early =
        farm.post(
            "/disposals/dispose",
            "{'global_id':'%s','disposed_at':'01/01/2026 10:00am'}".formatted(id));
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.problems("global_id").getFirst()).contains("hold");
    server.clock().pass(Duration.ofHours(73));
    JsonNode done = farm.post("/disposals/dispose", "{'global_id':'%s'}".formatted(id)).ok();
    assertThat(done.propertyNames()).containsExactlyElementsOf(FieldLists.DISPOSAL.names());
    assertThat(done.path("disposal_at").asString()).isNotEmpty();
    assertThat(farm.post("/disposals/dispose", "{'global_id':'%s'}".formatted(id)).ok())
        .isEqualTo(done);
    assertThat(farm.caller().delete("/disposals/" + id).status()).isEqualTo(422);
    assertThat(farm.get("/disposals?f_batch_id=" + batch).path("total").intValue()).isEqualTo(1);
  }

  @Test
  void answersUpdatesAsEachClientReadsThem() {
    String id = daily("gm").id();
    String change = "{'global_id':'%s','external_id':'d1'}".formatted(id);
    assertThat(farm.post("/disposals/update", change).ok().path("external_id").asString())
        .isEqualTo("d1");
    JsonNode listed = farm.post("/disposals/update", "{'disposal':" + change + "}").ok();
    assertThat(listed.isArray()).isTrue();
    assertThat(listed.path(0).path("global_id").asString()).isEqualTo(id);
    assertThat(farm.caller().delete("/disposals/" + id).ok()).isEmpty();
    assertThat(farm.get("/disposals").path("total").intValue()).isZero();
  }

  @Test
  void refusesWasteThatWaits() {
    String lot = daily("gm").first().path("global_inventory_id").asString();
    Reply refused =
        farm.post(
            "/disposals",
            """
            {'disposal':[{'source':'inventory','reason':'other','qty':1,'uom':'gm',
            'global_inventory_id':'%s','global_area_id':'${quarantine}'}]}
            """
                .formatted(lot));
    assertThat(refused.problems("inventory_id"))
        .containsExactly("Waste is required to be disposed of using the dispose_item call.");
  }
}
