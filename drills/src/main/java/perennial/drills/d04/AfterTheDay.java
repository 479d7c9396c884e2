package perennial.drills.d04;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import perennial.drills.stage.Node;
import perennial.drills.stage.ThrowAwayRegistry;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import tools.jackson.databind.JsonNode;

/**
 * The panel in force: a node over a registry that began with the rules of today, under which it has
 * held since 2 April 2022. Samples say by the day of their receipt on which side of it they are.
 */
record AfterTheDay(Story story, ThrowAwayRegistry registry, Bench bench) {
  private static final String BEFORE = ",'received_at':'04/01/2022 11:00pm'";
  private static final String SINCE = ",'received_at':'04/02/2022 01:00am'";

  void play() throws IOException, SQLException {
    beginWithToday();
    Node node = registry.startWith("--rules", "current");
    List<String> flower = bench.lots("harvest_materials", "flower_lots", 1);
    List<String> unlotted = bench.lots("harvest_materials", "flower", 1);
    String lot = flower.getFirst();
    held(
        "A sample received the evening before the panel is reported years later, without pesticides",
        "passed",
        () -> bench.reportAt(node.url(), lot, BEFORE));
    held(
        "One received an hour into its first day, likewise",
        "in_progress",
        () -> bench.reportAt(node.url(), lot, SINCE));
    held(
        "It is tested again, with all 59",
        "passed",
        () -> bench.reportAt(node.url(), lot, SINCE + bench.zeros()));
    held(
        "A sample received the evening before is over the limit of a pesticide that nobody demanded",
        "failed",
        () ->
            bench.reportAt(
                node.url(),
                lot,
                BEFORE + ",'pesticide_status':'completed','pesticide_abamectin_ppm':'0.51'"));
    held(
        "A laboratory writes nothing in 58 of the fields, and a zero in one",
        "in_progress",
        () ->
            bench.reportAt(
                node.url(),
                unlotted.getFirst(),
                SINCE + ",'pesticide_status':'completed','pesticide_abamectin_ppm':'0'"));
  }

  /** By hand: a registry keeps to the rules that it began with, whatever a node is started with. */
  private void beginWithToday() throws SQLException {
    try (Connection superuser = registry.superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("UPDATE rulebook.founding SET pack = 'current', content = NULL");
    }
  }

  /** Makes one report. */
  @FunctionalInterface
  private interface Reporting {
    JsonNode report();
  }

  private void held(String what, String status, Reporting reporting) {
    story.held(
        what, status, () -> Seen.equal(status, reporting.report().path("status").asString("")));
  }
}
