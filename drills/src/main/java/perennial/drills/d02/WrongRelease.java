package perennial.drills.d02;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import perennial.drills.stage.Approvers;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Node;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Stage;
import perennial.drills.stage.World;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;

/**
 * Part (d): a bad release writes entries that are accepted and wrong, while good ones go on to the
 * same objects; reset takes them back in bulk and keeps what was lawful.
 */
final class WrongRelease {
  private static final String RELEASE = "6.6.6";
  private static final int LOTS = 200;
  private static final int LOTS_FULL = 60_000;

  private WrongRelease() {}

  static void play(Story story, Stage stage, World world) throws Exception {
    int count = stage.size(LOTS, LOTS_FULL);
    Farm farm = world.grower();
    Caller good = farm.caller();
    String type = farm.flowerType("Counted bin");
    String batch = farm.batch("intermediate/ end product", "clone", 0);
    List<String> lots =
        story.attempted(
            "A grower declares " + count + " lots of 100 g",
            () -> Stock.lots(farm, "G", type, batch, count));
    Instant since = Instant.now();
    Node bad = stage.registry().startRelease(RELEASE);
    var invented = new ArrayList<String>();
    story.attempted(
        "Release "
            + RELEASE
            + " starts beside the good one, takes 30 g from each lot and invents "
            + count * 2 / 3
            + " more, while the good one takes 5 g from each",
        "all of it is accepted",
        () -> {
          Thread lawful = Thread.ofPlatform().start(() -> Stock.adjust(good, lots, "-5"));
          Stock.adjust(good.at(bad.url()), lots, "-30");
          invented.addAll(wrongLots(farm, bad, type, batch, count * 2 / 3));
          lawful.join();
          Stock.adjust(good, invented.subList(0, 1), "-1");
          return Seen.equal("65.0000", quantity(good, lots.getFirst()));
        });
    takeBack(story, stage, since, count + invented.size());
    story.held(
        "The lots are weighed",
        "100 g less the lawful 5 g; of the invented ones, only that on which a lawful act stands",
        () -> weighed(good, lots, invented));
    Closing.verify(story, stage.registry());
  }

  /** The same grower's software, talking to the bad node. */
  private static List<String> wrongLots(Farm farm, Node bad, String type, String batch, int count) {
    return Stock.lots(farm.at(bad.url()), "W", type, batch, count);
  }

  private static void takeBack(Story story, Stage stage, Instant since, int wrong)
      throws Exception {
    Node node = stage.registry().node(0);
    var approvers = new Approvers(node);
    Path plan = stage.registry().folder().resolve("reset-plan.json");
    story.detected(
        "perennial reset --release " + RELEASE + " previews what to take back",
        wrong + " entries, but for the one that a lawful act stands on",
        () -> {
          Node.Finished finished =
              node.command(
                  "reset",
                  "--release",
                  RELEASE,
                  "--as-of",
                  since.toString(),
                  "--reason",
                  "Order of the board",
                  "--plan",
                  plan.toString());
          boolean isOneKept = finished.said().contains("1 entries stay as they are");
          return new Seen(finished.status() == 1 && isOneKept, finished.said());
        });
    story.refused(
        "One official alone carries it out",
        "the second is demanded",
        () -> {
          Node.Finished finished = approvers.apply(node, "reset", plan, 1);
          return new Seen(finished.status() == 2, finished.said());
        });
    story.repaired(
        "Two officials carry it out while the registry serves",
        "all rows of the plan are corrected",
        () -> {
          Node.Finished finished = approvers.apply(node, "reset", plan, 2);
          return new Seen(finished.status() == 0, finished.said());
        });
  }

  private static String quantity(Caller caller, String lot) {
    return caller.one("inventories", lot).path("qty").asString("");
  }

  private static Seen weighed(Caller caller, List<String> lots, List<String> invented) {
    var tally = new Tally();
    for (int i = 0; i < lots.size(); i += Math.max(1, lots.size() / LOTS)) {
      String lot = lots.get(i);
      String qty = quantity(caller, lot);
      tally.see(qty.equals("95.0000"), () -> lot + " has " + qty);
    }
    String stands = quantity(caller, invented.getFirst());
    tally.see(stands.equals("99.0000"), () -> invented.getFirst() + " has " + stands);
    for (int i = 1; i < invented.size(); i += Math.max(1, invented.size() / LOTS)) {
      String lot = invented.get(i);
      Reply reply = caller.get("/inventories?f_global_id=" + lot);
      tally.see(reply.json().path("total").intValue() == 0, () -> lot + " is still there");
    }
    return tally.seen("lots are as they must be");
  }
}
