package perennial.server.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import perennial.server.demo.LeafClient.Reply;

/**
 * The life of a plant and of what came of it, one call a step: grown by a producer/processor,
 * tested by a laboratory, sold by a retailer; what was left over is disposed of.
 */
final class Life {
  private final LeafClient grower;
  private final LeafClient laboratory;
  private final LeafClient retailer;
  private final String laboratoryId;
  private final String retailerId;
  private final String day;
  private final PrintWriter out;
  private int step;

  /**
   * @param day today, as m/d/Y
   */
  Life(
      LeafClient grower,
      LeafClient laboratory,
      String laboratoryId,
      LeafClient retailer,
      String retailerId,
      String day,
      PrintWriter out) {
    this.grower = grower;
    this.laboratory = laboratory;
    this.laboratoryId = laboratoryId;
    this.retailer = retailer;
    this.retailerId = retailerId;
    this.day = day;
    this.out = out;
  }

  /** A step was answered otherwise than it must be. */
  static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailed(String text) {
      super(text, null, false, false);
    }
  }

  void live() throws IOException {
    String room = area(grower, "Flower room", "non-quarantine");
    String drying = area(grower, "Drying room", "non-quarantine");
    String quarantine = area(grower, "Quarantine", "quarantine");
    String strain = create(grower, "strain", "strains", "Strain", "{\"name\":\"Blue Dream\"}");
    String flower = type(grower, "Blue Dream flower", "harvest_materials", "flower", "gm", null);
    String flowerLot =
        type(grower, "Blue Dream flower lot", "harvest_materials", "flower_lots", "gm", null);
    String eighth =
        type(grower, "Blue Dream 3.5 g", "end_product", "usable_marijuana", "ea", "3.5");
    String seedlings = propagate(room, strain);
    String[] plants = plant(seedlings);
    move(plants, room, drying, strain);
    String harvest = harvest(plants, drying);
    cure(harvest, drying);
    String dried = finish(harvest, flower, drying);
    String spare = split(dried, drying);
    String lot =
        convert(dried, flowerLot, strain, drying, "150", "gm", "150", "Conversion to a lot");
    String result = test(lot);
    String jars = convert(lot, eighth, strain, drying, "70", "gm", "20", "Conversion to jars");
    String sold = deliver(jars);
    sell(sold);
    dispose(spare, quarantine);
    out.printf(
        "%nFrom %s to a jar in a customer's hands, with lab result %s.%n", seedlings, result);
    out.flush();
  }

  private String area(LeafClient who, String name, String type) throws IOException {
    return create(
        who, "area", "areas", "Area", "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(name, type));
  }

  private String type(
      LeafClient who,
      String name,
      String type,
      String intermediate,
      String uom,
      @Nullable String weight)
      throws IOException {
    String unit = weight == null ? "" : ",\"weight_per_unit_in_grams\":\"" + weight + "\"";
    return create(
        who,
        "inventory_type",
        "inventory_types",
        "Product type",
        "{\"name\":\"%s\",\"type\":\"%s\",\"intermediate_type\":\"%s\",\"uom\":\"%s\"%s}"
            .formatted(name, type, intermediate, uom, unit));
  }

  private String create(LeafClient who, String singular, String plural, String title, String row)
      throws IOException {
    Reply reply = who.post("/" + plural, "{\"%s\":[%s]}".formatted(singular, row));
    return done(who, title, reply, reply.first().path("name").asString(""));
  }

  private String propagate(String room, String strain) throws IOException {
    String batch =
        done(
            grower,
            "Propagation batch",
            grower.post(
                "/batches",
                """
                {"batch":[{"type":"propagation material","origin":"clone","num_plants":"10",
                "global_area_id":"%s","global_strain_id":"%s"}]}\
                """
                    .formatted(room, strain)),
            "10 clones");
    Reply lots = grower.get("/inventories?f_batch_id=" + batch);
    return lots.body().path("data").path(0).path("global_id").asString("");
  }

  private String[] plant(String seedlings) throws IOException {
    Reply reply =
        grower.post(
            "/move_inventory_to_plants",
            "{\"global_inventory_id\":\"%s\",\"global_batch_id\":\"\",\"qty\":2}"
                .formatted(seedlings));
    done(grower, "Plants", reply, "2 of the clones grow up");
    return new String[] {
      reply.body().path(0).path("global_id").asString(""),
      reply.body().path(1).path("global_id").asString("")
    };
  }

  private void move(String[] plants, String from, String to, String strain) throws IOException {
    Reply plant = grower.get("/plants?f_global_id=" + plants[0]);
    String batch = plant.body().path("data").path(0).path("global_batch_id").asString("");
    Reply reply =
        grower.post(
            "/plants/update",
            """
            {"plant":{"global_id":"%s","global_batch_id":"%s","global_area_id":"%s",
            "global_strain_id":"%s","origin":"plant","stage":"growing","plant_created_at":"%s"}}\
            """
                .formatted(plants[0], batch, to, strain, day));
    done(grower, "Move", reply, "from " + from + " to " + to);
  }

  private String harvest(String[] plants, String area) throws IOException {
    Reply reply =
        grower.post(
            "/plants/harvest_plants",
            """
            {"external_id":"","harvested_at":"%s","qty_harvest":1200,"flower_wet_weight":"900.00",
            "other_wet_weight":"300.00","uom":"gm","global_area_id":"%s",
            "global_harvest_batch_id":"","global_plant_ids":[{"global_plant_id":"%s"},
            {"global_plant_id":"%s"}]}\
            """
                .formatted(day, area, plants[0], plants[1]));
    return done(grower, "Harvest", reply, "900 g of flower, 300 g of other material, wet");
  }

  private void cure(String harvest, String area) throws IOException {
    Reply reply =
        grower.post(
            "/batches/cure_lot",
            """
            {"global_batch_id":"%s","flower_dry_weight":"200.00","other_dry_weight":"60.00",
            "flower_waste":"20.00","other_waste":"10.00","global_flower_area_id":"%s",
            "global_other_area_id":"%s"}\
            """
                .formatted(harvest, area, area));
    done(grower, "Cure", reply, "200 g and 60 g dry");
  }

  private String finish(String harvest, String type, String area) throws IOException {
    Reply reply =
        grower.post(
            "/batches/finish_lot",
            """
            {"global_batch_id":"%s","new_lot_types":[{"global_inventory_type_id":"%s",
            "global_area_id":"%s","qty":"200.00","material_type":"flower",
            "medically_compliant":"0"}]}\
            """
                .formatted(harvest, type, area));
    return done(grower, "Finish", reply, "200 g of flower");
  }

  private String split(String lot, String area) throws IOException {
    Reply reply =
        grower.post(
            "/split_inventory",
            """
            {"global_inventory_id":"%s","global_area_id":"%s","external_id":"","qty":"50",
            "net_weight":"0","cost":"0"}\
            """
                .formatted(lot, area));
    return done(grower, "Split", reply, "50 g apart");
  }

  private String convert(
      String from,
      String type,
      String strain,
      String area,
      String input,
      String uom,
      String output,
      String title)
      throws IOException {
    String outUnit = title.endsWith("jars") ? "ea" : uom;
    Reply reply =
        grower.post(
            "/conversions/create",
            """
            {"conversion":{"global_inventory_type_id":"%s","global_area_id":"%s",
            "global_strain_id":"%s","uom":"%s","qty":"%s","qty_waste_total":"0",
            "started_at":"%s","finished_at":"%s","product_not_altered":1,"medically_compliant":0,
            "inventories":[{"global_from_inventory_id":"%s","qty":"%s"}]}}\
            """
                .formatted(type, area, strain, outUnit, output, day, day, from, input));
    return done(grower, title, reply, input + " g into " + output + " " + outUnit);
  }

  private String test(String lot) throws IOException {
    String desk = area(laboratory, "Sample desk", "non-quarantine");
    String sample =
        transfer("Lab sample", lot, laboratoryId, "4", "gm", sampleFields(), laboratory, desk);
    Reply reply =
        laboratory.post(
            "/lab_results",
            """
            {"lab_result":[{"external_id":"","global_inventory_id":"%s","testing_status":"completed",
            "cannabinoid_status":"completed","cannabinoid_d9_thc_percent":"1.2",
            "cannabinoid_d9_thca_percent":"21.5","cannabinoid_cbd_percent":"0.1",
            "cannabinoid_cbda_percent":"0.1","microbial_status":"completed",
            "microbial_bile_tolerant_cfu_g":"10","microbial_pathogenic_e_coli_cfu_g":"0",
            "microbial_salmonella_cfu_g":"0","mycotoxin_status":"completed",
            "mycotoxin_aflatoxins_ppb":"1","mycotoxin_ochratoxin_ppb":"1",
            "moisture_content_percent":"10","moisture_content_water_activity_rate":"0.5",
            "foreign_matter_stems":"0","foreign_matter_seeds":"0"}]}\
            """
                .formatted(sample));
    return done(laboratory, "Lab result", reply, reply.first().path("status").asString(""));
  }

  private static String sampleFields() {
    return "\"is_sample\":1,\"sample_type\":\"lab_sample\",\"product_sample_type\":\"\"";
  }

  private String deliver(String jars) throws IOException {
    String shelf = area(retailer, "Sales floor", "non-quarantine");
    return transfer(
        "Manifest",
        jars,
        retailerId,
        "20",
        "ea",
        "\"is_sample\":0,\"sample_type\":\"\",\"product_sample_type\":\"\",\"price\":\"300.00\"",
        retailer,
        shelf);
  }

  private String transfer(
      String title,
      String lot,
      String to,
      String qty,
      String uom,
      String fields,
      LeafClient receiver,
      String area)
      throws IOException {
    Reply filed =
        grower.post(
            "/inventory_transfers",
            """
            {"inventory_transfer":[{"manifest_type":"delivery","multi_stop":0,"external_id":"",
            "est_departed_at":"%s","est_arrival_at":"%s","vehicle_description":"White van",
            "vehicle_license_plate":"ABC123","vehicle_vin":"1J4FT58S5JL538591",
            "global_to_mme_id":"%s","transporter_name1":"A Driver","transporter_name2":"",
            "inventory_transfer_items":[{"external_id":"",%s,"retest":0,"qty":"%s","uom":"%s",
            "global_inventory_id":"%s"}]}]}\
            """
                .formatted(day, day, to, fields, qty, uom, lot));
    String transfer = done(grower, title, filed, qty + " " + uom + " to " + receiver.code());
    Reply left =
        grower.post(
            "/inventory_transfers/api_in_transit", "{\"global_id\":\"%s\"}".formatted(transfer));
    done(grower, "In transit", left, left.first().path("status").asString(""));
    Reply seen = receiver.get("/inventory_transfers?f_global_id=" + transfer);
    String item =
        seen.body()
            .path("data")
            .path(0)
            .path("inventory_transfer_items")
            .path(0)
            .path("global_id")
            .asString("");
    Reply received =
        receiver.post(
            "/inventory_transfers/api_receive",
            """
            {"global_id":"%s","inventory_transfer_items":[{"global_id":"%s","received_qty":"%s",
            "global_received_area_id":"%s","global_received_strain_id":""}]}\
            """
                .formatted(transfer, item, qty, area));
    done(receiver, "Receipt", received, received.first().path("status").asString(""));
    return received
        .first()
        .path("inventory_transfer_items")
        .path(0)
        .path("global_received_inventory_id")
        .asString("");
  }

  private void sell(String lot) throws IOException {
    Reply reply =
        retailer.post(
            "/sales",
            """
            {"sale":[{"external_id":"","type":"retail_recreational","patient_medical_id":"",
            "caregiver_id":"","sold_at":"%s","price_total":"25.00","status":"sale",
            "sale_items":[{"external_id":"","type":"sale","sold_at":"%s","qty":"1","uom":"ea",
            "unit_price":"25.00","price_total":"25.00","name":"Blue Dream 3.5 g",
            "global_inventory_id":"%s"}]}]}\
            """
                .formatted(day, day, lot));
    done(retailer, "Retail sale", reply, "one jar of " + lot);
  }

  private void dispose(String lot, String area) throws IOException {
    Reply scheduled =
        grower.post(
            "/disposals",
            """
            {"disposal":[{"external_id":"","source":"inventory","reason":"other","qty":"50",
            "uom":"gm","global_inventory_id":"%s","global_area_id":"%s"}]}\
            """
                .formatted(lot, area));
    String until = scheduled.first().path("hold_ends_at").asString("");
    String disposal = done(grower, "Disposal", scheduled, "held until " + until);
    Reply early =
        grower.post(
            "/disposals/dispose",
            "{\"global_id\":\"%s\",\"disposal_at\":\"%s\"}".formatted(disposal, day));
    if (early.status() != 422) {
      throw new StepFailed("A disposal before its hold ended was answered " + early.status());
    }
    print("Early dispose", grower.code(), disposal, "refused: " + firstText(early));
  }

  private static String firstText(Reply refusal) {
    var messages = refusal.body().path("validation_messages");
    if (messages.isObject() && !messages.isEmpty()) {
      return messages.iterator().next().path(0).asString("");
    }
    return refusal.body().path("error_message").asString("");
  }

  private String done(LeafClient who, String title, Reply reply, String remark) {
    if (reply.status() != 200) {
      throw new StepFailed("%s was answered %d: %s".formatted(title, reply.status(), reply.body()));
    }
    print(title, who.code(), reply.id(), remark);
    return reply.id();
  }

  private void print(String title, String code, String id, String remark) {
    out.printf(Locale.ROOT, "%3d  %-20s %-8s %-20s %s%n", ++step, title, code, id, remark);
    out.flush();
  }
}
