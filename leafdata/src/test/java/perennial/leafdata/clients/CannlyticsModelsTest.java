package perennial.leafdata.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import perennial.leafdata.inventory.WireFarm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model classes of cannlytics: an update sends back the whole row that was read, with what the
 * registry computed, with its empty texts and nested rows; nothing may change but what was set.
 */
final class CannlyticsModelsTest {
  private static final LeafServer SERVER = LeafServer.shared();

  private final WireFarm farm = new WireFarm(SERVER);
  private final LeafCaller maker = farm.caller();
  private final LeafCaller lab = SERVER.licensee("lab");
  private final LeafCaller shop = SERVER.licensee("dispensary");

  private static List<JsonNode> rows(LeafCaller of, String resource) {
    return new ArrayList<>(of.get("/" + resource).ok().path("data").valueStream().toList());
  }

  /** Sends back every listed row; none may be refused, and none may look different afterwards. */
  private static void echo(LeafCaller of, String resource, String wrapper) {
    List<JsonNode> before = rows(of, resource);
    assertThat(before).as(resource).isNotEmpty();
    for (JsonNode row : before) {
      Reply reply = of.post("/" + resource + "/update", Json.wrapped(wrapper, row));
      assertThat(reply.status()).as("%s %s: %s", resource, row, reply.text()).isEqualTo(200);
    }
    assertThat(rows(of, resource)).as(resource).isEqualTo(before);
  }

  /** A harvest batch alone may not be modified, as on the old site. */
  @Test
  void sendsBackWhatItRead() {
    String seeds = farm.batch("propagation material", "seed", 9);
    String seedLot =
        farm.get("/inventories?f_batch_id=" + seeds)
            .path("data")
            .path(0)
            .path("global_id")
            .asString();
    farm.post(
            "/move_inventory_to_plants",
            "{'global_inventory_id':'%s','global_batch_id':'','qty':2}".formatted(seedLot))
        .ok();
    farm.plant();
    String lot = farm.lot(farm.type("Lots", "harvest_materials", "flower_lots", ""), "50");
    farm.post(
            "/disposals",
            """
            {'disposal':[{'external_id':'','source':'inventory','reason':'other','qty':'1',
            'uom':'gm','global_inventory_id':'%s','global_area_id':'${quarantine}',
            'global_batch_id':'','global_plant_id':''}]}
            """
                .formatted(lot))
        .ok();
    JsonNode open = Trade.file(maker, shop, seedLot, "3", "");
    echo(maker, "areas", "area");
    echo(maker, "strains", "strain");
    echo(maker, "inventory_types", "inventory_type");
    echo(maker, "batches", "batch");
    echo(maker, "plants", "plant");
    echo(maker, "inventories", "inventory");
    echo(maker, "disposals", "disposal");
    echoTransfer(open);
  }

