package perennial.drills.d08;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Node;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Rows;
import perennial.drills.stage.Shipping;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/**
 * A license with stock and open manifests changed its type and code in another system, which
 * rewrote each identifier at the next change of its object, so goods arrived under other names than
 * they had left. Here a code is a dated fact of a license, and no identifier moves.
 */
public final class FixedIdentifiers implements Drill {
  private static final String OLD_CODE = "J400001";
  private static final String NEW_CODE = "M425001";
  private static final int ON_THE_ROAD = 3;

  /** All rows that identifiers and goods stand in. */
  private static final List<String> FIXED =
      List.of(
          "identifiers.object",
          "inventory_g1.lot",
          "transport_g1.transfer",
          "transport_g1.transfer_item");

  @Override
  public String id() {
    return "D08";
  }

  @Override
  public String title() {
    return "Identifiers were rewritten later, with goods on the road";
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    Farm sender =
        story.attempted(
            "A producer has an area and a strain",
            () -> Farm.furnish(stage.registry().licensee(OLD_CODE), "Sender"));
    Farm receiver =
        story.attempted(
            "So has another one",
            () -> Farm.furnish(stage.registry().licensee("J400002"), "Receiver"));
    int count = stage.size(12, 280);
    List<String> lots =
        story.attempted("The producer has " + count + " lots", () -> lots(sender, count));
    var road = Shipping.between(sender.caller(), receiver.caller());
    Map<String, String> transfers =
        story.attempted(
            ON_THE_ROAD + " of them are on the road",
            () -> {
              var sent = new LinkedHashMap<String, String>();
              for (String lot : lots.subList(0, ON_THE_ROAD)) {
                String transfer = road.file(lot, "4", "");
                road.depart(transfer);
                sent.put(transfer, lot);
              }
              return sent;
            });
    Officials officials = change(story, stage, sender);
    Caller renamed =
        new Caller(sender.caller().base(), NEW_CODE, sender.caller().key(), sender.caller().id());
    keeps(story, renamed, lots);
    mints(story, renamed, sender, lots);
    receives(story, road, receiver, transfers);
    sells(story, stage, officials);
    Closing.verify(story, stage.registry());
  }

  private static List<String> lots(Farm sender, int count) {
    String type = sender.seedType("Seeds");
    var lots = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lots.add(sender.lot(type, "20"));
    }
    return lots;
  }

  private static Officials change(Story story, Stage stage, Farm sender) throws Exception {
    Officials officials =
        story.attempted(
            "Two officials are appointed", () -> Officials.appoint(stage.registry().node(0)));
    try (Connection eye = stage.registry().superuser()) {
      story.held(
          "One official orders that the license be a processor's, and another approves",
          "the code is another; not a row of identifiers, lots or transfers changes",
          () -> {
            String before = Rows.digest(eye, FIXED);
            officials.order(
                "license",
                "change-type",
                OLD_CODE,
                "--type",
                "production",
                "--code",
                NEW_CODE,
                "--reason",
                "Drill");
            return Seen.equal(before, Rows.digest(eye, FIXED));
          });
    }
    story.refused(
        "The producer's software calls under the old code",
        "401",
        () -> Seen.equal(401, sender.caller().get("/areas").status()));
    return officials;
  }

  private static void sells(Story story, Stage stage, Officials officials) throws Exception {
    try (Connection eye = stage.registry().superuser()) {
      story.held(
          "The place moves, and is sold with all that stands there",
          "not a row of identifiers, lots or transfers changes",
          () -> {
            String before = Rows.digest(eye, FIXED);
            Node.Finished moved =
                officials.says(
                    "license", "move-premises", NEW_CODE, "--address1", "2 Road", "--city", "Omak");
            officials.order(
                "license",
                "transfer-ownership",
                NEW_CODE,
                "--name",
                "Next LLC",
                "--ubi",
                "604000001",
                "--reason",
                "Drill");
            return Seen.equal(before, Rows.digest(eye, FIXED)).and(Seen.equal(0, moved.status()));
          });
    }
  }

  private static void keeps(Story story, Caller renamed, List<String> lots) {
    story.held(
        "The lots are listed and looked up under the new code",
        "each under the identifier that it had, and by the rewritten form of the other system too",
        () -> {
          var tally = new Tally();
          var listed = new ArrayList<String>();
          renamed
              .get("/inventories")
              .json()
              .path("data")
              .forEach(lot -> listed.add(lot.path("global_id").asString("")));
          for (String lot : lots) {
            tally.see(listed.contains(lot), () -> lot + " is not in the list");
            String rewritten = lot.replace("WA" + OLD_CODE, "WA" + NEW_CODE);
            for (String name : List.of(lot, rewritten)) {
              String found = renamed.one("inventories", name).path("global_id").asString("");
              tally.see(found.equals(lot), () -> name + " is " + found);
            }
          }
          return tally.seen("as they were");
        });
  }

  private static void mints(Story story, Caller renamed, Farm sender, List<String> lots) {
    story.held(
        "A lot is changed, and one is split off another",
        "what was there keeps its identifier; what is new has the new code in front",
        () -> {
          var tally = new Tally();
          String lot = lots.getLast();
          JsonNode changed =
              renamed.done(
                  "/inventories/update",
                  "{'inventory':{'global_id':'%s','external_id':'touched'}}".formatted(lot));
          tally.see(
              lot.equals(changed.path("global_id").asString("")),
              () -> lot + " became " + changed.path("global_id"));
          String part = renamed.made("/split_inventory", Farm.splitBody(lot, sender.area(), "1"));
          tally.see(part.startsWith("WA" + NEW_CODE + ".IN"), () -> "a new lot is " + part);
          JsonNode listed = renamed.one("inventories", part);
          tally.see(
              sender.area().equals(listed.path("global_area_id").asString("")),
              () -> "its area is " + listed.path("global_area_id"));
          return tally.seen("named as they must be");
        });
  }

  private static void receives(
      Story story, Shipping road, Farm receiver, Map<String, String> transfers) {
    story.held(
        "The goods on the road arrive",
        "each manifest names the lot as its label does, and leads from there to the lot received",
        () -> {
          var tally = new Tally();
          transfers.forEach((transfer, lot) -> {
            String made = road.receive(transfer, "4", receiver.area(), "");
            JsonNode item = road.item(transfer);
            String sent = item.path("global_inventory_id").asString("");
            String received = item.path("global_received_inventory_id").asString("");
            tally.see(sent.equals(lot), () -> lot + " arrived as " + sent);
            tally.see(!made.isEmpty() && received.equals(made), () -> lot + " led to " + received);
            tally.see(
                receiver.qty(made).startsWith("4"), () -> made + " has " + receiver.qty(made));
          });
          return tally.seen("as they must be");
        });
  }
}
