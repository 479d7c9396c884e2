package perennial.drills.stage;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/**
 * A licensee with an area, a quarantine area and a strain, and the calls by which it lives. Every
 * call must be done; what may be refused goes through {@link #caller()}.
 */
public final class Farm {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

  private final Caller caller;
  private final String area;
  private final String quarantine;
  private final String strain;

  private Farm(Caller caller, String area, String quarantine, String strain) {
    this.caller = caller;
    this.area = area;
    this.quarantine = quarantine;
    this.strain = strain;
  }

  /**
   * Furnishes a licensee.
   *
   * @param mark part of all names, by which they are found wherever they turn up
   */
  public static Farm furnish(Caller caller, String mark) {
    return new Farm(
        caller,
        area(caller, mark + " room", "non-quarantine"),
        area(caller, mark + " quarantine", "quarantine"),
        strain(caller, mark + " kush"));
  }

  /** Furnishes a licensee who grows nothing: a laboratory, a shop. */
  public static Farm furnishWithoutStrain(Caller caller, String mark) {
    return new Farm(
        caller,
        area(caller, mark + " room", "non-quarantine"),
        area(caller, mark + " quarantine", "quarantine"),
        "");
  }

  /** Today where the registry is, as clients write it. */
  public static String today() {
    return LocalDate.now(PACIFIC).format(DateTimeFormatter.ofPattern("MM/dd/yyyy"));
  }

  public static String area(Caller caller, String name, String type) {
    return caller.made("/areas", "{'area':[{'name':'%s','type':'%s'}]}".formatted(name, type));
  }

  public static String strain(Caller caller, String name) {
    return caller.made("/strains", "{'strain':[{'name':'%s'}]}".formatted(name));
  }

  public Caller caller() {
    return caller;
  }

  /** The same, talking to another node. */
  public Farm at(String base) {
    return new Farm(caller.at(base), area, quarantine, strain);
  }

  public String area() {
    return area;
  }

  public String quarantine() {
    return quarantine;
  }

  public String strain() {
    return strain;
  }

  /**
   * A product type; one that is counted is called {@code ea} and weighs something.
   *
   * @param grams of one unit; empty for goods in grams
   */
  public String type(String name, String type, String intermediate, String grams) {
    String weight = grams.isEmpty() ? "" : ",'uom':'ea','weight_per_unit_in_grams':'" + grams + "'";
    return caller.made(
        "/inventory_types",
        "{'inventory_type':[{'name':'%s','type':'%s','intermediate_type':'%s'%s}]}"
            .formatted(name, type, intermediate, weight));
  }

  public String flowerType(String name) {
    return type(name, "harvest_materials", "flower", "");
  }

  public String seedType(String name) {
    return type(name, "immature_plant", "seeds", "1.00");
  }

  /** A batch in the farm's area and of its strain. */
  public String batch(String type, String origin, int plants) {
    return caller.made(
        "/batches",
        ("{'batch':[{'type':'%s','origin':'%s','num_plants':'%d','global_area_id':'%s',"
                + "'global_strain_id':'%s'}]}")
            .formatted(type, origin, plants, area, strain));
  }

  /** A lot of initial stock in a batch of its own. */
  public String lot(String type, String qty) {
    String batch = batch("intermediate/ end product", "clone", 0);
    return caller.made("/inventories", lotBody(type, batch, qty));
  }

  public String lotBody(String type, String batch, String qty) {
    return ("{'inventory':[{'qty':'%s','uom':'ea','global_area_id':'%s','global_strain_id':'%s',"
            + "'global_inventory_type_id':'%s','global_batch_id':'%s',"
            + "'medically_compliant':'0'}]}")
        .formatted(qty, area, strain, type, batch);
  }

  public String split(String lot, String qty) {
    return caller.made("/split_inventory", splitBody(lot, area, qty));
  }

  public static String splitBody(String lot, String area, String qty) {
    return ("{'global_inventory_id':'%s','global_area_id':'%s','external_id':'','qty':'%s',"
            + "'net_weight':'0','cost':'0'}")
        .formatted(lot, area, qty);
  }

  /** The body of a conversion. */
  public String conversionBody(String from, String input, String type, String output, String uom) {
    return ("{'conversion':{'global_inventory_type_id':'%s','global_area_id':'%s',"
            + "'global_strain_id':'%s','uom':'%s','qty':'%s','qty_waste_total':'0',"
            + "'started_at':'%s','finished_at':'%s','product_not_altered':1,"
            + "'medically_compliant':0,"
            + "'inventories':[{'global_from_inventory_id':'%s','qty':'%s'}]}}")
        .formatted(type, area, strain, uom, output, today(), today(), from, input);
  }

  public String convert(String from, String input, String type, String output, String uom) {
    return caller.made("/conversions/create", conversionBody(from, input, type, output, uom));
  }

  /** The quantity of a lot as the list has it. */
  public String qty(String lot) {
    return caller.one("inventories", lot).path("qty").asString("");
  }

  public JsonNode lot(String id) {
    return caller.one("inventories", id);
  }
}
