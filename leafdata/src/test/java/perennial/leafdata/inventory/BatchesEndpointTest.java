package perennial.leafdata.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.format.FieldLists;
import tools.jackson.databind.JsonNode;

/** Batches of every type over the wire, and what comes of them. */
class BatchesEndpointTest {
  private final WireFarm farm = new WireFarm(LeafServer.shared());

  private Reply create(String type, String more) {
    return farm.post("/batches", "{'batch':[{'type':'%s'%s}]}".formatted(type, more));
  }

  private static final String ALL =
      ",'origin':'clone','num_plants':3,'global_area_id':'${area}','global_strain_id':'${strain}'";

  @Test
  void makesPropagationMaterialWithItsLotAndType() {
    JsonNode made = create("propagation material", ALL).first();
    assertThat(made).hasSize(19);
    assertThat(made.path("harvested_at").asString()).isEmpty();
    assertThat(made.path("harvest_stage").asString()).isEmpty();
    assertThat(made.path("planted_at").asString()).matches("\\d\\d/\\d\\d/\\d{4}");
    String batch = made.path("global_id").asString();
    assertThat(batch).matches("^WA\\w+\\.BA\\w+$");
    JsonNode lots = farm.get("/inventories?f_batch_id=" + batch);
    assertThat(lots.path("total").intValue()).isEqualTo(1);
    JsonNode lot = lots.path("data").path(0);
    assertThat(lot.propertyNames()).containsExactlyElementsOf(FieldLists.LOT.names());
    assertThat(lot.path("qty").asString()).isEqualTo("3.0000");
    assertThat(lot.path("uom").asString()).isEqualTo("ea");
    assertThat(lot.path("batch_type").asString()).isEqualTo("propagation material");
    assertThat(lot.path("propagation_source").asString()).isEqualTo("clone");
    JsonNode type = farm.one("inventory_types", lot.path("global_inventory_type_id").asString());
    assertThat(type.path("intermediate_type").asString()).isEqualTo("clones");
    assertThat(type.path("name").asString()).isEqualTo("Moonshine propagation material");
    assertThat(farm.caller().delete("/batches/" + batch).problems("global_id"))
        .containsExactly("This batch has active inventory associated and may not be deleted.");
  }

  @Test
  void makesPlants() {
    JsonNode made = create("plant", ALL).first();
    assertThat(made).hasSize(20);
    String batch = made.path("global_id").asString();
    JsonNode plants = farm.get("/plants?f_batch_id=" + batch);
    assertThat(plants.path("total").intValue()).isEqualTo(3);
    assertThat(plants.path("data").path(0).propertyNames())
        .containsExactlyElementsOf(FieldLists.PLANT_LISTED.names());
    assertThat(farm.get("/plants?f_stage=growing&f_origin=clone").path("total").intValue())
        .isEqualTo(3);
    JsonNode areas = farm.get("/plants_by_area");
    assertThat(areas.path(1).path("global_id").asString()).isEqualTo(farm.area());
    assertThat(areas.path(1).path("num_plants").asString()).isEqualTo("3");
    assertThat(farm.one("batches", batch).propertyNames())
        .containsExactlyElementsOf(FieldLists.BATCH_LISTED.names());
  }

