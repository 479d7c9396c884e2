package perennial.drills.d16;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Routes;
import perennial.drills.stage.Stage;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import perennial.web.Method;

/**
 * In another system the status of a transfer lagged for minutes between sender and receiver, lists
 * and single reads disagreed, and updates were answered with the old values. Here, on two nodes
 * over one database, everybody sees a write as soon as it is answered.
 */
public final class ReadYourWrites implements Drill {
  /** Nothing on this wire writes them: they are the state's, or counted from other rows. */
  private static final Set<String> READ_ONLY = Set.of("mmes", "users", "taxes", "plants_by_area");

  @Override
  public String id() {
    return "D16";
  }

  @Override
  public String title() {
    return "The status of a transfer lagged; lists and single reads disagreed";
  }

  @Override
  public List<String> notYet() {
    return List.of("gateways: that it holds with both parties on their own comes with them");
  }

  @Override
  public int nodes() {
    return 2;
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    var registry = stage.registry();
    List<String> nodes = List.of(registry.node(0).url(), registry.node(1).url());
    var parties =
        story.attempted(
            "A sender, a receiver and a laboratory are furnished",
            () ->
                new Parties(
                    Farm.furnish(registry.licensee("J400001"), "Sender"),
                    Farm.furnish(registry.licensee("J400002"), "Receiver"),
                    Farm.furnishWithoutStrain(registry.licensee("L400001"), "Laboratory"),
                    Farm.furnishWithoutStrain(registry.licensee("R400001"), "Shop")));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var eyes = new Eyes(nodes, threads);
      var writes = new Writes(parties, nodes, eyes);
      int rounds = stage.size(2, 100);
      tradeIsSeen(story, eyes, writes, rounds);
      ownIsSeen(story, eyes, writes, rounds);
      everyRouteWasSeen(story, eyes);
      restIsTheSame(story, parties, nodes);
    }
    Closing.verify(story, registry);
  }

  private static void tradeIsSeen(Story story, Eyes eyes, Writes writes, int rounds) {
    story.held(
        "Transfers are filed, changed, sent, received and voided, "
            + rounds
            + " times, each write"
            + " on another node than the one before",
        "at once after each answer both parties see its status on both nodes, in lists and alone,"
            + " and all see one and the same row",
        () -> {
          for (int round = 0; round < rounds; round++) {
            writes.transfer(round);
          }
          return eyes.tally("inventory_transfers").seen("looks showed it");
        });
    story.held(
        "Laboratory results are reported and changed",
        "at once laboratory and client see them on both nodes, in lists and alone",
        () -> {
          for (int round = 0; round < rounds; round++) {
            writes.result(round);
          }
          return eyes.tally("lab_results").seen("looks showed it");
        });
  }

  private static void ownIsSeen(Story story, Eyes eyes, Writes writes, int rounds) {
    story.held(
        "Everything else that can be written is made, changed and deleted, " + rounds + " times",
        "at once the answer, the list and the single read show it, on both nodes",
        () -> {
          for (int round = 0; round < rounds; round++) {
            writes.own(round);
          }
          var all = new Tally();
          for (String resource : eyes.looked()) {
            var seen = eyes.tally(resource).seen("looks");
            all.see(seen.asExpected(), () -> resource + ": " + seen.text());
          }
          return all.seen("kinds of rows are seen at once");
        });
  }

  /** A resource that nobody looked at would not be proven. */
  private static void everyRouteWasSeen(Story story, Eyes eyes) {
    story.held(
        "The routes that read are listed",
        "every one was looked at above, but for those that nothing on this wire writes",
        () -> {
          var tally = new Tally();
          for (Routes.Route route : Routes.ofWire()) {
            String resource = route.path().substring(1).split("/", -1)[0];
            if (route.method() == Method.GET && !READ_ONLY.contains(resource)) {
              tally.see(eyes.looked().contains(resource), () -> resource + " was not looked at");
            }
          }
          return tally.seen("were looked at");
        });
  }

  private static void restIsTheSame(Story story, Parties parties, List<String> nodes) {
    story.held(
        "What is left is read on both nodes by all parties",
        "the two nodes answer the same text",
        () -> {
          var tally = new Tally();
          for (Caller caller : parties.callers()) {
            for (String resource : new TreeSet<>(READ_ONLY)) {
              String one = caller.at(nodes.get(0)).get("/" + resource).text();
              String other = caller.at(nodes.get(1)).get("/" + resource).text();
              tally.see(
                  !one.isEmpty() && one.equals(other.replace(nodes.get(1), nodes.get(0))),
                  () -> resource + " differs for " + caller);
            }
          }
          return tally.seen("the same");
        });
  }
}
