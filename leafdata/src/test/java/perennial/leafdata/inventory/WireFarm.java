package perennial.leafdata.inventory;

import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Reply;
import tools.jackson.databind.JsonNode;

/** A producer/processor that speaks only the wire; with two areas and a strain. */
public final class WireFarm {
  private final LeafCaller caller;
  private final String area;
  private final String quarantine;
  private final String strain;

  public WireFarm(LeafServer server) {
    caller = server.licensee("cultivator_production");
    area = area("Vault", "non-quarantine");
    quarantine = area("Waste room", "quarantine");
    strain = caller.post("/strains", "{\"strain\":[{\"name\":\"Moonshine\"}]}").id();
  }

  private String area(String name, String type) {
    return caller
        .post("/areas", "{\"area\":[{\"name\":\"%s\",\"type\":\"%s\"}]}".formatted(name, type))
        .id();
  }

  public LeafCaller caller() {
    return caller;
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

  /** Posts with {@code ${area}}, {@code ${quarantine}} and {@code ${strain}} filled in. */
  public Reply post(String path, String json) {
    return caller.post(
        path,
        json.replace("${area}", area)
            .replace("${quarantine}", quarantine)
            .replace("${strain}", strain)
            .replace('\'', '"'));
  }

  public JsonNode get(String path) {
    return caller.get(path).ok();
  }

  /** The only row that a list has for an identifier. */
  public JsonNode one(String resource, String id) {
    JsonNode page = get("/" + resource + "?f_global_id=" + id);
    if (page.path("total").intValue() != 1) {
      throw new AssertionError(resource + " has not one of " + id + ": " + page);
    }
    return page.path("data").path(0);
  }

  public String batch(String type, String origin, int number) {
    return post(
            "/batches",
            """
            {'batch':[{'type':'%s','origin':'%s','global_area_id':'${area}',
            'global_strain_id':'${strain}','num_plants':'%d'}]}
            """
                .formatted(type, origin, number))
        .id();
  }

  /** A plant of a batch of its own. */
  public String plant() {
    String batch = batch("plant", "clone", 1);
    return get("/plants?f_batch_id=" + batch).path("data").path(0).path("global_id").asString();
  }

  public String type(String name, String type, String intermediateType, String weight) {
    return post(
            "/inventory_types",
            """
            {'inventory_type':[{'name':'%s','type':'%s','intermediate_type':'%s',
            'weight_per_unit_in_grams':'%s'}]}
            """
                .formatted(name, type, intermediateType, weight))
        .id();
  }

  public Reply declare(String type, String qty, String uom) {
    return post(
        "/inventories",
        """
        {'inventory':[{'global_inventory_type_id':'%s','global_area_id':'${area}',
        'global_strain_id':'${strain}','global_batch_id':'%s','qty':'%s','uom':'%s',
        'medically_compliant':0}]}
        """
            .formatted(type, batch("intermediate/ end product", "seed", 0), qty, uom));
  }

  public String lot(String type, String qty) {
    return declare(type, qty, "gm").id();
  }

  public String qty(String lot) {
    return one("inventories", lot).path("qty").asString();
  }
}
