package perennial.drills.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A life from seed to sale that leaves a row in every table of the registry: grown, tested, sold,
 * adjusted, disposed of, and some of it still on its way.
 */
public final class Life {

  private final Farm farm;
  private final Farm laboratory;
  private final Farm shop;
  private final String mark;
  private final Map<String, String> made = new LinkedHashMap<>();

  private Life(Farm farm, Farm laboratory, Farm shop, String mark) {
    this.farm = farm;
    this.laboratory = laboratory;
    this.shop = shop;
    this.mark = mark;
  }

  /**
   * Lives it.
   *
   * @param shop a retailer that may sell to patients
   * @param mark part of all names and texts
   * @return what the farm has now, and what came of it elsewhere, by names such as {@code lot}
   */
  public static Things live(Farm farm, Farm laboratory, Farm shop, String mark) {
    return new Life(farm, laboratory, shop, mark).live();
  }

  private Things live() {
    made.put("area", farm.area());
    made.put("quarantine", farm.quarantine());
    made.put("strain", farm.strain());
    made.put("type", farm.flowerType(mark + " flower"));
    grow();
    harvest();
    String lot = convertToLot();
    made.put("result", test(lot));
    trade(lot);
    discard();
    return new Things(made);
  }

  private String thing(String name) {
    return new Things(made).get(name);
  }

  private Caller caller() {
    return farm.caller();
  }

  private void grow() {
    made.put("plant_batch", farm.batch("propagation material", "clone", 16));
    made.put("seedlings", idOf("/inventories?f_batch_id=" + thing("plant_batch")));
    caller()
        .done(
            "/move_inventory_to_plants",
            "{'global_inventory_id':'%s','global_batch_id':'','qty':6}"
                .formatted(thing("seedlings")));
    JsonNode plants = caller().get("/plants").json().path("data");
    var names = List.of("first", "second", "third", "mother", "compost", "plant");
    for (String name : names) {
      made.put(name, plants.path(names.indexOf(name)).path("global_id").asString(""));
    }
    made.put(
        "children",
        caller()
            .made(
                "/batches",
                ("{'batch':[{'type':'plant','origin':'clone','num_plants':'2',"
                        + "'global_mother_plant_id':'%s','global_area_id':'%s',"
                        + "'global_strain_id':'%s'}]}")
                    .formatted(thing("mother"), farm.area(), farm.strain())));
  }

  private void harvest() {
    made.put("wet_harvest", caller().made("/plants/harvest_plants", harvestBody("third")));
    made.put("harvest", caller().made("/plants/harvest_plants", harvestBody("first", "second")));
    caller()
        .done(
            "/batches/cure_lot",
            ("{'global_batch_id':'%s','flower_dry_weight':'200.00','other_dry_weight':'60.00',"
                    + "'flower_waste':'20.00','other_waste':'10.00',"
                    + "'global_flower_area_id':'%2$s','global_other_area_id':'%2$s'}")
                .formatted(thing("harvest"), farm.area()));
    made.put(
        "dried",
        caller()
            .made(
                "/batches/finish_lot",
                ("{'global_batch_id':'%s','new_lot_types':[{'global_inventory_type_id':'%s',"
                        + "'global_area_id':'%s','qty':'200.00','material_type':'flower',"
                        + "'medically_compliant':'0'}]}")
                    .formatted(thing("harvest"), thing("type"), farm.area())));
  }

  private String harvestBody(String... plants) {
    String ids =
        Stream.of(plants)
            .map(name -> "{'global_plant_id':'" + thing(name) + "'}")
            .collect(Collectors.joining(","));
    return ("{'external_id':'','harvested_at':'%s','qty_harvest':1200,"
            + "'flower_wet_weight':'900.00','other_wet_weight':'300.00','uom':'gm',"
            + "'global_area_id':'%s','global_harvest_batch_id':'','global_plant_ids':[%s]}")
        .formatted(Farm.today(), farm.area(), ids);
  }

  private String convertToLot() {
    made.put("spare", farm.split(thing("dried"), "50"));
    made.put("lot_type", farm.type(mark + " lot", "harvest_materials", "flower_lots", ""));
    String lot = farm.convert(thing("dried"), "150", thing("lot_type"), "150", "gm");
    made.put("lot", lot);
    return lot;
  }

