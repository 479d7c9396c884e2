package perennial.drills.d04;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import perennial.drills.stage.Approvers;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Node;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import perennial.journal.Roles;
import perennial.rulebook.load.RulePackLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * After an upgrade every lab result had to be saved again with a zero in every field of a new
 * panel, and a bug marked the others as failed (July 2019).
 */
public final class PanelOfJuly implements Drill {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final String PANEL = "wa-2022";

  @Override
  public String id() {
    return "D04";
  }

  @Override
  public String title() {
    return "A new panel marked old lab results as failed";
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    Node node = stage.registry().node(0);
    var bench =
        new Bench(Farm.furnish(stage.registry().licensee("L400001"), "Bench"), pesticides());
    int size = stage.size(40, 200_000);
    List<String> results =
        story.attempted(
            size + " results of flower pass by the rules of 2018, without any pesticide",
            () -> bench.report(bench.lots("harvest_materials", "flower_lots", size)));
    Map<String, Reported> before = bench.all();
    var approvers = new Approvers(node);
    Path report = stage.registry().folder().resolve("impact.json");
    String tomorrow = stage.today(PACIFIC).plusDays(1).toString();
    detectImpact(story, node, report, tomorrow, results);
    publish(story, stage, approvers, report, tomorrow);
    save(story, stage, bench, results, before);
    explain(story, node, results.getFirst());
    new AfterTheDay(story, stage.registry(), bench).play();
    Closing.verify(story, stage.registry());
  }

  /** What the panel of today adds to that of 2018, by the names of the wire. */
  private static List<String> pesticides() {
    var rules = RulePackLoader.loadShipped("wa", "current").sets().getLast().lab();
    return rules.analytes().stream()
        .filter(each -> each.group().equals("pesticide") && !each.retired())
        .map(each -> each.sentAs())
        .toList();
  }

  private static void detectImpact(
      Story story, Node node, Path report, String from, List<String> results) {
    story.detected(
        "A panel with 59 pesticides is to hold from tomorrow: perennial rules impact",
        "it names every result, as one that would wait, and none as failed",
        () -> {
          Node.Finished finished =
              node.command("rules", "impact", PANEL, "--from", from, "--report", report.toString());
          JsonNode root = new JsonMapper().readTree(Files.readString(report));
          var named = new TreeSet<String>();
          var verdicts = new TreeSet<String>();
          root.path("results")
              .forEach(each -> {
                named.add(each.path("result").asString(""));
                verdicts.add(
                    each.path("before").asString("") + "-" + each.path("after").asString(""));
              });
          var posted = new TreeSet<String>();
          results.forEach(id -> posted.add(id.substring(id.indexOf('.') + 1)));
          boolean isRight =
              named.equals(posted)
                  && verdicts.equals(new TreeSet<>(List.of("PASS-INDETERMINATE")))
                  && finished.status() == 1;
          return new Seen(
              isRight,
              named.size()
                  + " of "
                  + posted.size()
                  + " named, "
                  + verdicts
                  + ", "
                  + root.path("judged")
                  + " judged");
        });
  }

  private static void publish(
      Story story, Stage stage, Approvers approvers, Path report, String from) {
    Node node = stage.registry().node(0);
    String[] words = {
      "rules",
      "publish",
      PANEL,
      "--from",
      from,
      "--reason",
      "Pesticides",
      "--report",
      report.toString()
    };
    story.refused(
        "It is published without signatures, and with one",
        "refused both times",
        () -> {
          Node.Finished none = approvers.signed(node, 0, words);
          Node.Finished one = approvers.signed(node, 1, words);
          return new Seen(
              none.status() == 1 && one.status() == 1 && one.said().contains("2 approvers must"),
              one.said());
        });
    story.refused(
        "It is published to hold from today on, signed by two",
        "refused: the report is of another day, and no rule judges the past",
        () -> {
          String[] today = words.clone();
          today[4] = stage.today(PACIFIC).toString();
          Node.Finished finished = approvers.signed(node, 2, today);
          return new Seen(finished.status() != 0, finished.said());
        });
    story.attempted(
        "It is published to hold from tomorrow on, signed by two",
        "published",
        () -> {
          Node.Finished finished = approvers.signed(node, 2, words);
          return new Seen(finished.status() == 0, finished.said());
        });
  }

  private static void save(
      Story story, Stage stage, Bench bench, List<String> results, Map<String, Reported> before) {
    story.held(
        "The results are read again",
        "every one of them passes, as before",
        () -> Reported.same(before, bench.all()));
    story.held(
        "The laboratory saves every result again with 0 for each of the 59",
        "each is taken, and passes",
        () -> {
          var tally = new Tally();
          bench.saveZeros(results, tally);
          return tally.seen("passed");
        });
    story.held(
        "What was reported before is read again",
        "no verdict and no value is another one, and each result says that it was amended once",
        () -> {
          Seen same = Reported.sameValues(before, bench.all());
          long amended = amendedOnce(stage);
          return same.and(new Seen(amended == results.size(), amended + " amended once"));
        });
  }

  private static void explain(Story story, Node node, String result) {
    story.held(
        "perennial rules explain tells how the first of the verdicts came about",
        "passed by the rules of 2018, with each pesticide against its limit",
        () -> {
          Node.Finished finished = node.command("rules", "explain", result);
          String said = finished.said();
          long held = said.lines().filter(line -> line.strip().startsWith("pesticide_")).count();
          return new Seen(
              finished.status() == 0 && said.contains("PASS by wa-2018/1") && held >= 59,
              said.lines().limit(3).reduce("", (all, line) -> all + line + "; ") + held + " held");
        });
  }

  private static long amendedOnce(Stage stage) throws Exception {
    try (Connection connection = stage.registry().as(Roles.VERIFY);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM laboratory_g1.lab_result WHERE amendments = 1")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