  private void echoTransfer(JsonNode open) {
    ObjectNode before = Json.parse(rows(maker, "inventory_transfers").getFirst().toString());
    assertThat(before.path("global_id")).isEqualTo(open.path("global_id"));
    maker.post("/inventory_transfers/update", Json.wrapped("inventory_transfer", before)).ok();
    ObjectNode after = Json.parse(rows(maker, "inventory_transfers").getFirst().toString());
    assertThat(after.remove("number_of_edits").asString()).isEqualTo("1");
    assertThat(before.remove("number_of_edits").asString()).isEqualTo("0");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void sendsBackResultsAndSales() {
    String lot = farm.lot(farm.type("Lots", "harvest_materials", "flower_lots", ""), "50");
    String sample = Trade.sample(maker, lab, lot);
    lab.post(
            "/lab_results",
            Json.of(
                """
                {'lab_result': [{'global_inventory_id': '%s', 'testing_status': 'in_progress',
                 'cannabinoid_status': 'completed', 'cannabinoid_cbd_percent': '1.23',
                 'cannabinoid_cbda_percent': 0, 'metal_status': 'not_started', 'metal_lead_ppm': 0,
                 'metal_editor': '', 'mycotoxin_aflatoxins_ppb': null}]}
                """,
                sample))
        .ok();
    echo(lab, "lab_results", "lab_result");
    String seeds = farm.batch("propagation material", "seed", 9);
    String seedLot =
        farm.get("/inventories?f_batch_id=" + seeds)
            .path("data")
            .path(0)
            .path("global_id")
            .asString();
    String shelf = Trade.ship(maker, shop, seedLot, "3", "");
    shop.post(
            "/sales",
            Json.of(
                """
                {'sale': [{'external_id': 'sale-1', 'type': 'retail_recreational',
                 'patient_medical_id': '', 'caregiver_id': '', 'sold_at': '03/02/2026 09:15am',
                 'price_total': '50.00', 'status': 'sale', 'sale_items': [{'type': 'sale',
                 'sold_at': '03/02/2026 09:15am', 'qty': '1.00', 'uom': 'ea',
                 'unit_price': '25.00', 'price_total': '50.00', 'name': 'Seeds',
                 'global_batch_id': '', 'global_inventory_id': '%s'}]}]}
                """,
                shelf))
        .ok();
    echo(shop, "sales", "sale");
    echo(shop, "inventories", "inventory");
  }

  @Test
  void harvestsCuresAndFinishes() {
    String plant = farm.plant();
    String harvest =
        farm.post(
                "/plants/harvest_plants",
                """
                {'external_id':'','harvested_at':'01/20/2026 03:15pm','qty_harvest':36.33,
                'flower_wet_weight':33,'other_wet_weight':3.33,'uom':'gm',
                'global_area_id':'${area}','global_harvest_batch_id':'',
                'global_plant_ids':[{'global_plant_id':'%s'}]}
                """
                    .formatted(plant))
            .id();
    for (String flower : List.of("11", "22")) {
      JsonNode cured =
          farm.post(
                  "/batches/cure_lot",
                  """
                  {'global_batch_id':'%s','flower_dry_weight':%s,'other_dry_weight':1,
                  'flower_waste':2,'other_waste':0,'global_flower_area_id':'${area}',
                  'global_other_area_id':'${quarantine}'}
                  """
                      .formatted(harvest, flower))
              .ok();
      assertThat(cured.path("qty_cure").asString())
          .as("a repeated cure replaces")
          .isEqualTo(Integer.parseInt(flower) + 1 + ".00");
    }
    JsonNode lots =
        farm.post(
                "/batches/finish_lot",
                """
                {'global_batch_id':'%s','new_lot_types':[{'global_inventory_type_id':'%s',
                'global_area_id':'${area}','qty':'20'}]}
                """
                    .formatted(harvest, farm.type("F", "harvest_materials", "flower", "")))
            .ok();
    assertThat(lots).hasSize(1);
    Reply refused =
        maker.post("/batches/update", Json.wrapped("batch", farm.one("batches", harvest)));
    assertThat(refused.problems("global_id")).containsExactly("You may not modify a harvest batch");
  }

  /** Objects, as wire.md has them, and the plain identifiers of the model class. */
  @ParameterizedTest
  @ValueSource(strings = {"{'global_plant_id':'%s'}", "'%s'"})
  void packsPlantsIntoOneObject(String form) {
    JsonNode lot =
        farm.post(
                "/move_plants_to_inventory",
                """
                {'global_plant_ids':[%s],'global_inventory_type_id':'','global_area_id':'${area}'}
                """
                    .formatted(form.formatted(farm.plant())))
            .ok();
    assertThat(lot.isObject()).isTrue();
    assertThat(lot).hasSize(45);
    assertThat(lot.path("qty").asString()).isEqualTo("1.0000");
    JsonNode plants =
        farm.post(
                "/move_inventory_to_plants",
                "{'global_inventory_id':'%s','global_batch_id':'','qty':1}"
                    .formatted(lot.path("global_id").asString()))
            .ok();
    assertThat(plants.isArray()).isTrue();
    assertThat(plants.path(0)).hasSize(11);
    assertThat(plants.path(0).path("origin").asString()).isEqualTo("inventory");
  }

  @Test
  void splitsAndConvertsInItsOwnShapes() {
    String lot = farm.lot(farm.type("Lots", "harvest_materials", "flower_lots", ""), "50");
    JsonNode split =
        farm.post(
                "/split_inventory",
                """
                {'global_inventory_id':'%s','global_area_id':'${area}','external_id':'',
                'qty':'5','net_weight':'','cost':''}
                """
                    .formatted(lot))
            .ok();
    assertThat(split.path("qty").asString()).isEqualTo("5.0000");
    JsonNode converted =
        farm.post(
                "/conversions/create",
                """
                {'conversion':[{'external_id':'','global_inventory_type_id':'%s',
                'global_area_id':'${area}','global_strain_id':'','uom':'gm','qty':4,
                'qty_waste_total':0,'started_at':'01/20/2026','finished_at':'01/20/2026',
                'product_not_altered':'0','medically_compliant':'0',
                'inventories':[{'qty':4,'global_from_inventory_id':'%s'}]}]}
                """
                    .formatted(farm.type("Usable", "end_product", "usable_marijuana", "1.00"), lot))
            .ok();
    assertThat(converted).hasSize(1);
    assertThat(converted.path(0)).hasSize(25);
    assertThat(converted.path(0).path("uom").asString()).isEqualTo("ea");
    assertThat(farm.qty(lot)).isEqualTo("41.0000");
  }
}
