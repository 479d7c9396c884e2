package perennial.leafdata.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import perennial.leafdata.Goods;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import tools.jackson.databind.JsonNode;

/**
 * A laboratory with the ruby gem: a content type on every request, bodies of nulls and numeric
 * strings, licensees found by the code inside an identifier, pages walked from the last.
 */
final class RubyGemTest {
  private static final LeafServer SERVER = LeafServer.shared();

  private final LeafCaller grower = SERVER.licensee("cultivator_production");
  private final LeafCaller lab = SERVER.licensee("lab");

  @Test
  void getsUsersAndInventory() {
    JsonNode users = lab.get("/users?").ok();
    assertThat(users.has("error")).isFalse();
    assertThat(users.path("data").path(0).path("email").asString()).contains("@");
    JsonNode none = lab.get("/inventories?f_batch_id=NON.EXISTING").ok();
    assertThat(none.has("error")).isFalse();
    assertThat(none.path("total").isInt()).isTrue();
    assertThat(none.path("total").intValue()).isZero();
    assertThat(none.path("data").isEmpty()).isTrue();
    assertThat(lab.withKey("x").get("/users").json().path("error").asString()).isNotEmpty();
  }

  @Test
  void walksBackwardsFromALastPage() {
    String area = Trade.area(lab);
    JsonNode past = lab.get("/areas?page=999").ok();
    assertThat(past.path("data").isEmpty()).isTrue();
    List<String> found = new ArrayList<>();
    for (int page = past.path("last_page").intValue(); page > 0; page--) {
      JsonNode data = lab.get("/areas?page=" + page).ok().path("data");
      assertThat(data.isArray()).isTrue();
      data.forEach(row -> found.add(row.path("global_id").asString()));
    }
    assertThat(found).containsExactly(area);
  }

  private String lot(LeafCaller of, String category, String productClass) {
    return new Goods(SERVER, of).lot(category, productClass, 100);
  }

  @Test
  void findsTheClientOfASample() {
    String lot = lot(grower, "harvest_materials", "flower_lots");
    String barcode = Trade.sample(grower, lab, lot);
    assertThat(barcode).matches("^WA" + lab.code() + "\\.IN\\w+$");
    JsonNode item = lab.get("/inventories?f_global_id=" + barcode).first();
    assertThat(item.path("global_lab_result_id").isNull()).isTrue();
    String original = item.path("global_original_id").asString();
    String code = original.substring(2, original.indexOf('.'));
    JsonNode client = lab.get("/mmes/" + code).ok();
    assertThat(client.isObject()).isTrue();
    assertThat(client.path("code").asString()).isEqualTo(grower.code());
    assertThat(lab.get("/mmes/" + grower.licenseeId()).ok()).isEqualTo(client);
  }

  /** The manual's create sample, as the gem's own test posts it: most columns are null. */
  private Reply post(String lot, String number) {
    return lab.post(
        "/lab_results",
        Json.of(
            """
            {'lab_result': [{'external_id': '%s', 'tested_at': '04/18/2018 12:34pm',
             'testing_status': 'completed', 'notes': 'test notes',
             'received_at': '01/23/2018 4:56pm', 'type': 'harvest_materials',
             'intermediate_type': 'flower_lots', 'moisture_content_percent': '1',
             'moisture_content_water_activity_rate': '.635', 'cannabinoid_editor': 'WAWA1.US4',
             'cannabinoid_status': 'completed', 'cannabinoid_d9_thca_percent': '13.57',
             'cannabinoid_d9_thca_mg_g': null, 'cannabinoid_d9_thc_percent': '24.68',
             'cannabinoid_cbd_percent': '3.21', 'cannabinoid_cbda_percent': '1.23',
             'microbial_editor': ' WAWA1.US4', 'microbial_status': 'completed',
             'microbial_bile_tolerant_cfu_g': '0.00', 'microbial_pathogenic_e_coli_cfu_g': '0.00',
             'microbial_salmonella_cfu_g': '0.00', 'mycotoxin_editor': ' WAWA1.US4',
             'mycotoxin_status': 'completed', 'mycotoxin_aflatoxins_ppb': '19.99',
             'mycotoxin_ochratoxin_ppb': '19.99', 'metal_editor': '',
             'metal_status': 'not_started', 'metal_arsenic_ppm': null, 'pesticide_editor': '',
             'pesticide_status': 'not_started', 'pesticide_abamectin_ppm': null,
             'solvent_editor': '', 'solvent_status': 'not_started', 'solvent_acetone_ppm': null,
             'foreign_matter_stems': '1', 'foreign_matter_seeds': '0', 'test_for_terpenes': '0',
             'global_for_mme_id': 'WASTATE1.MM23S', 'global_inventory_id': '%s',
             'global_for_inventory_id': '%s'}]}
            """,
            number, lot, lot));
  }

  @Test
  void postsUpdatesAndDeletesResults() {
    String lot = lot(lab, "harvest_materials", "flower_lots");
    Reply posted = post(lot, "LABFLOW 4711");
    assertThat(posted.header("content-type")).contains("text/json; charset=UTF-8");
    assertThat(posted.ok()).hasSize(1);
    JsonNode made = posted.first();
    assertThat(made.path("external_id").asString()).isEqualTo("LABFLOW 4711");
    assertThat(made.path("metal_arsenic_ppm").isNull()).isTrue();
    String id = made.path("global_id").asString();
    JsonNode row = lab.get("/inventories?f_global_id=" + lot).first();
    assertThat(row.path("global_lab_result_id").asString()).isEqualTo(id);
    JsonNode updated =
        lab.post(
                "/lab_results/update",
                Json.of(
                    """
                    {'lab_result': {'notes': 'This the UPDATED 4711', 'global_id': '%s',
                     'global_for_mme_id': 'WASTATE1.MM23S', 'global_inventory_id': '%s',
                     'global_for_inventory_id': '%s'}}
                    """,
                    id, lot, lot))
            .ok();
    assertThat(updated.path("notes").asString()).isEqualTo("This the UPDATED 4711");
    assertThat(updated.path("tested_at").asString())
        .as("an absent key means unchanged")
        .isEqualTo("04/18/2018 12:34pm");
    Reply deleted = lab.delete("/lab_results/" + id);
    assertThat(deleted.ok().isArray()).isTrue();
    assertThat(deleted.text()).isEqualTo("[]");
  }
}
