package perennial.leafdata.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import tools.jackson.databind.JsonNode;

/** Goods on their way from the grower over the laboratory and the processor to the shelf. */
class TestedGoodsScenarioTest {
  private static final LeafServer SERVER = LeafServer.shared();

  private final LeafCaller grower = SERVER.licensee("cultivator_production");
  private final LeafCaller lab = SERVER.licensee("lab");
  private final LeafCaller processor = SERVER.licensee("production");
  private final LeafCaller shop = SERVER.licensee("dispensary");

  private static String area(LeafCaller of) {
    return of.post("/areas", "{\"area\": [{\"name\": \"Dock\"}]}").id();
  }

  private static String type(LeafCaller of, String type, String intermediate, String uom) {
    return of.post(
            "/inventory_types",
            """
            {"inventory_type": [{"name": "%s", "type": "%s", "intermediate_type": "%s",
              "uom": "%s", "weight_per_unit_in_grams": "1.00"}]}\
            """
                .formatted(intermediate, type, intermediate, uom))
        .id();
  }

  /** A lot of 100 grams of flower. */
  private String flower() {
    String area = area(grower);
    String batch =
        grower
            .post(
                "/batches",
                """
                {"batch": [{"type": "intermediate/ end product", "global_area_id": "%s",
                  "global_strain_id": "%s"}]}\
                """
                    .formatted(
                        area, grower.post("/strains", "{\"strain\": [{\"name\": \"Blue\"}]}").id()))
            .id();
    return grower
        .post(
            "/inventories",
            """
            {"inventory": [{"global_batch_id": "%s", "global_area_id": "%s", "qty": "100",
              "uom": "gm", "global_inventory_type_id": "%s", "medically_compliant": 0}]}\
            """
                .formatted(batch, area, type(grower, "harvest_materials", "flower_lots", "gm")))
        .id();
  }

  /** Files, sends and receives; the receiver's lot. */
  private static String ship(LeafCaller from, LeafCaller to, String lot, String qty, String more) {
    String id = file(from, to, lot, qty, more).id();
    assertThat(
            from.post(
                    "/inventory_transfers/api_in_transit", "{\"global_id\": \"%s\"}".formatted(id))
                .status())
        .isEqualTo(200);
    JsonNode item =
        to.get("/inventory_transfers?f_global_id=" + id)
            .first()
            .path("inventory_transfer_items")
            .path(0);
    return to.post(
            "/inventory_transfers/api_receive",
            """
            {"global_id": "%s", "inventory_transfer_items": [{"global_id": "%s",
              "received_qty": "%s", "global_received_area_id": "%s"}]}\
            """
                .formatted(id, item.path("global_id").asString(), qty, area(to)))
        .ok()
        .path("inventory_transfer_items")
        .path(0)
        .path("global_received_inventory_id")
        .asString();
  }

  private static Reply file(LeafCaller from, LeafCaller to, String lot, String qty, String more) {
    return from.post(
        "/inventory_transfers",
        """
        {"inventory_transfer": [{"manifest_type": "delivery", "multi_stop": 0,
          "global_to_mme_id": "%s", "inventory_transfer_items":
          [{"global_inventory_id": "%s", "qty": "%s", "uom": "gm"%s}]}]}\
        """
            .formatted(to.licenseeId(), lot, qty, more));
  }

  private static JsonNode lot(LeafCaller of, String id) {
    return of.get("/inventories?f_global_id=" + id).first();
  }

  private String sample(String lot, String qty) {
    return ship(grower, lab, lot, qty, ", \"is_sample\": 1, \"sample_type\": \"lab_sample\"");
  }

  private String report(String sample, String of, String aflatoxins) {
    return lab.post(
            "/lab_results",
            """
            {"lab_result": [{"global_inventory_id": "%s", "global_for_inventory_id": "%s",
              "testing_status": "completed", "received_at": "11/01/2026",
              "tested_at": "11/02/2026 04:45pm", "type": "lab_sample",
              "cannabinoid_status": "completed", "cannabinoid_d9_thc_percent": 12.345,
              "cannabinoid_d9_thca_percent": "12.345",
              "moisture_content_water_activity_rate": "0.500", "moisture_content_percent": 9,
              "foreign_matter_stems": "0", "foreign_matter_seeds": 0,
              "microbial_status": "completed", "microbial_bile_tolerant_cfu_g": 0,
              "microbial_pathogenic_e_coli_cfu_g": "0", "microbial_salmonella_cfu_g": "0",
              "mycotoxin_status": "completed", "mycotoxin_aflatoxins_ppb": "%s"}]}\
            """
                .formatted(sample, of, aflatoxins))
        .id();
  }

