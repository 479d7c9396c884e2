package perennial.leafdata.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import tools.jackson.databind.JsonNode;

/**
 * The whole script by which cannlytics passed the old system's validation of integrators (wire.md
 * 6b): one key with several codes; rows taken by their place in lists; in the end a sale at the
 * retailer. The script swallows refusals, so each of its steps must be done.
 */
final class CannlyticsScriptTest {
  private static final LeafServer SERVER = LeafServer.shared();

  private final LeafCaller cultivator = SERVER.licensee("cultivator");
  private final LeafCaller maker = SERVER.licensee("cultivator_production");
  private final LeafCaller laboratory = SERVER.licensee("lab");
  private final LeafCaller shop = SERVER.licensee("dispensary");
  private final LeafCaller producer = SERVER.userOf(maker, cultivator, laboratory, shop);
  private final LeafCaller lab = producer.forLicense(laboratory.code());
  private final LeafCaller retailer = producer.forLicense(shop.code());

  private static String now() {
    return Json.time(SERVER, Duration.ZERO);
  }

  /** {@code response['data']}, or the whole answer where it has none. */
  private static JsonNode list(LeafCaller of, String path) {
    JsonNode body = of.get(path).ok();
    return body.has("data") ? body.path("data") : body;
  }

  private static String id(JsonNode row) {
    assertThat(row.path("created_at").asString()).isNotEmpty();
    return row.path("global_id").asString();
  }

  private String licenseeOf(LeafCaller of) {
    JsonNode found = list(producer, "/mmes?f_mme_code=" + of.code());
    assertThat(found).hasSize(1);
    return found.path(0).path("global_id").asString();
  }

  @Test
  void goesThroughFromTheVaultToTheCounter() {
    String user = list(producer, "/users").path(0).path("global_id").asString();
    JsonNode lot = stock(user);
    sample(user, lot);
    sell(user, lot);
  }

  /** Areas to adjustment; the lot that the rest of the script is about. */
  private JsonNode stock(String user) {
    producer
        .post(
            "/areas",
            Json.of(
                """
                {'area': [{'name': 'Seed Vault', 'type': 'non-quarantine', 'external_id': 'area-1'},
                 {'name': 'Waste Room', 'type': 'quarantine', 'external_id': 'area-2'},
                 {'name': 'Drying Room', 'type': 'quarantine', 'external_id': 'area-3'}]}
                """))
        .ok();
    JsonNode areas = list(producer, "/areas");
    producer.post("/strains", Json.of("{'strain': [{'name': 'Old-Time Moonshine'}]}")).ok();
    String strain = id(list(producer, "/strains").path(0));
    producer
        .post(
            "/batches",
            Json.of(
                """
                {'batch': [{'type': 'propagation material', 'origin': 'seed', 'num_plants': '33',
                 'global_area_id': '%s', 'global_strain_id': '%s'}]}
                """,
                id(areas.path(0)), strain))
        .ok();
    String batch = id(list(producer, "/batches").path(0));
    producer
        .post(
            "/plants",
            Json.of(
                """
                {'plant': [{'global_batch_id': '%s', 'origin': 'seed', 'stage': 'growing',
                 'plant_created_at': '%s'}]}
                """,
                batch, now()))
        .ok();
    disposeAndHarvest(batch, areas);
    return lot(batch, id(areas.path(2)), strain, user);
  }

  private void disposeAndHarvest(String batch, JsonNode areas) {
    producer
        .post(
            "/disposals",
            Json.of(
                """
                {'disposal': [{'external_id': 'disposal-1', 'reason': 'mandated', 'qty': 13,
                 'uom': 'ea', 'source': 'batch', 'global_batch_id': '%s', 'global_area_id': '%s',
                 'global_plant_id': '', 'global_inventory_id': ''}]}
                """,
                batch, id(areas.path(1))))
        .ok();
    assertThat(id(list(producer, "/disposals").path(0))).contains(".DI");
    JsonNode harvest =
        producer
            .post(
                "/plants/harvest_plants",
                Json.of(
                    """
                    {'external_id': 'harvest-1', 'harvested_at': '%s', 'qty_harvest': 36.33,
                     'flower_wet_weight': 33, 'other_wet_weight': 3.33, 'uom': 'gm',
                     'global_area_id': '%s', 'global_harvest_batch_id': '',
                     'global_plant_ids': [{'global_plant_id': '%s'}]}
                    """,
                    now(), id(areas.path(0)), id(list(producer, "/plants").path(0))))
            .ok();
    assertThat(id(harvest)).contains(".BA");
  }

