package perennial.leafdata.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafServer;
import tools.jackson.databind.JsonNode;

/**
 * The grower's half of a script by which a client passed the old system's validation (wire.md 6b).
 * It takes rows by their place in lists, so what the registry makes by itself must stand where the
 * script looks.
 */
class IntegratorScriptTest {
  private final WireFarm farm = new WireFarm(LeafServer.shared());

  private String at(String resource, int place) {
    return farm.get("/" + resource).path("data").path(place).path("global_id").asString();
  }

  @Test
  void goesThroughToTheSample() {
    farm.batch("propagation material", "seed", 33);
    String batch = at("batches", 0);
    farm.post(
            "/plants",
            """
            {'plant':[{'global_batch_id':'%s','origin':'seed',
            'plant_created_at':'01/20/2026 03:15pm','stage':'growing'}]}
            """
                .formatted(batch))
        .ok();
    farm.post(
            "/disposals",
            """
            {'disposal':[{'external_id':'disposal-1','reason':'mandated','qty':13,'uom':'ea',
            'source':'batch','global_batch_id':'%s','global_area_id':'${quarantine}',
            'global_plant_id':'','global_inventory_id':''}]}
            """
                .formatted(batch))
        .ok();
    assertThat(at("disposals", 0)).isNotEmpty();
    farm.post(
            "/plants/harvest_plants",
            """
            {'external_id':'harvest-1','harvested_at':'01/20/2026 03:15pm','qty_harvest':36.33,
            'flower_wet_weight':33,'other_wet_weight':3.33,'uom':'gm','global_area_id':'${area}',
            'global_harvest_batch_id':'','global_plant_ids':[{'global_plant_id':'%s'}]}
            """
                .formatted(at("plants", 0)))
        .ok();
    farm.post(
            "/inventories",
            """
            {'inventory':[{'external_id':'inventory-1','is_initial_inventory':0,'is_active':1,
            'inventory_created_at':'01/20/2026 03:15pm',
            'inventory_packaged_at':'01/20/2026 03:15pm','medically_compliant':0,'qty':'4',
            'uom':'eq','global_batch_id':'%s','global_area_id':'${quarantine}',
            'global_strain_id':'${strain}','global_inventory_type_id':'%s'}]}
            """
                .formatted(batch, at("inventory_types", 1)))
        .ok();
    JsonNode lot = farm.get("/inventories").path("data").path(0);
    assertThat(lot.path("external_id").asString()).isEqualTo("inventory-1");
    assertThat(lot.path("uom").asString()).isEqualTo("ea");
    farm.post(
            "/inventory_adjustments",
            """
            {'inventory_adjustment':[{'external_id':'adjustment-1',
            'adjusted_at':'01/20/2026 03:15pm','qty':'-2','uom':'ea',
            'reason':'internal_qa_sample','memo':'Saving a copy of the QA sample.',
            'global_inventory_id':'%s','global_adjusted_by_user_id':'%s'}]}
            """
                .formatted(lot.path("global_id").asString(), farm.caller().userId()))
        .ok();
    assertThat(farm.qty(lot.path("global_id").asString())).isEqualTo("2.0000");
  }
}
