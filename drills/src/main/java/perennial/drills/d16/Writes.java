package perennial.drills.d16;

import java.util.List;
import java.util.concurrent.ExecutionException;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Life;
import perennial.drills.stage.Shipping;
import tools.jackson.databind.JsonNode;

/** All kinds of writes; after each of them everybody looks. */
final class Writes {

  private final Parties parties;
  private final List<String> nodes;
  private final Eyes eyes;
  private final String seedType;
  private final String flowerType;
  private final String jarType;
  private int writes;

  Writes(Parties parties, List<String> nodes, Eyes eyes) {
    this.parties = parties;
    this.nodes = nodes;
    this.eyes = eyes;
    this.seedType = parties.sender().seedType("Seeds");
    this.flowerType = parties.sender().type("Flower", "harvest_materials", "flower_lots", "");
    this.jarType = parties.sender().type("Jar", "end_product", "usable_marijuana", "1.00");
  }

  /** A party's software, at another node than the write before. */
  private Caller next(Caller party) {
    return party.at(nodes.get(writes++ % nodes.size()));
  }

  private Caller sender() {
    return next(parties.sender().caller());
  }

  private Caller receiver() {
    return next(parties.receiver().caller());
  }

  void transfer(int round) throws InterruptedException, ExecutionException {
    Caller from = parties.sender().caller();
    Caller to = parties.receiver().caller();
    List<Caller> both = List.of(from, to);
    var road = Shipping.between(from, to);
    String lot = parties.sender().lot(seedType, "100");
    JsonNode filed = sender().done("/inventory_transfers", road.body(lot, "4", ""));
    String id = filed.path("global_id").asString("");
    transferIs(both, id, filed, "status", "open");
    String color = "red " + round;
    JsonNode changed =
        sender()
            .done(
                "/inventory_transfers/update",
                "{'inventory_transfer':{'global_id':'%s','vehicle_color':'%s'}}"
                    .formatted(id, color));
    transferIs(both, id, changed, "vehicle_color", color);
    JsonNode left = sender().done("/inventory_transfers/api_in_transit", Shipping.idBody(id));
    transferIs(both, id, left, "status", "in-transit");
    String area = ",'global_received_area_id':'" + parties.receiver().area() + "'";
    JsonNode received =
        receiver().done("/inventory_transfers/api_receive", road.receiptBody(id, "4", area));
    transferIs(both, id, received, "status", "received");
    String voided = road.file(lot, "3", "");
    JsonNode back = sender().done("/inventory_transfers/void", Shipping.idBody(voided));
    transferIs(both, voided, back, "void", "1");
    eyes.see(List.of(from), "inventories", lot, "qty", "96.0000");
  }

  private void transferIs(List<Caller> both, String id, JsonNode answer, String field, String value)
      throws InterruptedException, ExecutionException {
    eyes.see(both, "inventory_transfers", id, answer, field, value);
    eyes.seeTheSame(both, "inventory_transfers", id);
  }

  void result(int round) throws InterruptedException, ExecutionException {
    Caller from = parties.sender().caller();
    Caller laboratory = parties.laboratory().caller();
    String lot = parties.sender().lot(flowerType, "100");
    String sample =
        Shipping.between(from, laboratory)
            .ship(lot, "4", parties.laboratory().area(), Shipping.SAMPLE);
    JsonNode made = next(laboratory).done("/lab_results", Life.resultBody(sample));
    String id = made.path("global_id").asString("");
    List<Caller> both = List.of(from, laboratory);
    eyes.see(both, "lab_results", id, made, "status", "passed");
    eyes.see(List.of(from), "inventories", lot, "global_lab_result_id", id);
    String notes = "seen " + round;
    JsonNode changed =
        next(laboratory)
            .done(
                "/lab_results/update",
                "{'lab_result':{'global_id':'%s','notes':'%s'}}".formatted(id, notes));
    eyes.see(both, "lab_results", id, changed, "notes", notes);
  }

  void own(int round) throws InterruptedException, ExecutionException {
    named("areas", "area", "'type':'non-quarantine'", round);
    named("strains", "strain", "'external_id':''", round);
    named(
        "inventory_types",
        "inventory_type",
        "'type':'harvest_materials','intermediate_type':'flower'",
        round);
    plants();
    stock();
    sale();
  }

  /** Made, renamed and deleted. */
  private void named(String resource, String wrapper, String fields, int round)
      throws InterruptedException, ExecutionException {
    List<Caller> party = List.of(parties.sender().caller());
    String name = "first " + round;
    JsonNode made =
        sender().done("/" + resource, "{'%s':[{'name':'%s',%s}]}".formatted(wrapper, name, fields));
    String id = made.path("global_id").asString("");
    eyes.see(party, resource, id, made, "name", name);
    String other = "second " + round;
    JsonNode changed =
        sender()
            .done(
                "/" + resource + "/update",
                "{'%s':{'global_id':'%s','name':'%s',%s}}".formatted(wrapper, id, other, fields));
    eyes.see(party, resource, id, changed, "name", other);
    sender().deleted("/" + resource + "/" + id);
    eyes.seeGone(party, resource, id);
  }

