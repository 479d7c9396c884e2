package perennial.leafdata.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.inventory.WireFarm;
import tools.jackson.databind.JsonNode;

/**
 * What the tests of openthc/bunk asserted on the real site: counts of keys, exact content type,
 * statuses, texts. Their client has no content type on a GET and follows no redirect.
 */
final class BunkTest {
  private static final LeafServer SERVER = LeafServer.shared();
  private static final String CONTENT_TYPE = "text/json; charset=UTF-8";

  private final WireFarm farm = new WireFarm(SERVER);
  private final LeafCaller grower = farm.caller();
  private final LeafCaller lab = SERVER.licensee("lab");
  private final LeafCaller processor = SERVER.licensee("production");

  private static Reply valid(Reply reply, int status) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("content-type")).contains(CONTENT_TYPE);
    return reply;
  }

  @Test
  void authenticates() {
    for (LeafCaller wrong :
        List.of(grower.forLicense("NOPE"), grower.withKey("nope"), lab.withKey(grower.key()))) {
      assertThat(valid(wrong.get("/areas"), 401).json().isContainer()).isTrue();
    }
    assertThat(valid(grower.get("/areas"), 200).json().path("total").intValue()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "areas",
        "strains",
        "inventory_types",
        "batches",
        "plants",
        "inventories",
        "inventory_adjustments",
        "inventory_transfers",
        "lab_results",
        "disposals",
        "sales",
        "users"
      })
  void getsAllThings(String resource) {
    for (String query :
        List.of(
            "",
            "?page_size=100",
            "?f_typeflower_lots",
            "?f_type=&f_global_id=&f_external_id=",
            "?f_date1=2019-06-01")) {
      JsonNode page = valid(grower.get("/" + resource + query), 200).json();
      assertThat(page).hasSize(9);
      assertThat(page.path("per_page").intValue()).isEqualTo(2500);
      assertThat(page.path("data").isArray()).isTrue();
      assertThat(page.path("total").isInt()).isTrue();
    }
  }

  @Test
  void listsAllLicenseesAtOnce() {
    JsonNode all = valid(grower.get("/mmes"), 200).json();
    assertThat(all.isArray()).isTrue();
    assertThat(all.valueStream().map(each -> each.path("code").asString()))
        .contains(grower.code(), lab.code());
  }

  private Reply batch(String type, String more) {
    return farm.post(
        "/batches",
        """
        {'batch':[{'global_area_id':'${area}','global_strain_id':'${strain}','type':'%s'%s}]}
        """
            .formatted(type, more));
  }

  @Test
  void createsBatches() {
    for (String type : List.of("harvest", "extract")) {
      assertThat(valid(batch(type, ""), 422).problems("type").getFirst())
          .contains("submitted is invalid");
    }
    JsonNode plants = valid(batch("plant", ",'origin':'clone','num_plants':2"), 200).first();
    assertThat(plants).hasSize(20);
    JsonNode made =
        valid(batch("propagation material", ",'origin':'clone','num_plants':2"), 200).json();
    assertThat(made).hasSize(1);
    JsonNode batch = made.path(0);
    assertThat(batch).hasSize(19);
    assertThat(batch.path("num_plants").intValue()).isEqualTo(2);
    assertThat(batch.path("global_area_id").asString()).isEqualTo(farm.area());
    assertThat(batch.path("global_strain_id").asString()).isEqualTo(farm.strain());
    for (String empty :
        List.of(
            "global_mother_plant_id",
            "global_flower_area_id",
            "global_other_area_id",
            "harvest_stage",
            "harvested_at")) {
      assertThat(batch.has(empty)).as(empty).isTrue();
      assertThat(batch.path(empty).asString("")).as(empty).isEmpty();
    }
    assertThat(batch.path("global_id").asString()).matches("^WA\\w+\\.BA\\w+$");
    JsonNode lots = farm.get("/inventories?f_batch_id=" + batch.path("global_id").asString());
    assertThat(lots.path("total").intValue()).isEqualTo(1);
    assertThat(lots.path("data").path(0).path("qty").asString()).isEqualTo("2.0000");
    assertThat(farm.get("/batches").path("data").path(0)).hasSize(55);
    assertThat(farm.get("/plants").path("data").path(0)).hasSize(30);
    assertThat(lots.path("data").path(0)).hasSize(46);
  }

  @Test
  void missesWhatPropagationNeeds() {
    Reply refused =
        valid(batch("propagation material", ",'status':'open','source':'inhouse'"), 422);
    assertThat(refused.problems("num_plants"))
        .containsExactly("The num plants field is required when type is propagation material.");
    assertThat(refused.problems("origin"))
        .containsExactly("The origin field is required when type is propagation material.");
    Reply bare = valid(farm.post("/batches", "{'type':'propagation material'}"), 422);
    assertThat(bare.json().path("error_message").asString())
        .isEqualTo("Invalid data format. Please check your data..");
    assertThat(bare.json().path("validation_messages").isArray()).isTrue();
  }

  @Test
  void updatesBatchesAndPlants() {
    String plant = farm.plant();
    String batch = farm.one("plants", plant).path("global_batch_id").asString();
    JsonNode updated =
        farm.post(
                "/batches/update",
                """
                {'batch':{'global_id':'%s','global_area_id':'${quarantine}','type':'plant',
                'global_strain_id':'${strain}','origin':'clone','num_plants':1}}
                """
                    .formatted(batch))
            .ok();
    assertThat(updated).hasSize(40);
    assertThat(updated.path("global_area_id").asString()).isEqualTo(farm.quarantine());
    JsonNode moved =
        farm.post(
                "/plants/update",
                """
                {'plant':{'global_id':'%s','global_area_id':'${quarantine}','origin':'clone',
                'stage':'growing','global_batch_id':'%s','plant_created_at':'02/24/2018'}}
                """
                    .formatted(plant, batch))
            .ok();
    assertThat(moved).hasSize(25);
    assertThat(moved.path("global_area_id").asString())
        .as("at once, where the old site answered the old area")
        .isEqualTo(farm.quarantine());
    Reply badType =
        valid(
            farm.post(
                "/batches/update",
                "{'batch':{'global_id':'%s','type':'finished'}}".formatted(batch)),
            422);
    assertThat(badType.problems("type").getFirst())
        .contains("plant, intermediate/ end product, harvest, propagation material");
  }

  private static String cut(String plant, String day) {
    return """
    {'global_area_id':'${area}','global_flower_area_id':'${area}','global_other_area_id':
    '${area}','global_harvest_batch_id':null,'global_plant_ids':[{'global_plant_id':'%s'}],
    'qty_harvest':'1110.00','flower_wet_weight':'900.00','other_wet_weight':'210.00',
    'uom':'gm','harvested_at':'%s'}
    """
        .formatted(plant, day);
  }

  @Test
  void collectsTwice() {
    String plant = farm.plant();
    String first = "";
    for (String day : List.of("2026-01-20", "01/20/2026", "2026-01-20T19:07:40-08:00")) {
      JsonNode harvest = farm.post("/plants/harvest_plants", cut(plant, day)).ok();
      assertThat(harvest).hasSize(40);
      assertThat(harvest.path("type").asString()).isEqualTo("harvest");
      assertThat(harvest.path("harvest_stage").asString()).isEqualTo("wet");
      assertThat(harvest.path("plant_stage").asString()).isEqualTo("harvested");
      assertThat(harvest.path("status").asString()).isEqualTo("open");
      assertThat(harvest.path("is_child_batch").asString()).isEqualTo("1");
      assertThat(harvest.path("num_plants").asString()).isEqualTo("1");
      assertThat(harvest.path("harvested_at").asString()).isEqualTo("01/20/2026");
      assertThat(harvest.path("global_flower_area_id").isNull()).isTrue();
      assertThat(harvest.path("global_other_area_id").isNull()).isTrue();
      assertThat(harvest.path("global_id").asString()).isNotEqualTo(first);
      first = harvest.path("global_id").asString();
      assertThat(farm.one("plants", plant).path("global_batch_id").asString()).isEqualTo(first);
      JsonNode grown =
          farm.post(
                  "/plants/update",
                  "{'plant':{'global_id':'%s','stage':'growing'}}".formatted(plant))
              .ok();
      assertThat(grown.path("stage").asString()).isEqualTo("growing");
    }
  }

  @Test
  void splitsInTheOrderOfItsKeys() {
    String lot = farm.lot(farm.type("Flower", "harvest_materials", "flower_lots", ""), "100");
    String body = "{'global_inventory_id':'%s','global_area_id':'${area}','qty':50".formatted(lot);
    for (String key : List.of("external_id", "net_weight", "cost")) {
      Reply refused = valid(farm.post("/split_inventory", body + "}"), 422);
      assertThat(refused.json().path("validation_messages").isString()).isTrue();
      assertThat(refused.json().path("validation_messages").asString())
          .isEqualTo("Undefined index: " + key);
      body += ",'" + key + "':'0'";
    }
    JsonNode split = valid(farm.post("/split_inventory", body + "}"), 200).json();
    assertThat(split).hasSize(45);
    assertThat(Double.parseDouble(split.path("qty").asString())).isEqualTo(50);
    assertThat(split.path("global_id").asString()).isNotEmpty().isNotEqualTo(lot);
    assertThat(farm.qty(lot)).isEqualTo("50.0000");
  }

  /** Body of a conversion of two grams into two units. */
  private Reply convert(String lot, String type, String more) {
    return farm.post(
        "/conversions/create",
        """
        {'conversion':{'global_area_id':'${area}','global_strain_id':'${strain}',
        'global_inventory_type_id':'%s','qty':2,'uom':'ea','qty_waste_total':0%s,
        'inventories':[{'global_from_inventory_id':'%s','qty':2}]}}
        """
            .formatted(type, more, lot));
  }

  @Test
  void testsTransfersAndConverts() {
    String flower = farm.type("Flower", "harvest_materials", "flower_lots", "");
    String usable = farm.type("Usable", "end_product", "usable_marijuana", "1.00");
    String lot = farm.lot(flower, "100");
    assertThat(
            valid(convert(lot, usable, ",'product_not_altered':1"), 422)
                .problems("medically_compliant"))
        .containsExactly("You must submit a valid value for medically_compliant");
    assertThat(transferRefused(lot)).isEqualTo("All items must have a lab result.");
    String result = report(Trade.one(lab, "inventories", Trade.sample(grower, lab, lot)));
    for (int isSame : new int[] {1, 0}) {
      String more = ",'medically_compliant':0,'product_not_altered':" + isSame;
      JsonNode made = valid(convert(lot, usable, more), 200).json();
      assertThat(made).hasSize(1);
      assertThat(made.path(0)).hasSize(25);
      assertThat(made.path(0).path("global_lab_result_id").asString(""))
          .isEqualTo(isSame == 1 ? result : "");
    }
    JsonNode transfer = Trade.file(grower, processor, lot, "9", ", \"price\": 9");
    assertThat(transfer).hasSize(40);
    noLag(transfer, "open");
    noLag(Trade.depart(grower, transfer), "in-transit");
    noLag(Trade.receive(processor, transfer), "received");
  }

  private String transferRefused(String lot) {
    Reply refused =
        farm.post(
            "/inventory_transfers",
            """
            {'inventory_transfer':[{'manifest_type':'delivery','global_to_mme_id':'%s',
            'inventory_transfer_items':[{'is_sample':'0','sample_type':'',
            'product_sample_type':'','retest':'','is_for_extraction':'',
            'global_inventory_id':'%s','qty':'9','uom':'gm','price':9}]}]}
            """
                .formatted(processor.licenseeId(), lot));
    return valid(refused, 422).json().path("error_message").asString();
  }

  /** Both parties see the same status at once, in the list and alone. */
  private void noLag(JsonNode transfer, String status) {
    assertThat(transfer.path("status").asString()).isEqualTo(status);
    String id = transfer.path("global_id").asString();
    for (LeafCaller party : List.of(grower, processor)) {
      assertThat(Trade.one(party, "inventory_transfers", id).path("status").asString())
          .isEqualTo(status);
      assertThat(party.get("/inventory_transfers").first().path("status").asString())
          .isEqualTo(status);
    }
  }

  /** One object under the wrapper, the lot's own licensee as client, numbers as numbers. */
  private String report(JsonNode sample) {
    assertThat(sample.path("labResults").isEmpty()).isTrue();
    assertThat(sample.path("global_mme_id").asString()).isNotEmpty();
    Reply reply =
        lab.post(
            "/lab_results",
            Json.of(
                """
                {'lab_result': {'global_inventory_id': '%s', 'global_for_mme_id': '%s',
                 'global_for_inventory_id': '%s', 'testing_status': 'completed',
                 'foreign_matter': '0', 'foreign_matter_seeds': '0', 'foreign_matter_stems': '0',
                 'moisture_content_percent': 12, 'moisture_content_water_activity_rate': 0.12,
                 'cannabinoid_status': 'completed', 'cannabinoid_cbd_percent': 12.345,
                 'cannabinoid_cbda_percent': 12.345, 'cannabinoid_d9_thc_percent': 12.345,
                 'cannabinoid_d9_thca_percent': 12.345, 'metal_status': 'completed',
                 'metal_lead_ppm': 0, 'microbial_status': 'completed',
                 'microbial_salmonella_cfu_g': 0, 'microbial_bile_tolerant_cfu_g': 0,
                 'mycotoxin_status': 'completed', 'mycotoxin_aflatoxins_ppb': 0,
                 'mycotoxin_ochratoxin_ppb': 0, 'pesticide_status': 'completed',
                 'pesticide_bifentrin_ppm': 0, 'solvent_status': 'completed',
                 'solvent_acetone_ppm': 0}}
                """,
                sample.path("global_id").asString(),
                sample.path("global_mme_id").asString(),
                sample.path("global_original_id").asString()));
    JsonNode all = valid(reply, 200).json();
    assertThat(all).hasSize(1);
    JsonNode made = all.path(0);
    assertThat(made.path("status").asString()).isEqualTo("passed");
    assertThat(made.path("testing_status").asString()).isEqualTo("completed");
    assertThat(made.path("cannabinoid_status").asString()).isEqualTo("completed");
    assertThat(made.path("retest_eligible").booleanValue()).isFalse();
    assertThat(made.path("extraction_eligible").booleanValue()).isTrue();
    assertThat(made.path("total_thc").asString()).isEqualTo("23.172");
    assertThat(made.path("total_cbd").asString()).isEqualTo("23.172");
    assertThat(made.path("inventory").path("global_id")).isEqualTo(sample.path("global_id"));
    assertThat(made.path("inventories")).hasSize(2);
    String id = made.path("global_id").asString();
    JsonNode updated =
        lab.post(
                "/lab_results/update",
                Json.of("{'lab_result': {'global_id': '%s', 'notes': 'seen'}}", id))
            .ok();
    assertThat(updated).hasSize(211);
    JsonNode tested = Trade.one(lab, "inventories", sample.path("global_id").asString());
    assertThat(tested.path("labResults").path(0).path("global_id").asString()).isEqualTo(id);
    return id;
  }

  @Test
  void disposesOfDailyWaste() {
    JsonNode made =
        valid(
                farm.post(
                    "/disposals",
                    """
                    {'disposal':[{'source':'daily_plant_waste','reason':'daily_waste',
                    'qty':'3018','uom':'gm','global_area_id':'${area}'}]}
                    """),
                200)
            .first();
    assertThat(made).hasSize(15);
    assertThat(made.path("global_batch_id").asString("")).isNotEmpty();
    assertThat(made.path("global_inventory_id").asString("")).isNotEmpty();
    assertThat(made.path("global_plant_id").asString("")).isEmpty();
    assertThat(
            valid(
                    farm.post(
                        "/disposals",
                        """
                        {'disposal':[{'source':'daily_plant_waste','reason':'daily_waste',
                        'qty':'3018','uom':'g','global_area_id':'${area}'}]}
                        """),
                    422)
                .problemFields())
        .containsExactly("uom");
  }
}
