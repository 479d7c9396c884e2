package perennial.drills.d17;

import java.util.ArrayList;
import java.util.List;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Shipping;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/**
 * Three findings of one integrator's tests of another system: a lot that was split after its strain
 * was edited had the old strain again, a received batch lost its origin, and moving a batch did not
 * move its plants.
 */
public final class KeptLineage implements Drill {
  @Override
  public String id() {
    return "D17";
  }

  @Override
  public String title() {
    return "A split took the old strain back; a batch lost its origin or its plants";
  }

  @Override
  public void play(Story story, Stage stage) {
    Farm grower =
        story.attempted(
            "A grower has an area and a strain",
            () -> Farm.furnish(stage.registry().licensee("J400001"), "Grower"));
    Farm buyer =
        story.attempted(
            "So has another one",
            () -> Farm.furnish(stage.registry().licensee("J400002"), "Buyer"));
    splitAfterEdit(story, grower, stage.size(3, 500));
    receiveOrigins(story, grower, buyer);
    moveBatch(story, grower, stage.size(7, 1_000));
    Closing.verify(story, stage.registry());
  }

  private static void splitAfterEdit(Story story, Farm grower, int parts) {
    Caller caller = grower.caller();
    String newStrain = Farm.strain(caller, "Edited kush");
    String lot =
        story.attempted(
            "A lot's strain is edited, and the new strain is renamed",
            () -> {
              String made = grower.lot(grower.flowerType("Flower"), "1000");
              caller.done(
                  "/inventories/update",
                  "{'inventory':{'global_id':'%s','global_strain_id':'%s'}}"
                      .formatted(made, newStrain));
              caller.done(
                  "/strains/update",
                  "{'strain':{'global_id':'%s','name':'Renamed kush'}}".formatted(newStrain));
              return made;
            });
    story.held(
        "The lot is split, and each part again",
        "every part and the lot itself are of the new strain, in the answer and in the list",
        () -> {
          var tally = new Tally();
          for (int i = 0; i < parts; i++) {
            JsonNode part =
                caller.done("/split_inventory", Farm.splitBody(lot, grower.area(), "2"));
            String id = part.path("global_id").asString("");
            JsonNode ofPart =
                caller.done("/split_inventory", Farm.splitBody(id, grower.area(), "1"));
            for (JsonNode each :
                List.of(part, grower.lot(id), ofPart, lotOf(grower, ofPart), grower.lot(lot))) {
              String strain = each.path("global_strain_id").asString("");
              tally.see(strain.equals(newStrain), () -> each.path("global_id") + " " + strain);
            }
          }
          return tally.seen("of the new strain");
        });
    story.held(
        "The strain is looked up",
        "its new name",
        () -> Seen.equal("Renamed kush", strainName(caller, newStrain)));
  }

  private static JsonNode lotOf(Farm farm, JsonNode answer) {
    return farm.lot(answer.path("global_id").asString(""));
  }

  private static String strainName(Caller caller, String strain) {
    return caller.one("strains", strain).path("name").asString("");
  }

  private static void receiveOrigins(Story story, Farm grower, Farm buyer) {
    story.held(
        "Propagation material of every origin is shipped, and shipped on",
        "the batch of either receiver has the origin of the batch that it came of",
        () -> {
          var tally = new Tally();
          var road = Shipping.between(grower.caller(), buyer.caller());
          var back = Shipping.between(buyer.caller(), grower.caller());
          for (String origin : List.of("seed", "clone", "tissue")) {
            String batch = grower.batch("propagation material", origin, 5);
            String lot = grower.caller().get("/inventories?f_batch_id=" + batch).id();
            String received = road.ship(lot, "4", buyer.area(), "");
            String returned = back.ship(received, "3", grower.area(), "");
            for (String found : List.of(originOf(buyer, received), originOf(grower, returned))) {
              tally.see(found.equals(origin), () -> origin + " became '" + found + "'");
            }
          }
          return tally.seen("have their origin");
        });
  }

  private static String originOf(Farm farm, String lot) {
    String batch = farm.lot(lot).path("global_batch_id").asString("");
    return farm.caller().one("batches", batch).path("origin").asString("");
  }

  private static void moveBatch(Story story, Farm grower, int plants) {
    Caller caller = grower.caller();
    String elsewhere = Farm.area(caller, "Elsewhere", "non-quarantine");
    String batch = grower.batch("plant", "clone", plants);
    var before = plantsOf(caller, batch);
    story.held(
        "A batch of " + plants + " plants is moved to another area",
        "the batch and each of its plants are there, and no other plant is",
        () -> {
          String stays = grower.batch("plant", "clone", 2);
          JsonNode moved =
              caller.done(
                  "/batches/update",
                  "{'batch':{'global_id':'%s','global_area_id':'%s'}}".formatted(batch, elsewhere));
          var tally = new Tally();
          tally.see(elsewhere.equals(areaOf(moved)), () -> "the batch is in " + areaOf(moved));
          List<JsonNode> after = plantsOf(caller, batch);
          tally.see(
              after.size() == plants && before.size() == plants,
              () -> after.size() + " plants of " + plants);
          after.forEach(plant ->
              tally.see(
                  elsewhere.equals(areaOf(plant)), () -> plant.path("global_id") + " stayed"));
          plantsOf(caller, stays)
              .forEach(plant ->
                  tally.see(
                      grower.area().equals(areaOf(plant)),
                      () -> plant.path("global_id") + " moved"));
          return tally.seen("where they must be");
        });
  }

  private static String areaOf(JsonNode row) {
    return row.path("global_area_id").asString("");
  }

  private static List<JsonNode> plantsOf(Caller caller, String batch) {
    var plants = new ArrayList<JsonNode>();
    caller.get("/plants?f_batch_id=" + batch).json().path("data").forEach(plants::add);
    return plants;
  }
}