  @Test
  void refusesOtherTypes() {
    for (String type : new String[] {"harvest", "extract"}) {
      var refused = create(type, ALL);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.problems("type").getFirst()).contains("submitted is invalid");
    }
    var bare = create("propagation material", "");
    assertThat(bare.problems("num_plants"))
        .containsExactly("The num plants field is required when type is propagation material.");
    assertThat(bare.problems("origin"))
        .containsExactly("The origin field is required when type is propagation material.");
  }

  @Test
  void listsAllKindsAsOneNewestFirst() {
    String first = farm.batch("propagation material", "seed", 1);
    String second = farm.batch("plant", "seed", 1);
    String third = farm.batch("intermediate/ end product", "seed", 0);
    String plant =
        farm.get("/plants?f_batch_id=" + second).path("data").path(0).path("global_id").asString();
    String harvest =
        farm.post(
                "/plants/harvest_plants",
                """
                {'global_area_id':'${area}','global_plant_ids':['%s'],'flower_wet_weight':1,
                'other_wet_weight':0,'harvested_at':'01/05/2026'}
                """
                    .formatted(plant))
            .id();
    JsonNode page = farm.get("/batches");
    assertThat(page.path("data").valueStream().map(row -> row.path("global_id").asString()))
        .containsExactly(harvest, third, second, first);
    assertThat(page.path("total").intValue()).isEqualTo(4);
    assertThat(ids("/batches?f_type=plant")).containsExactly(second);
    assertThat(ids("/batches?f_type=propagation+material")).containsExactly(first);
    assertThat(ids("/batches?f_type=intermediate/%20end%20product")).containsExactly(third);
    assertThat(ids("/batches?f_type=nothing")).isEmpty();
    assertThat(ids("/batches?f_type=harvest&f_status=open")).containsExactly(harvest);
    assertThat(ids("/batches?f_harvested_at1=01%2F05%2F2026&f_harvested_at2=2026-01-05"))
        .containsExactly(harvest);
    assertThat(ids("/batches?f_type=&f_external_id=")).hasSize(4);
  }

  private java.util.List<String> ids(String path) {
    return farm.get(path)
        .path("data")
        .valueStream()
        .map(row -> row.path("global_id").asString())
        .toList();
  }

  @Test
  void updatesWhatIsStatedAndClosesWhatIsEmpty() {
    String batch = farm.batch("propagation material", "seed", 0);
    JsonNode moved =
        farm.post(
                "/batches/update",
                """
                {'batch':{'global_id':'%s','global_area_id':'${quarantine}','status':'closed',
                'type':'propagation material','origin':'seed','num_plants':'0'}}
                """
                    .formatted(batch))
            .ok();
    assertThat(moved.propertyNames()).containsExactlyElementsOf(FieldLists.BATCH.names());
    assertThat(moved.path("global_area_id").asString()).isEqualTo(farm.quarantine());
    JsonNode lot = farm.get("/inventories?f_batch_id=" + batch).path("data").path(0);
    assertThat(lot.path("global_area_id").asString()).isEqualTo(farm.quarantine());
    assertThat(farm.one("batches", batch).path("status").asString()).isEqualTo("closed");
    var wrong =
        farm.post("/batches/update", "{'batch':{'global_id':'%s','type':'x'}}".formatted(batch));
    assertThat(wrong.problems("type").getFirst())
        .contains("plant, intermediate/ end product, harvest, propagation material");
    String production = farm.batch("intermediate/ end product", "seed", 0);
    assertThat(
            farm.post(
                    "/batches/update",
                    "{'batch':{'global_id':'%s','external_id':'b1'}}".formatted(production))
                .ok()
                .path("external_id")
                .asString())
        .isEqualTo("b1");
    assertThat(farm.caller().delete("/batches/" + production).ok()).isEmpty();
    assertThat(ids("/batches?f_global_id=" + production)).isEmpty();
  }

  @Test
  void plantsOutOfALotAndPacksPlantsAgain() {
    String batch = farm.batch("propagation material", "clone", 5);
    String lot =
        farm.get("/inventories?f_batch_id=" + batch)
            .path("data")
            .path(0)
            .path("global_id")
            .asString();
    JsonNode plants =
        farm.post(
                "/move_inventory_to_plants",
                "{'global_inventory_id':'%s','global_batch_id':'','qty':2}".formatted(lot))
            .ok();
    assertThat(plants).hasSize(2);
    assertThat(plants.path(0).propertyNames())
        .containsExactlyElementsOf(FieldLists.PLANT_MOVED.names());
    assertThat(plants.path(0).path("origin").asString()).isEqualTo("inventory");
    assertThat(farm.qty(lot)).isEqualTo("3.0000");
    String plant = plants.path(0).path("global_id").asString();
    JsonNode packed =
        farm.post(
                "/move_plants_to_inventory",
                """
                {'global_plant_ids':[{'global_plant_id':'%s'}],'global_inventory_type_id':'',
                'global_area_id':'${area}'}
                """
                    .formatted(plant))
            .ok();
    assertThat(packed.propertyNames()).containsExactlyElementsOf(FieldLists.LOT_SPLIT.names());
    assertThat(packed.path("qty").asString()).isEqualTo("1.0000");
    assertThat(farm.one("plants", plant).path("stage").asString()).isEqualTo("packaged");
  }

  @Test
  void tagsAndUpdatesAndDeletesPlants() {
    String batch = farm.batch("propagation material", "seed", 5);
    JsonNode tagged =
        farm.post(
                "/plants",
                """
                {'plant':[{'global_batch_id':'%s','origin':'seed','stage':'growing',
                'plant_created_at':'01/02/2026 03:04pm'}]}
                """
                    .formatted(batch))
            .first();
    String plant = tagged.path("global_id").asString();
    assertThat(tagged.path("global_area_id").asString()).isEqualTo(farm.area());
    JsonNode changed =
        farm.post(
                "/plants/update",
                "{'plant':{'global_id':'%s','global_area_id':'${quarantine}','notes':'tall'}}"
                    .formatted(plant))
            .ok();
    assertThat(changed.propertyNames()).containsExactlyElementsOf(FieldLists.PLANT.names());
    assertThat(changed.path("global_area_id").asString()).isEqualTo(farm.quarantine());
    assertThat(changed.path("notes").asString()).isEqualTo("tall");
    assertThat(changed.path("plant_created_at").asString()).isEqualTo("01/02/2026");
    assertThat(farm.caller().delete("/plants/" + plant).ok()).isEmpty();
  }
}