  private String test(String lot) {
    String sample =
        Shipping.between(caller(), laboratory.caller())
            .ship(lot, "4", laboratory.area(), Shipping.SAMPLE);
    made.put("sample", sample);
    return laboratory.caller().made("/lab_results", resultBody(sample));
  }

  /** The body of a result that passes. */
  public static String resultBody(String sample) {
    return ("{'lab_result':[{'external_id':'','global_inventory_id':'%s',"
            + "'testing_status':'completed','cannabinoid_status':'completed',"
            + "'cannabinoid_d9_thc_percent':'1.2','cannabinoid_d9_thca_percent':'21.5',"
            + "'cannabinoid_cbd_percent':'0.1','cannabinoid_cbda_percent':'0.1',"
            + "'microbial_status':'completed','microbial_bile_tolerant_cfu_g':'10',"
            + "'microbial_pathogenic_e_coli_cfu_g':'0','microbial_salmonella_cfu_g':'0',"
            + "'mycotoxin_status':'completed','mycotoxin_aflatoxins_ppb':'1',"
            + "'mycotoxin_ochratoxin_ppb':'1','moisture_content_percent':'10',"
            + "'moisture_content_water_activity_rate':'0.5','foreign_matter_stems':'0',"
            + "'foreign_matter_seeds':'0'}]}")
        .formatted(sample);
  }

  private void trade(String lot) {
    made.put("jar_type", farm.type(mark + " jar", "end_product", "usable_marijuana", "3.5"));
    String jars = farm.convert(lot, "70", thing("jar_type"), "20", "ea");
    made.put("jars", jars);
    var road =
        new Shipping(
            caller(), shop.caller(), mark + " Driverman", mark + "-77", mark + " Ferry Road");
    String transfer = road.file(jars, "10", ",'price':'300.00'");
    road.depart(transfer);
    made.put("transfer", transfer);
    made.put("shop_lot", road.receive(transfer, "10", shop.area(), ""));
    made.put("open_transfer", road.file(jars, "5", ",'price':'150.00'"));
    made.put("sale", shop.caller().made("/sales", saleBody(thing("shop_lot"), shop, mark)));
  }

  /** The body of a sale of one jar to a patient. */
  static String saleBody(String lot, Farm shop, String mark) {
    return ("{'sale':[{'external_id':'%1$s sale','type':'retail_medical',"
            + "'patient_medical_id':'%1$s-patient-4711','caregiver_id':'%1$s-carer-0815',"
            + "'sold_at':'%2$s','price_total':'25.00','status':'sale','global_area_id':'%3$s',"
            + "'sale_items':[{'external_id':'','type':'sale','sold_at':'%2$s','qty':'1',"
            + "'uom':'ea','unit_price':'25.00','price_total':'25.00','name':'%1$s jar',"
            + "'global_inventory_id':'%4$s'}]}]}")
        .formatted(mark, Farm.today(), shop.area(), lot);
  }

  private void discard() {
    made.put("disposal", dispose("inventory", "global_inventory_id", thing("spare"), "30", "gm"));
    dispose("batch", "global_batch_id", thing("plant_batch"), "2", "ea");
    dispose("plant", "global_plant_id", thing("compost"), "1", "ea");
    made.put(
        "adjustment",
        caller()
            .made(
                "/inventory_adjustments",
                // More than there is: a report is taken, the excess is a breach.
                ("{'inventory_adjustment':[{'adjusted_at':'%s','qty':'-500','uom':'gm',"
                        + "'reason':'theft','memo':'','global_inventory_id':'%s'}]}")
                    .formatted(Farm.today(), thing("spare"))));
  }

  private String dispose(String source, String field, String id, String qty, String uom) {
    return caller()
        .made(
            "/disposals",
            ("{'disposal':[{'external_id':'','source':'%s','reason':'other','qty':'%s',"
                    + "'uom':'%s','%s':'%s','global_area_id':'%s'}]}")
                .formatted(source, qty, uom, field, id, farm.quarantine()));
  }

  private String idOf(String path) {
    return caller().get(path).id();
  }
}
