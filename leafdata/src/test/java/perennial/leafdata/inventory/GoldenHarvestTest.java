package perennial.leafdata.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafServer;
import perennial.leafdata.format.FieldLists;
import perennial.leafdata.format.SharedFiles;
import tools.jackson.databind.JsonNode;

/** The one harvest that was recorded from the real system: same names, forms and arithmetic. */
class GoldenHarvestTest {
  /** What differs because the objects are others. */
  private static final Set<String> OTHERS =
      Set.of(
          "global_id",
          "global_strain_id",
          "global_area_id",
          "global_flower_area_id",
          "global_other_area_id",
          "global_batch_id",
          "global_inventory_type_id");

  private final WireFarm farm = new WireFarm(LeafServer.shared());

  @Test
  void answersAsTheOldSystemDid() throws IOException {
    JsonNode golden = SharedFiles.json("golden-harvest-and-errors.json");
    String plant = farm.plant();
    JsonNode wet =
        farm.post(
                "/plants/harvest_plants",
                """
                {'global_area_id':'${area}','global_flower_area_id':'${area}',
                'global_other_area_id':'${area}','global_harvest_batch_id':null,
                'global_plant_ids':[{'global_plant_id':'%s'}],'qty_harvest':'3333333.00',
                'flower_wet_weight':'1111111.00','other_wet_weight':'2222222.00','uom':'gm',
                'harvested_at':'2026-01-20'}
                """
                    .formatted(plant))
            .ok();
    matches(golden.path("ExpectedResponse_Batch"), wet);
    assertThat(wet).hasSize(40);
    String batch = wet.path("global_id").asString();
    JsonNode cut = farm.one("plants", plant);
    assertThat(cut.path("stage").asString()).isEqualTo("harvested");
    assertThat(cut.path("global_batch_id").asString()).isEqualTo(batch);
    assertThat(cut.path("plant_harvested_at").asString()).isEqualTo("01/20/2026");

    String cure =
        """
        {'global_batch_id':'%s','global_flower_area_id':'${area}',
        'global_other_area_id':'${area}','flower_dry_weight':'33333.00',
        'other_dry_weight':'55555.00','flower_waste':'44444.00','other_waste':'66666.00'}
        """
            .formatted(batch);
    JsonNode cured = farm.post("/batches/cure_lot", cure).ok();
    matches(golden.path("ExpectedResponse_CureBatch"), cured);
    assertThat(farm.post("/batches/cure_lot", cure).ok()).isEqualTo(cured);

    String flower = farm.type("Flower", "harvest_materials", "flower", "");
    String finish =
        """
        {'global_batch_id':'%s','new_lot_types':[{'global_inventory_type_id':'%s',
        'global_area_id':'${area}','qty':'33333.00','material_type':'flower',
        'medically_compliant':'0'}]}
        """
            .formatted(batch, flower);
    JsonNode finished = farm.post("/batches/finish_lot", finish).ok();
    assertThat(finished).hasSize(1);
    JsonNode expected = golden.path("ExpectedResponse_Inventory").path(0);
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      if (field.getKey().equals("area_name")) {
        assertThat(finished.path(0).path("area_name").asString()).isEqualTo("Vault");
      } else {
        same(field, finished.path(0));
      }
    }
    assertThat(finished.path(0).propertyNames())
        .containsExactlyElementsOf(FieldLists.LOT_FINISHED.names());
    assertThat(farm.post("/batches/finish_lot", finish).ok()).isEqualTo(finished);
    JsonNode listed = farm.one("batches", batch);
    assertThat(listed).hasSize(55);
    assertThat(listed.path("qty_packaged_flower").asString()).isEqualTo("33333.00");
    assertThat(listed.path("harvest_stage").asString()).isEqualTo("cure");
  }

  private static void matches(JsonNode expected, JsonNode answered) {
    assertThat(expected.isObject()).isTrue();
    expected.properties().forEach(field -> same(field, answered));
  }

  private static void same(Map.Entry<String, JsonNode> field, JsonNode answered) {
    String name = field.getKey();
    assertThat(answered.has(name)).as(name).isTrue();
    if (OTHERS.contains(name)) {
      assertThat(answered.path(name).isNull()).as(name).isEqualTo(field.getValue().isNull());
    } else {
      assertThat(answered.path(name)).as(name).isEqualTo(field.getValue());
    }
  }

  @Test
  void doesNotNeedWhatTheOldSystemNeeded() {
    String plant = farm.plant();
    String body =
        """
        {'global_area_id':'${area}','global_plant_ids':['%s'],'flower_wet_weight':900,
        'other_wet_weight':3.33,'harvested_at':'01/20/2026 03:15pm'}
        """
            .formatted(plant);
    assertThat(farm.post("/plants/harvest_plants", body).ok().path("qty_harvest").asString())
        .isEqualTo("903.33");
  }

  @Test
  void refusesInTheOldWords() {
    var refused =
        farm.post(
            "/plants/harvest_plants",
            """
            {'global_plant_ids':[{'global_plant_id':'%s'}],'flower_wet_weight':1.234,
            'other_wet_weight':0,'qty_harvest':0,'global_harvest_batch_id':''}
            """
                .formatted(farm.plant()));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems("flower_wet_weight"))
        .containsExactly(
            "Measurements for weight based product will be communicated to and displayed to the"
                + " hundredth.");
    String plant = farm.plant();
    String harvest =
        farm.post(
                "/plants/harvest_plants",
                """
                {'global_area_id':'${area}','global_plant_ids':['%s'],'flower_wet_weight':10,
                'other_wet_weight':0}
                """
                    .formatted(plant))
            .id();
    var update = farm.post("/batches/update", "{'batch':{'global_id':'%s'}}".formatted(harvest));
    assertThat(update.problems("global_id")).containsExactly("You may not modify a harvest batch");
    assertThat(update.problems("type")).containsExactly("The type field is required.");
    assertThat(update.problems("strain_id")).containsExactly("The strain id field is required.");
    assertThat(update.problems("area_id")).containsExactly("The area id field is required.");
    assertThat(
            farm.post(
                    "/plants/update",
                    "{'plant':{'global_id':'%s','stage':'growing'}}".formatted(plant))
                .ok()
                .path("stage")
                .asString())
        .isEqualTo("growing");
  }
}