  private JsonNode lot(String batch, String area, String strain, String user) {
    producer
        .post(
            "/inventories",
            Json.of(
                """
                {'inventory': [{'external_id': 'inventory-1', 'is_initial_inventory': 0,
                 'is_active': 1, 'inventory_created_at': '%s', 'inventory_packaged_at': '%s',
                 'medically_compliant': 0, 'qty': '4', 'uom': 'eq', 'global_batch_id': '%s',
                 'global_area_id': '%s', 'global_strain_id': '%s',
                 'global_inventory_type_id': '%s'}]}
                """,
                now(), now(), batch, area, strain, id(list(producer, "/inventory_types").path(1))))
        .ok();
    JsonNode lot = list(producer, "/inventories").path(0);
    assertThat(lot.path("external_id").asString()).isEqualTo("inventory-1");
    assertThat(lot.path("uom").asString()).as("the unit follows the type").isEqualTo("ea");
    JsonNode adjustment =
        producer
            .post(
                "/inventory_adjustments",
                Json.of(
                    """
                    {'inventory_adjustment': [{'external_id': 'adjustment-1', 'adjusted_at': '%s',
                     'qty': '-2', 'uom': 'ea', 'reason': 'internal_qa_sample',
                     'memo': 'Saving a copy of the QA sample.', 'global_inventory_id': '%s',
                     'global_adjusted_by_user_id': '%s'}]}
                    """,
                    now(), id(lot), user))
            .ok();
    assertThat(id(adjustment.path(0))).contains(".IA");
    return lot;
  }

  /** Files a transfer of a sample and puts it in transit; its identifier. */
  private String send(LeafCaller to, JsonNode lot, String item) {
    String id =
        id(
            producer
                .post(
                    "/inventory_transfers",
                    Json.of(
                        """
                        {'inventory_transfer': [{'manifest_type': 'delivery', 'multi_stop': '0',
                         'external_id': '12345', 'est_departed_at': '%s', 'est_arrival_at': '%s',
                         'vehicle_description': 'Smoke-grey Tesla', 'vehicle_vin': 'J1234567890',
                         'vehicle_license_plate': 'Vonderful', 'global_to_mme_id': '%s',
                         'transporter_name1': 'Arthur', 'transporter_name2': 'Dent',
                         'inventory_transfer_items': [{'external_id': '%s', 'is_sample': 1, %s,
                         'retest': 0, 'global_inventory_id': '%s'}]}]}
                        """,
                        now(),
                        Json.time(SERVER, Duration.ofHours(6)),
                        licenseeOf(to),
                        lot.path("external_id").asString(),
                        item,
                        id(lot)))
                .ok()
                .path(0));
    JsonNode sent =
        producer
            .post("/inventory_transfers/api_in_transit", Json.of("{'global_id': '%s'}", id))
            .ok();
    assertThat(sent.path("status").asString()).isEqualTo("in-transit");
    return id;
  }

  /** Reads the transfer, then answers each of its items with the sender's own words. */
  private static JsonNode receive(LeafCaller by, JsonNode transfer, String area) {
    JsonNode seen = list(by, "/inventory_transfers?f_global_id=" + id(transfer)).path(0);
    JsonNode item = seen.path("inventory_transfer_items").path(0);
    JsonNode received =
        by.post(
                "/inventory_transfers/api_receive",
                Json.of(
                    """
                    {'global_id': '%s', 'inventory_transfer_items': [{'global_id': '%s',
                     'received_qty': '%s', 'global_received_area_id': '%s',
                     'global_received_strain_id': '', 'global_received_inventory_id': '%s'}]}
                    """,
                    id(transfer),
                    item.path("global_id").asString(),
                    item.path("qty").asString(),
                    area,
                    item.path("global_inventory_id").asString()))
            .ok();
    assertThat(received.path("status").asString()).isEqualTo("received");
    return received.path("inventory_transfer_items").path(0);
  }

  private static String area(LeafCaller of, String name, String externalId) {
    of.post(
            "/areas",
            Json.of(
                "{'area': [{'name': '%s', 'type': 'quarantine', 'external_id': '%s'}]}",
                name, externalId))
        .ok();
    return id(list(of, "/areas").path(0));
  }

