package perennial.leafdata.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole life from clone to disposal in which every call is sent again many times over, each time
 * with one value in it spoiled or left out. Whatever comes back is in the dialect and no defect;
 * much of it is accepted, and the life must go on all the same.
 */
final class OneWrongFieldTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LeafServer SERVER = LeafServer.shared();
  private static final String DAY = "03/01/2026";

  private static final Pattern ID = Pattern.compile("(WA\\w+\\.[A-Z]{2})[0-9A-Z]+");

  private static final List<JsonNode> GARBAGE =
      JSON.readTree(
              """
              [null, "", 0, -1, 1e300, 0.00001, "abc", true, [], {}, "99/99/9999", "INZZZZZZ",
               "12345678901234567890", [{"x": 1}]]\
              """)
          .valueStream()
          .toList();

  // Accepted spoiled calls take stock, too: each step leaves some forty times what it takes.
  private final LeafCaller grower = SERVER.licensee("cultivator_production");
  private final LeafCaller lab = SERVER.licensee("lab");
  private final LeafCaller retailer = SERVER.licensee("dispensary");
  private int sent;

  /** Does a step as it should be, then all spoiled forms of it. */
  private Reply step(LeafCaller who, String path, String body) {
    Reply reply = who.post(path, body);
    reply.ok();
    JsonNode whole = JSON.readTree(body);
    for (String spoiled : spoiled(whole)) {
      Reply answer = who.post(path, spoiled);
      try {
        Wire.sound(answer);
      } catch (AssertionError e) {
        throw new AssertionError("POST " + path + " " + spoiled + "\n" + e.getMessage(), e);
      }
      sent++;
    }
    return reply;
  }

  /** The body with one value at a time replaced by garbage, or left out. */
  private static List<String> spoiled(JsonNode whole) {
    var all = new ArrayList<String>();
    spoil(whole, whole, all);
    return all;
  }

  private static void spoil(JsonNode whole, JsonNode part, List<String> all) {
    switch (part) {
      case ObjectNode object -> {
        for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
          JsonNode kept = field.getValue();
          for (JsonNode garbage : GARBAGE) {
            object.set(field.getKey(), garbage);
            all.add(whole.toString());
          }
          for (String stranger : strangers(kept)) {
            object.put(field.getKey(), stranger);
            all.add(whole.toString());
          }
          object.set(field.getKey(), kept);
          spoil(whole, kept, all);
        }
        for (String name : List.copyOf(object.propertyNames())) {
          JsonNode kept = object.remove(name);
          all.add(whole.toString());
          object.set(name, kept);
        }
      }
      case ArrayNode array -> {
        for (JsonNode each : array) {
          spoil(whole, each, all);
        }
        array.add(array.get(0));
        all.add(whole.toString());
        array.remove(array.size() - 1);
      }
      default -> {}
    }
  }

  /** Identifiers of the same kind that name nothing. */
  private static List<String> strangers(JsonNode id) {
    Matcher form = ID.matcher(id.asString(""));
    return form.matches()
        ? List.of(form.group(1) + "ZZZZZZ", form.group(1) + "ZZZZZZZZZZZZ")
        : List.of();
  }

  private String area(LeafCaller who, String type) {
    return who.post("/areas", "{\"area\":[{\"name\":\"A\",\"type\":\"%s\"}]}".formatted(type)).id();
  }

  private String type(String type, String intermediate, String uom, String weight) {
    return grower
        .post(
            "/inventory_types",
            """
            {"inventory_type":[{"name":"T","type":"%s","intermediate_type":"%s","uom":"%s",
            "weight_per_unit_in_grams":"%s"}]}\
            """
                .formatted(type, intermediate, uom, weight))
        .id();
  }

  @Test
  void livesOn() throws SQLException {
    String room = area(grower, "non-quarantine");
    String quarantine = area(grower, "quarantine");
    String strain = step(grower, "/strains", "{\"strain\":[{\"name\":\"Blue\"}]}").id();
    step(
        grower,
        "/strains/update",
        "{\"strain\":{\"global_id\":\"%s\",\"name\":\"Green\"}}".formatted(strain));
    step(
        grower,
        "/areas",
        "{\"area\":[{\"name\":\"A\",\"type\":\"quarantine\",\"external_id\":\"\"}]}");
    String flower = type("harvest_materials", "flower", "gm", "");
    String lots = type("harvest_materials", "flower_lots", "gm", "");
    String jars = type("end_product", "usable_marijuana", "ea", "1");
    productTypes(jars);
    String[] plants = grow(room, strain);
    String dried = harvest(plants, room, flower);
    String lot = process(dried, room, strain, lots);
    String packed = convert(lot, jars, room, strain, "500", "ea", "500");
    analyse(lot);
    String sold = deliver(packed);
    sell(sold);
    adjust(lot);
    dispose(lot, quarantine);
    assertThat(sent).isGreaterThan(2_000);
    isConserved();
    for (var route : SERVER.routes()) {
      if (route.method() == perennial.web.Method.GET && !route.path().contains("{")) {
        String path = route.path().substring(LeafDialect.PREFIX.length());
        for (LeafCaller who : List.of(grower, lab, retailer)) {
          assertThat(who.get(path).status()).as(path).isEqualTo(200);
        }
      }
    }
  }

  /** Nothing came out of nothing, and every lot holds what was posted to it. */
  private static void isConserved() throws SQLException {
    assertThat(
            count(
                """
                SELECT count(*) FROM (SELECT FROM inventory_g1.posting
                  GROUP BY entry_id, unit HAVING sum(amount) <> 0) x\
                """))
        .as("entries that do not balance")
        .isZero();
    assertThat(
            count(
                """
                SELECT count(*) FROM inventory_g1.balance b LEFT JOIN (
                  SELECT licensee_id, kind, serial, account, transfer, sum(amount) AS posted
                  FROM inventory_g1.posting GROUP BY 1, 2, 3, 4, 5) p
                USING (licensee_id, kind, serial, account, transfer)
                WHERE b.amount <> coalesce(p.posted, 0)\
                """))
        .as("balances that are not the sum of their postings")
        .isZero();
    assertThat(count("SELECT count(*) FROM inventory_g1.posting")).isGreaterThan(500);
  }

  private static long count(String sql) throws SQLException {
    try (Connection owner = SERVER.connectAsOwner();
        Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void productTypes(String id) {
    step(
        grower,
        "/inventory_types",
        """
        {"inventory_type":[{"name":"T","type":"end_product","intermediate_type":"liquid_edible",
        "uom":"ea","weight_per_unit_in_grams":"1.5","serving_num":"10","serving_size":"1",
        "ingredients":"sugar","used_butane":"0","external_id":""}]}\
        """);
    step(
        grower,
        "/inventory_types/update",
        """
        {"inventory_type":{"global_id":"%s","name":"Jar","type":"end_product",
        "intermediate_type":"usable_marijuana","weight_per_unit_in_grams":"1"}}\
        """
            .formatted(id));
  }

  private String[] grow(String room, String strain) {
    String batch =
        step(
                grower,
                "/batches",
                """
                {"batch":[{"type":"propagation material","origin":"clone","num_plants":"5000",
                "global_area_id":"%s","global_strain_id":"%s","global_mother_plant_id":"",
                "status":"open"}]}\
                """
                    .formatted(room, strain))
            .id();
    String clones = grower.get("/inventories?f_batch_id=" + batch).id();
    Reply moved =
        step(
            grower,
            "/move_inventory_to_plants",
            """
            {"global_inventory_id":"%s","global_batch_id":"","qty":20}\
            """
                .formatted(clones));
    String[] plants =
        moved
            .ok()
            .valueStream()
            .map(each -> each.path("global_id").asString())
            .toArray(String[]::new);
    String plantBatch = moved.first().path("global_batch_id").asString();
    step(
        grower,
        "/batches/update",
        """
        {"batch":{"global_id":"%s","type":"plant","origin":"clone","num_plants":20,
        "global_area_id":"%s","global_strain_id":"%s","external_id":"7"}}\
        """
            .formatted(plantBatch, room, strain));
    step(
        grower,
        "/plants",
        """
        {"plant":[{"global_batch_id":"%s","origin":"plant","plant_created_at":"%s",
        "stage":"growing","external_id":"","is_mother":0}]}\
        """
            .formatted(plantBatch, DAY));
    step(
        grower,
        "/plants/update",
        """
        {"plant":{"global_id":"%s","global_batch_id":"%s","global_area_id":"%s",
        "global_strain_id":"%s","origin":"plant","stage":"growing","plant_created_at":"%s"}}\
        """
            .formatted(plants[0], plantBatch, room, strain, DAY));
    String mature = type("mature_plant", "mature_plant", "ea", "");
    step(
        grower,
        "/move_plants_to_inventory",
        """
        {"global_plant_ids":[{"global_plant_id":"%s"}],"global_inventory_type_id":"%s",
        "global_area_id":"%s"}\
        """
            .formatted(plants[2], mature, room));
    return plants;
  }

  private String harvest(String[] plants, String room, String flower) {
    String harvest =
        step(
                grower,
                "/plants/harvest_plants",
                """
                {"external_id":"","harvested_at":"%s","qty_harvest":8001000,
                "flower_wet_weight":"8000000.00","other_wet_weight":"1000.00","uom":"gm",
                "global_area_id":"%s","global_flower_area_id":"","global_other_area_id":"",
                "global_harvest_batch_id":"","global_plant_ids":[{"global_plant_id":"%s"},
                {"global_plant_id":"%s"}]}\
                """
                    .formatted(DAY, room, plants[0], plants[1]))
            .id();
    String cure =
        """
        {"global_batch_id":"%s","flower_dry_weight":"5000000.00","other_dry_weight":"600.00",
        "flower_waste":"20.00","other_waste":"10.00","global_flower_area_id":"%s",
        "global_other_area_id":"%s"}\
        """
            .formatted(harvest, room, room);
    step(grower, "/batches/cure_lot", cure);
    grower.post("/batches/cure_lot", cure).ok(); // the last cure counts
    return step(
            grower,
            "/batches/finish_lot",
            """
            {"global_batch_id":"%s","new_lot_types":[{"global_inventory_type_id":"%s",
            "global_area_id":"%s","qty":"4000000.00","material_type":"flower",
            "medically_compliant":"0"}]}\
            """
                .formatted(harvest, flower, room))
        .id();
  }

  private String process(String dried, String room, String strain, String lots) {
    step(
        grower,
        "/split_inventory",
        """
        {"global_inventory_id":"%s","global_area_id":"%s","external_id":"","qty":"5",
        "net_weight":"0","cost":"0"}\
        """
            .formatted(dried, room));
    String lot = convert(dried, lots, room, strain, "50000", "gm", "50000");
    step(
        grower,
        "/inventories/update",
        """
        {"inventory":{"global_id":"%s","global_area_id":"%s","global_strain_id":"%s",
        "external_id":"","is_active":1,"legacy_id":""}}\
        """
            .formatted(lot, room, strain));
    String batch =
        step(
                grower,
                "/batches",
                """
                {"batch":[{"type":"intermediate/ end product","global_area_id":"%s",
                "global_strain_id":"%s","external_id":"","num_plants":""}]}\
                """
                    .formatted(room, strain))
            .id();
    step(
        grower,
        "/inventories",
        """
        {"inventory":[{"external_id":"","is_initial_inventory":1,"is_active":1,
        "inventory_created_at":"%s","inventory_packaged_at":"%s","medically_compliant":0,
        "qty":"100","uom":"gm","global_batch_id":"%s","global_area_id":"%s","global_strain_id":"%s",
        "global_inventory_type_id":"%s","legacy_id":"1234567887654321"}]}\
        """
            .formatted(DAY, DAY, batch, room, strain, lots));
    return lot;
  }

  private String convert(
      String from, String type, String room, String strain, String in, String uom, String out) {
    return step(
            grower,
            "/conversions/create",
            """
            {"conversion":{"global_inventory_type_id":"%s","global_area_id":"%s",
            "global_strain_id":"%s","uom":"%s","qty":"%s","qty_waste_total":"0","started_at":"%s",
            "finished_at":"%s","product_not_altered":1,"medically_compliant":0,"external_id":"",
            "inventories":[{"global_from_inventory_id":"%s","qty":"%s"}]}}\
            """
                .formatted(type, room, strain, uom, out, DAY, DAY, from, in))
        .id();
  }

  private void analyse(String lot) {
    String desk = area(lab, "non-quarantine");
    String sample =
        transfer(
            lot,
            "\"is_sample\":1,\"sample_type\":\"lab_sample\",\"product_sample_type\":\"\"",
            "4",
            "gm",
            lab,
            desk);
    String result =
        step(
                lab,
                "/lab_results",
                """
                {"lab_result":[{"external_id":"","global_inventory_id":"%s","tested_at":"%s",
                "testing_status":"completed","notes":"","cannabinoid_status":"completed",
                "cannabinoid_d9_thca_percent":"21.5","microbial_status":"completed",
                "microbial_salmonella_cfu_g":"0","foreign_matter_stems":"0"}]}\
                """
                    .formatted(sample, DAY))
            .id();
    step(
        lab,
        "/lab_results/update",
        """
        {"lab_result":{"global_id":"%s","notes":"seen","cannabinoid_status":"completed",
        "cannabinoid_d9_thca_percent":"21.4"}}\
        """
            .formatted(result));
  }

  private String deliver(String packed) {
    String shelf = area(retailer, "non-quarantine");
    return transfer(
        packed,
        "\"is_sample\":1,\"sample_type\":\"product_sample\","
            + "\"product_sample_type\":\"budtender_sample\",\"price\":\"3.00\"",
        "1",
        "ea",
        retailer,
        shelf);
  }

  private String transfer(
      String lot, String fields, String qty, String uom, LeafCaller to, String area) {
    String body =
        """
        {"inventory_transfer":[{"manifest_type":"delivery","multi_stop":0,"external_id":"",
        "est_departed_at":"%s","est_arrival_at":"%s","vehicle_description":"White van",
        "vehicle_license_plate":"ABC123","vehicle_vin":null,"transfer_type":"inventory",
        "global_to_mme_id":"%s","transporter_name1":"A Driver","transporter_name2":"",
        "inventory_transfer_items":[{"external_id":"",%s,"retest":0,"is_for_extraction":0,
        "qty":"%s","uom":"%s","global_batch_id":"","global_inventory_id":"%s"}]}]}\
        """
            .formatted(DAY, DAY, to.licenseeId(), fields, qty, uom, lot);
    String transfer = step(grower, "/inventory_transfers", body).id();
    String other = grower.post("/inventory_transfers", body).id();
    step(
        grower,
        "/inventory_transfers/update",
        """
        {"inventory_transfer":{"global_id":"%s","notes":"call first",
        "vehicle_description":"Black van","est_departed_at":"%s"}}\
        """
            .formatted(other, DAY));
    step(grower, "/inventory_transfers/void", "{\"global_id\":\"%s\"}".formatted(other));
    step(
        grower,
        "/inventory_transfers/api_in_transit",
        "{\"global_id\":\"%s\"}".formatted(transfer));
    String item =
        to.get("/inventory_transfers?f_global_id=" + transfer)
            .first()
            .path("inventory_transfer_items")
            .path(0)
            .path("global_id")
            .asString();
    return step(
            to,
            "/inventory_transfers/api_receive",
            """
            {"global_id":"%s","inventory_transfer_items":[{"global_id":"%s","received_qty":"%s",
            "global_received_area_id":"%s","global_received_strain_id":"",
            "global_received_inventory_id":""}]}\
            """
                .formatted(transfer, item, qty, area))
        .ok()
        .path("inventory_transfer_items")
        .path(0)
        .path("global_received_inventory_id")
        .asString();
  }

  private void sell(String lot) {
    String sale =
        step(
                retailer,
                "/sales",
                """
                {"sale":[{"external_id":"","type":"retail_recreational","patient_medical_id":"",
                "caregiver_id":"","sold_at":"%s","price_total":"25.00","status":"sale",
                "global_sold_by_user_id":"%s","sale_items":[{"external_id":"","type":"sale",
                "sold_at":"%s","qty":"1","uom":"ea","unit_price":"25.00","price_total":"25.00",
                "name":"Blue","global_batch_id":"","global_inventory_id":"%s"}]}]}\
                """
                    .formatted(DAY, grower.userId(), DAY, lot))
            .id();
    step(
        retailer,
        "/sales/update",
        "{\"sale\":{\"global_id\":\"%s\",\"external_id\":\"\",\"price_total\":\"24.00\"}}"
            .formatted(sale));
  }

  private void adjust(String lot) {
    step(
        grower,
        "/inventory_adjustments",
        """
        {"inventory_adjustment":[{"external_id":"","adjusted_at":"03/01/2026 3:54:01 pm",
        "qty":"-1","uom":"gm","reason":"reconciliation","memo":"spilled",
        "global_inventory_id":"%s","global_adjusted_by_user_id":"%s"}]}\
        """
            .formatted(lot, grower.userId()));
  }

  private void dispose(String lot, String quarantine) {
    String disposal =
        step(
                grower,
                "/disposals",
                """
                {"disposal":[{"external_id":"","source":"inventory","reason":"other","qty":"5",
                "uom":"gm","global_batch_id":"","global_plant_id":"","global_inventory_id":"%s",
                "global_area_id":"%s"}]}\
                """
                    .formatted(lot, quarantine))
            .id();
    String dispose =
        "{\"global_id\":\"%s\",\"disposal_at\":\"03/01/2026 3:54:01 pm\"}".formatted(disposal);
    Wire.refused(grower.post("/disposals/dispose", dispose), 422);
    for (String spoiled : spoiled(JSON.readTree(dispose))) {
      Wire.sound(grower.post("/disposals/dispose", spoiled));
    }
  }
}
