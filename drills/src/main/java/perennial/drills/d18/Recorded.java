package perennial.drills.d18;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perennial.drills.stage.Farm;
import perennial.drills.stage.StageFailed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the old system was recorded with: from the reference data where it is, else made up after
 * it.
 *
 * @param adjustments bodies, of lots that nobody here has
 * @param quantities the least and the most that lots of it had
 */
record Recorded(List<String> adjustments, List<String> quantities) {
  private static final String ADJUSTMENTS = "data/leafdata/json/bunk-inventory_adjustments.json";
  private static final String LOTS = "data/leafdata/profiles/Inventories_0.describe.tsv";

  static Recorded in(Optional<Path> shared) {
    try {
      return shared.isPresent() ? read(shared.get()) : MADE_UP;
    } catch (IOException e) {
      throw new StageFailed("The reference data cannot be read: " + e.getMessage(), e);
    }
  }

  private static final Recorded MADE_UP =
      new Recorded(
          List.of(
              "{'inventory_adjustment':[{'qty':2.0,'uom':'ea','reason':'transfer','memo':'',"
                  + "'global_inventory_id':'WAL050505.IN8F'}]}",
              "{'inventory_adjustment':[{'qty':-2.0,'uom':'gm','reason':'budtender_sample',"
                  + "'memo':'','global_inventory_id':'WAG010101.INZFC'}]}"),
          List.of("-1e+11", "1e+11"));

  private static Recorded read(Path shared) throws IOException {
    var adjustments = new ArrayList<String>();
    for (JsonNode each : new JsonMapper().readTree(Files.readString(shared.resolve(ADJUSTMENTS)))) {
      if (each.path("value") instanceof ObjectNode row && row.has("global_inventory_id")) {
        // The recording has a program's text where a time stood.
        ObjectNode sent = row.deepCopy().put("adjusted_at", Farm.today());
        adjustments.add("{\"inventory_adjustment\":[" + sent + "]}");
      }
    }
    var quantities = new ArrayList<String>();
    for (String line : Files.readAllLines(shared.resolve(LOTS))) {
      String[] cells = line.split("\t", -1);
      if (cells[0].equals("min") || cells[0].equals("max")) {
        quantities.add(cells[1]);
      }
    }
    return new Recorded(adjustments, quantities);
  }
}
