package perennial.drills.d02;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import perennial.drills.stage.Approvers;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Node;
import perennial.drills.stage.Stage;
import perennial.drills.stage.ThrowAwayRegistry;
import perennial.drills.stage.World;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Part (b): a hostile administrator drops all constraints and scrambles; verification finds all of
 * it and nothing else, and repair sets it right while a client keeps writing.
 */
final class Scrambled {
  private static final int LOTS = 600;
  private static final int LOTS_FULL = 1_000_000;

  private final Story story;
  private final Stage stage;
  private final ThrowAwayRegistry registry;
  private final World world;
  private final Path plan;

  private Scrambled(Story story, Stage stage, World world) {
    this.story = story;
    this.stage = stage;
    this.registry = stage.registry();
    this.world = world;
    this.plan = registry.folder().resolve("repair-plan.json");
  }

  static void play(Story story, Stage stage, World world) throws Exception {
    new Scrambled(story, stage, world).play();
  }

  private void play() throws Exception {
    int lots = stage.size(LOTS, LOTS_FULL);
    List<Farm> farms = List.of(world.grower(), world.neighbor());
    List<Stock.Grower> growers =
        story.attempted(
            "Two growers declare " + lots + " lots", () -> Stock.of(farms, lots / farms.size()));
    Node node = registry.node(0);
    var approvers = new Approvers(node);
    try (Connection owner = registry.owner();
        Connection superuser = registry.superuser()) {
      var copy = new CopyOfTables(superuser);
      story.attempted(
          "All rows are put aside, to compare with",
          () -> {
            copy.make();
            return true;
          });
      Map<String, Long> scrambled = scramble(owner, superuser, copy);
      plan(node, scrambled);
      story.refused(
          "One official alone carries the plan out",
          "the second is demanded, and nothing is changed",
          () -> alone(node, approvers, copy));
      repair(node, approvers, copy, growers);
    }
    Closing.verify(story, registry);
  }

  private Map<String, Long> scramble(Connection owner, Connection superuser, CopyOfTables copy) {
    var changed = new TreeMap<String, Long>();
    story.attempted(
        "As a hostile administrator, all references, conditions and triggers are dropped and rows"
            + " scrambled: pointed at other owners' objects, re-pointed within one owner, other"
            + " values",
        "every kind of harm meets rows",
        () -> {
          long dropped = Scramble.dropConstraints(owner);
          Scramble.Met met = Scramble.harm(superuser);
          changed.putAll(copy.changed());
          long rows = changed.values().stream().mapToLong(Long::longValue).sum();
          return new Seen(
              met.isAll() && dropped > 0 && rows > 0,
              dropped + " rules dropped; " + met + "; " + rows + " rows are others now");
        });
    return changed;
  }

  private void plan(Node node, Map<String, Long> scrambled) {
    story.detected(
        "perennial repair verifies all and plans",
        "every row that was scrambled and no other",
        () -> {
          node.command("repair", "--plan", plan.toString());
          return Seen.equal(scrambled, found());
        });
  }

  /** Rows that the plan names, by table. */
  private Map<String, Long> found() throws IOException {
    var rows = new TreeMap<String, Set<String>>();
    JsonNode report = new JsonMapper().readTree(plan.toFile());
    for (JsonNode finding : report.path("findings")) {
      if (finding.path("fault").asString("").startsWith("row-")) {
        rows.computeIfAbsent(finding.path("table").asString(""), t -> new HashSet<>())
            .add(finding.path("key").toString());
      }
    }
    var counts = new TreeMap<String, Long>();
    rows.forEach((table, keys) -> counts.put(table, (long) keys.size()));
    return counts;
  }

  private Seen alone(Node node, Approvers approvers, CopyOfTables copy) throws Exception {
    Map<String, Long> before = copy.changed();
    Node.Finished finished = approvers.apply(node, "repair", plan, 1);
    boolean isUntouched = copy.changed().equals(before);
    return new Seen(
        finished.status() == 2 && finished.said().contains("not approved") && isUntouched,
        finished.said());
  }

  private void repair(
      Node node, Approvers approvers, CopyOfTables copy, List<Stock.Grower> growers) {
    var client = new BusyClient(growers);
    long last = story.attempted("The newest entry is noted", copy::lastEntry);
    story.repaired(
        "Two officials carry it out, while a client goes on writing to scrambled lots and others",
        "all is set right and every write is done",
        () -> {
          try (client) {
            client.start();
            Node.Finished finished = approvers.apply(node, "repair", plan, 2);
            client.stop();
            return new Seen(finished.status() == 0, firstLines(finished.said()))
                .and(new Seen(client.failures().isEmpty() && client.writes() > 0, client.told()));
          }
        });
    story.held(
        "Every acknowledged write is looked up",
        "each lot is where the client last put it",
        client::lost);
    story.held(
        "All rows are compared with those put aside",
        "only those are others that the client wrote, and of these only what it wrote",
        () -> copy.othersThanWrittenSince(last));
    story.held(
        "The constraints of all tables are counted",
        "all are there again",
        () -> Scramble.walls(registry.owner()));
    story.detected(
        "The journal is asked what was corrected",
        "entries of the registry name it",
        () -> corrections(copy));
  }

  private static String firstLines(String said) {
    return String.join(
        "\n",
        said.lines()
            .filter(line -> line.startsWith("Set back") || !line.contains("put up"))
            .toList());
  }

  private Seen corrections(CopyOfTables copy) throws SQLException {
    try (Statement statement = copy.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM journal.entry WHERE act = 'registry.rows-set-back'")) {
      rows.next();
      return new Seen(rows.getLong(1) > 0, rows.getLong(1) + " entries");
    }
  }
}