  private void sample(String user, JsonNode lot) {
    String transfer =
        send(laboratory, lot, "'sample_type': 'lab_sample', 'qty': '1.00', 'uom': 'gm'");
    String area = area(lab, "Laboratory B", "lab-1");
    JsonNode there = list(lab, "/inventory_transfers?f_global_id=" + transfer).path(0);
    JsonNode item = receive(lab, there, area);
    assertThat(item.path("sample_type").asString()).isEqualTo("lab_sample");
    assertThat(item.path("intermediate_type").asString()).isNotEmpty();
    JsonNode result = lab.post("/lab_results", result(user, item)).ok().path(0);
    assertThat(id(result)).contains(".LR");
    assertThat(result.path("external_id").asString()).isEqualTo("lab-test-1");
    assertThat(result.path("solvent_heptane_ppm").intValue()).isZero();
    assertThat(result.path("global_for_mme_id").asString()).isEqualTo(licenseeOf(cultivator));
  }

  /** Flags as words, unknown and misspelled columns, an editor who is nobody, another's client. */
  private String result(String user, JsonNode item) {
    return Json.of(
        """
        {'lab_result': [{'external_id': 'lab-test-1', 'tested_at': '%s', 'received_at': '%s',
         'testing_status': 'completed', 'notes': 'Bring a towel.', 'type': '%s',
         'intermediate_type': '%s', 'moisture_content_percent': '0.007',
         'moisture_content_water_activity_rate': '0.337', 'cannabinoid_editor': '%s',
         'cannabinoid_status': 'completed', 'cannabinoid_d9_thca_percent': '0.04',
         'cannabinoid_d9_thca_mg_g': 0, 'microbial_status': 'completed',
         'microbial_bile_tolerant_cfu_g': '0.00', 'microbial_pathogenic_e_coli_cfu_g': '0.00',
         'microbial_salmonella_cfu_g': '0.00', 'mycotoxin_status': 'completed',
         'mycotoxin_aflatoxins_ppb': '5', 'mycotoxin_ochratoxin_ppb': '4', 'metal_editor': '',
         'metal_status': 'not_started', 'metal_lead_ppm': 0, 'pesticide_editor': '',
         'pesticide_status': 'not_started', 'pesticide_piperonyl_butoxideb_ppm': 0,
         'solvent_status': 'completed', 'solvent_heptane_ppm': 0, 'foreign_matter_stems': '1',
         'foreign_matter_seeds': '0', 'test_for_terpenes': '0', 'global_for_mme_id': '%s',
         'global_inventory_id': '%s'}]}
        """,
        now(),
        Json.time(SERVER, Duration.ofHours(-6)),
        item.path("sample_type").asString(),
        item.path("intermediate_type").asString(),
        user,
        licenseeOf(cultivator),
        item.path("global_received_inventory_id").asString());
  }

  private void sell(String user, JsonNode lot) {
    send(
        shop,
        lot,
        "'sample_type': 'product_sample', 'product_sample_type': 'budtender_sample', 'qty': '1',"
            + " 'uom': 'ea'");
    String area = area(retailer, "Salesfloor", "sales-room-1");
    receive(retailer, list(retailer, "/inventory_transfers").path(0), area);
    JsonNode shelf = list(retailer, "/inventories").path(0);
    assertThat(shelf.path("qty").asString()).isEqualTo("1.0000");
    JsonNode sale =
        retailer
            .post(
                "/sales",
                Json.of(
                    """
                    {'sale': [{'external_id': 'sale-1', 'type': 'retail_recreational',
                     'patient_medical_id': '', 'caregiver_id': '', 'sold_at': '%s',
                     'price_total': '50.00', 'status': 'sale', 'global_sold_by_user_id': '%s',
                     'sale_items': [{'external_id': 'sale-item-1', 'type': 'sale', 'sold_at': '%s',
                     'qty': '1.00', 'uom': 'ea', 'unit_price': '25.00', 'price_total': '50.00',
                     'name': 'Old-Time Moonshine', 'global_batch_id': '%s',
                     'global_inventory_id': '%s'}]}]}
                    """,
                    now(),
                    maker.userId(),
                    now(),
                    shelf.path("global_batch_id").asString(),
                    id(shelf)))
            .ok();
    assertThat(id(sale.path(0))).contains(".SA");
    assertThat(
            list(retailer, "/inventories?f_global_id=" + id(shelf)).path(0).path("qty").asString())
        .isEqualTo("0.0000");
    assertThat(user).contains(".US");
  }
}