  @Test
  void carryTheirResultFromTheLaboratoryToTheShelf() {
    String lot = flower();
    assertThat(file(grower, processor, lot, "50", "").json().path("error_message").asString())
        .isEqualTo("All items must have a lab result.");

    String result = report(sample(lot, "4"), lot, "1.0");
    JsonNode tested = lot(grower, lot);
    assertThat(tested.path("global_lab_result_id").asString()).isEqualTo(result);
    assertThat(tested.path("sent_for_testing").asString()).isEqualTo("1");
    assertThat(tested.path("qty").asString()).isEqualTo("96.0000");

    String atProcessor = ship(grower, processor, lot, "50", "");
    assertThat(lot(processor, atProcessor).path("global_lab_result_id").asString())
        .isEqualTo(result);
    assertThat(lot(processor, atProcessor).path("global_original_id").asString()).isEqualTo(lot);
    assertThat(lot(processor, atProcessor).path("global_created_by_mme_id").asString())
        .isEqualTo(grower.licenseeId());

    String packed =
        processor
            .post(
                "/conversions/create",
                """
                {"conversion": {"global_inventory_type_id": "%s", "global_area_id": "%s",
                  "uom": "ea", "qty": "40", "qty_waste_total": "0", "product_not_altered": 1,
                  "medically_compliant": 0, "inventories":
                  [{"global_from_inventory_id": "%s", "qty": "40"}]}}\
                """
                    .formatted(
                        type(processor, "end_product", "usable_marijuana", "ea"),
                        area(processor),
                        atProcessor))
            .id();
    String onShelf = ship(processor, shop, packed, "20", "");
    assertThat(lot(shop, onShelf).path("global_lab_result_id").asString()).isEqualTo(result);
    assertThat(
            shop.post(
                    "/sales",
                    """
                    {"sale": [{"type": "retail_recreational", "status": "sale",
                      "sold_at": "06/12/2019", "price_total": "12.00", "sale_items":
                      [{"type": "sale", "qty": 2, "uom": "ea", "unit_price": "6.00",
                        "global_inventory_id": "%s"}]}]}\
                    """
                        .formatted(onShelf))
                .status())
        .isEqualTo(200);
    assertThat(lot(shop, onShelf).path("qty").asString()).isEqualTo("18.0000");
  }

  @Test
  void staySomewhereHarmlessOnceTheyFailed() {
    String lot = flower();
    report(sample(lot, "4"), lot, "21.0");
    Reply refused = file(grower, processor, lot, "50", "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems("inventory_transfer_items.0.inventory_id"))
        .singleElement()
        .asString()
        .contains("failed its lab test");
    assertThat(file(grower, processor, lot, "50", ", \"is_for_extraction\": 1").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "2"})
  void areTestedByASampleThatWasSplitOffFirst(String sent) {
    String lot = flower();
    String split =
        grower
            .post(
                "/split_inventory",
                """
                {"global_inventory_id": "%s", "global_area_id": "%s", "external_id": "",
                  "qty": 4, "net_weight": 0, "cost": 0}\
                """
                    .formatted(lot, area(grower)))
            .id();
    String result = report(sample(split, sent), split, "1.0");
    assertThat(lot(grower, split).path("global_lab_result_id").asString()).isEqualTo(result);
    boolean isWhole = sent.equals("4");
    assertThat(lot(grower, lot).path("global_lab_result_id").asString(""))
        .as("only the whole of a split sample tells of its parent")
        .isEqualTo(isWhole ? result : "");
    assertThat(file(grower, processor, lot, "50", "").status()).isEqualTo(isWhole ? 200 : 422);
  }
}