  private void plants() throws InterruptedException, ExecutionException {
    Farm farm = parties.sender();
    List<Caller> party = List.of(farm.caller());
    String batch = farm.batch("plant", "clone", 2);
    eyes.see(party, "batches", batch, "num_plants", "2");
    String plant = farm.caller().get("/plants?f_batch_id=" + batch).id();
    JsonNode moved =
        sender()
            .done(
                "/batches/update",
                "{'batch':{'global_id':'%s','global_area_id':'%s'}}"
                    .formatted(batch, farm.quarantine()));
    eyes.see(party, "batches", batch, moved, "global_area_id", farm.quarantine());
    eyes.see(party, "plants", plant, "global_area_id", farm.quarantine());
    JsonNode changed =
        sender()
            .done(
                "/plants/update",
                "{'plant':{'global_id':'%s','global_area_id':'%s'}}".formatted(plant, farm.area()));
    eyes.see(party, "plants", plant, changed, "global_area_id", farm.area());
    sender().deleted("/plants/" + plant);
    eyes.seeGone(party, "plants", plant);
  }

  private void stock() throws InterruptedException, ExecutionException {
    Farm farm = parties.sender();
    List<Caller> party = List.of(farm.caller());
    String lot = farm.lot(flowerType, "100");
    eyes.see(party, "inventories", lot, "qty", "100.0000");
    sender().done("/split_inventory", Farm.splitBody(lot, farm.area(), "10"));
    eyes.see(party, "inventories", lot, "qty", "90.0000");
    sender().done("/conversions/create", farm.conversionBody(lot, "10", jarType, "10", "ea"));
    eyes.see(party, "inventories", lot, "qty", "80.0000");
    JsonNode adjusted =
        sender()
            .done(
                "/inventory_adjustments",
                ("{'inventory_adjustment':[{'adjusted_at':'%s','qty':'-10','uom':'gm',"
                        + "'reason':'reconciliation','memo':'','global_inventory_id':'%s'}]}")
                    .formatted(Farm.today(), lot));
    eyes.see(
        party, "inventory_adjustments", adjusted.path("global_id").asString(""), "qty", "-10.0000");
    eyes.see(party, "inventories", lot, "qty", "70.0000");
    JsonNode disposal =
        sender()
            .done(
                "/disposals",
                ("{'disposal':[{'external_id':'','source':'inventory','reason':'other','qty':'10',"
                        + "'uom':'gm','global_inventory_id':'%s','global_area_id':'%s'}]}")
                    .formatted(lot, farm.quarantine()));
    String waste = disposal.path("global_id").asString("");
    eyes.see(party, "disposals", waste, "qty", "10.0000");
    eyes.see(party, "inventories", lot, "qty", "60.0000");
    sender().deleted("/disposals/" + waste);
    eyes.seeGone(party, "disposals", waste);
    eyes.see(party, "inventories", lot, "qty", "70.0000");
    JsonNode changed =
        sender()
            .done(
                "/inventories/update",
                "{'inventory':{'global_id':'%s','qty':'65','uom':'gm'}}".formatted(lot));
    eyes.see(party, "inventories", lot, changed, "qty", "65.0000");
  }

  private void sale() throws InterruptedException, ExecutionException {
    Farm shop = parties.shop();
    List<Caller> party = List.of(shop.caller());
    String seeds = parties.sender().lot(seedType, "10");
    String lot =
        Shipping.between(parties.sender().caller(), shop.caller())
            .ship(seeds, "10", shop.area(), "");
    JsonNode sold =
        next(shop.caller())
            .done(
                "/sales",
                ("{'sale':[{'external_id':'','type':'retail_recreational','sold_at':'%1$s',"
                        + "'price_total':'25.00','status':'sale','sale_items':[{'type':'sale',"
                        + "'sold_at':'%1$s','qty':'2','uom':'ea','unit_price':'12.50',"
                        + "'global_inventory_id':'%2$s'}]}]}")
                    .formatted(Farm.today(), lot));
    String id = sold.path("global_id").asString("");
    eyes.see(party, "sales", id, "price_total", "25.00");
    eyes.see(party, "inventories", lot, "qty", "8.0000");
    JsonNode changed =
        next(shop.caller())
            .done(
                "/sales/update", "{'sale':{'global_id':'%s','price_total':'20.00'}}".formatted(id));
    eyes.see(party, "sales", id, changed, "price_total", "20.00");
    next(shop.caller()).deleted("/sales/" + id);
    eyes.seeGone(party, "sales", id);
    eyes.see(party, "inventories", lot, "qty", "10.0000");
  }
}
