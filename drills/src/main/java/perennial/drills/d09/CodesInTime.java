package perennial.drills.d09;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Node;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Shipping;
import perennial.drills.stage.Stage;
import perennial.drills.stage.StageFailed;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/**
 * A shop was renamed thrice and got another license number; its old number was issued to somebody
 * else, and manifests of before were printed with that one as their buyer. Here a manifest names
 * its parties by what never changes and is printed as it was, and a number leads to its holder of
 * the day.
 */
public final class CodesInTime implements Drill {
  private static final String NUMBER = "R413314";
  private static final String LATER_NUMBER = "R355469";

  /** Each name of the shop, with the day since when it had it. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("Second Name", "2018-09-03"),
          List.of("Third Name", "2019-06-10"),
          List.of("Fourth Name", "2020-03-02"));

  private static final Pattern LICENSEE = Pattern.compile("Licensee +(WAWA1\\.MM[0-9A-Z]+)");

  @Override
  public String id() {
    return "D09";
  }

  @Override
  public String title() {
    return "A license number was issued again, and old manifests showed the new buyer";
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    List<List<String>> names = NAMES.subList(0, stage.size(1, NAMES.size()));
    Officials officials =
        story.attempted(
            "Two officials are appointed", () -> Officials.appoint(stage.registry().node(0)));
    String first =
        story.attempted(
            "A shop is licensed in 2018 as " + NUMBER,
            () -> {
              issue(officials, "First Name", "603000001", "1 Main St", "2018-02-01");
              return shown(officials, NUMBER, "2018-02-02");
            });
    Farm farm =
        story.attempted(
            "A producer has an area and a strain",
            () -> Farm.furnish(stage.registry().licensee("J400001"), "Sender"));
    int count = stage.size(1, 40);
    List<String> transfers =
        story.attempted(
            "It sends the shop seeds; manifests: " + count,
            () -> send(farm, new Caller("", NUMBER, "", first), count));
    OldManifests manifests =
        story.attempted(
            "The manifests are printed", () -> OldManifests.print(farm.caller(), transfers));
    story.attempted("The shop is renamed, then renumbered", () -> rename(officials, names));
    String second =
        story.attempted(
            NUMBER + " is issued again, in November 2020",
            () -> {
              issue(officials, "Somebody Else", "604000002", "9 Other St", "2020-11-05");
              return shown(officials, NUMBER, "2021-01-01");
            });
    resolves(story, officials, first, second);
    names(story, stage, farm.caller(), officials, first, transfers, names.getLast().getFirst());
    Caller shop = officials.administered(LATER_NUMBER, first);
    List<String> then = List.of(NUMBER, "First Name", "1 Main St");
    List<String> later = List.of(LATER_NUMBER, names.getLast().getFirst(), "Somebody Else");
    manifests.printAgain(story, farm.caller(), shop, officials, then, later);
    manifests.printAsKnownNow(
        story,
        farm.caller(),
        "2019-01-07",
        List.of(NUMBER, names.getFirst().getFirst(), "1 Main St"),
        List.of("Somebody Else", LATER_NUMBER));
    manifests.refuse(story, officials.administered(NUMBER, second));
    Closing.verify(story, stage.registry());
  }

  private static void issue(
      Officials officials, String name, String ubi, String address, String since) throws Exception {
    required(
        officials.says(
            "license",
            "issue",
            NUMBER,
            "--type",
            "dispensary",
            "--name",
            name,
            "--ubi",
            ubi,
            "--address1",
            address,
            "--city",
            "Omak",
            "--since",
            since));
  }

  private static String required(Node.Finished finished) {
    if (finished.status() != 0) {
      throw new StageFailed("An official's command ended with " + finished.said());
    }
    return finished.said();
  }

  /** The identifier of whom a number or identifier was on a day. */
  private static String shown(Officials officials, String name, String at) throws Exception {
    Matcher licensee = LICENSEE.matcher(show(officials, name, at));
    return licensee.find() ? licensee.group(1) : "nobody";
  }

  private static String show(Officials officials, String name, String at) throws Exception {
    return required(officials.looks("license", "show", name, "--at", at));
  }

  private static List<String> send(Farm farm, Caller shop, int count) {
    var road = Shipping.between(farm.caller(), shop);
    var transfers = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      String transfer = road.file(farm.lot(farm.seedType("Seeds"), "20"), "4", "");
      road.depart(transfer);
      transfers.add(transfer);
    }
    return transfers;
  }

  private static boolean rename(Officials officials, List<List<String>> names) throws Exception {
    for (List<String> each : names) {
      officials.order(
          "license",
          "transfer-ownership",
          NUMBER,
          "--name",
          each.getFirst(),
          "--ubi",
          "603000001",
          "--reason",
          "Renamed",
          "--since",
          each.getLast());
    }
    officials.order(
        "license",
        "change-code",
        NUMBER,
        "--code",
        LATER_NUMBER,
        "--reason",
        "Renumbered",
        "--since",
        "2020-07-01");
    return true;
  }

  private static void resolves(Story story, Officials officials, String first, String second) {
    story.held(
        NUMBER + " is looked up as of two days",
        "it leads to two licensees, and the renumbered shop is one of them under its new number",
        () -> {
          var tally = new Tally();
          tally.see(!first.equals(second), () -> first + " twice");
          sees(tally, first, shown(officials, NUMBER, "2019-01-07"));
          sees(tally, second, shown(officials, NUMBER, "2021-01-07"));
          sees(tally, first, shown(officials, LATER_NUMBER, "2021-01-07"));
          return tally.seen("as they must be");
        });
  }

  private static void sees(Tally tally, String expected, String found) {
    tally.see(expected.equals(found), () -> found + ", not " + expected);
  }

  private static void names(
      Story story,
      Stage stage,
      Caller sender,
      Officials officials,
      String first,
      List<String> transfers,
      String lastName) {
    story.held(
        "The manifests are read, and their buyer looked up as of January 2019",
        "the buyer is the shop, under the number and name of that month",
        () -> {
          var tally = new Tally();
          for (String transfer : transfers) {
            JsonNode row = sender.one("inventory_transfers", transfer);
            sees(tally, first, row.path("global_to_mme_id").asString(""));
          }
          String then = show(officials, first, "2019-01-07");
          for (String fact : List.of(NUMBER, "Second Name", "1 Main St")) {
            tally.see(then.contains(fact), () -> "without " + fact + ": " + then);
          }
          String now = show(officials, first, "2021-01-07");
          for (String fact : List.of(LATER_NUMBER, lastName)) {
            tally.see(now.contains(fact), () -> "without " + fact + ": " + now);
          }
          return tally.seen("as they must be");
        });
    story.held(
        "The rows of the transfer and of its item are read",
        "no code and no name stands in them that could go stale",
        () -> {
          try (Connection eye = stage.registry().superuser();
              Statement statement = eye.createStatement();
              var rows =
                  statement.executeQuery(
                      "SELECT count(*) FROM transport_g1.transfer t, transport_g1.transfer_item i"
                          + " WHERE t::text || i::text ~ '"
                          + NUMBER
                          + "|First Name|Somebody Else'")) {
            rows.next();
            return Seen.equal(0L, rows.getLong(1));
          }
        });
  }
}
