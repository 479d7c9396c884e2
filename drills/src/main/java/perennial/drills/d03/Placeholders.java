package perennial.drills.d03;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Shipping;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;

/**
 * What a million placeholder results stood for there: goods that leave without a result. Here only
 * a waiver lets them, which two officials sign, with a kind, a scope, a reason, an end and a count,
 * and it shows on all that comes of them.
 */
record Placeholders(Story story, Stage stage, Officials officials) {
  /** What the pseudo-laboratories' results would be called. */
  private static final String KIND = "attested-result";

  void play() throws IOException, InterruptedException {
    int count = stage.size(2, 1_000);
    Farm grower = Farm.furnish(stage.registry().licensee("J400001"), "Grower");
    Farm shop = Farm.furnishWithoutStrain(stage.registry().licensee("R400001"), "Shop");
    List<String> lots = lots(grower, count + 1);
    var road = Shipping.between(grower.caller(), shop.caller());
    refuse(road, lots);
    String waiver =
        story.attempted(
            "Two officials waive the result of at most " + count + " of its lots",
            () -> waive(grower, count));
    List<String> left = lots.subList(0, count);
    List<String> transfers = leave(road, left, lots.getLast());
    show(road, shop, left, transfers, waiver);
  }

  private static List<String> lots(Farm grower, int count) {
    String type = grower.type("Untested", "end_product", "usable_marijuana", "1.00");
    var lots = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lots.add(grower.lot(type, "10"));
    }
    return lots;
  }

  private String waive(Farm grower, int count) throws IOException, InterruptedException {
    LocalDate until = stage.today(ZoneOffset.UTC).plusDays(30);
    return officials.waive(KIND, "--licensee", grower.caller().code(), count, until);
  }

  private void refuse(Shipping road, List<String> lots) {
    story.refused(
        "A grower files " + lots.size() + " manifests of goods without any result",
        "422 each time: they need one",
        () -> {
          var tally = new Tally();
          for (String lot : lots) {
            see(tally, file(road, lot), lot);
          }
          return tally.seen("refused");
        });
  }

  private static Reply file(Shipping road, String lot) {
    return road.from().post("/inventory_transfers", road.body(lot, "4", ""));
  }

  private static void see(Tally tally, Reply reply, String lot) {
    tally.see(
        !reply.isDone() && reply.text().contains("lab result"),
        () -> lot + " was answered " + reply);
  }

  private List<String> leave(Shipping road, List<String> lots, String oneMore) {
    var transfers = new ArrayList<String>();
    story.held(
        "It files them again, and they leave",
        "as many as the waiver counts, and not one more",
        () -> {
          var tally = new Tally();
          for (String lot : lots) {
            Reply reply = file(road, lot);
            tally.see(reply.isDone(), () -> lot + " was answered " + reply);
            transfers.add(reply.id());
            road.depart(reply.id());
          }
          see(tally, file(road, oneMore), oneMore);
          return tally.seen("as they must be");
        });
    return transfers;
  }

  private void show(
      Shipping road, Farm shop, List<String> lots, List<String> transfers, String waiver) {
    story.held(
        "The goods arrive, and some of each is split off",
        "the waiver shows on the lot that left, on the one received and on the part of it, and on"
            + " the manifest; the public figures count "
            + lots.size()
            + " lots",
        () -> {
          var tally = new Tally();
          for (int i = 0; i < lots.size(); i++) {
            String transfer = transfers.get(i);
            String received = road.receive(transfer, "4", shop.area(), "");
            for (String lot : List.of(lots.get(i), received, shop.split(received, "1"))) {
              shows(tally, get(road, "/public/lots/" + lot), lot, waiver);
            }
            Reply manifest = officials.calls("GET", "/transfers/" + transfer + "/manifest", "");
            shows(tally, manifest, transfer, waiver);
          }
          long counted =
              get(road, "/public/waivers.json")
                  .json()
                  .path("kinds")
                  .path(KIND)
                  .path("lots")
                  .asLong();
          return tally.seen("shown").and(Seen.equal((long) lots.size(), counted));
        });
  }

  private static Reply get(Shipping road, String path) {
    return road.from().send("GET", path, "");
  }

  private static void shows(Tally tally, Reply reply, String what, String waiver) {
    tally.see(reply.text().contains(waiver), () -> what + " shows no " + waiver + ": " + reply);
  }
}
