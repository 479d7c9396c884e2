package perennial.drills.d04;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Reply;
import perennial.drills.stage.StageFailed;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/** A laboratory with samples of its own, and the calls by which it reports of them. */
final class Bench {
  /** What the recorded clients send of a lot of flower; every value passes. */
  private static final String PASSING =
      "'testing_status':'completed','cannabinoid_status':'completed',"
          + "'cannabinoid_d9_thc_percent':'1.2','cannabinoid_d9_thca_percent':'21.5',"
          + "'cannabinoid_cbd_percent':'0.1','cannabinoid_cbda_percent':'0.1',"
          + "'microbial_status':'completed','microbial_bile_tolerant_cfu_g':'10',"
          + "'microbial_pathogenic_e_coli_cfu_g':'0','microbial_salmonella_cfu_g':'0',"
          + "'mycotoxin_status':'completed','mycotoxin_aflatoxins_ppb':'1',"
          + "'mycotoxin_ochratoxin_ppb':'1','moisture_content_percent':'10',"
          + "'moisture_content_water_activity_rate':'0.5','foreign_matter_stems':'0',"
          + "'foreign_matter_seeds':'0'";

  /** Rows of one call: as many as recorded clients send at most. */
  private static final int ROWS = 500;

  /** Clients that save at once. */
  private static final int CLIENTS = 8;

  private final Farm farm;
  private final String zeros;

  /**
   * @param pesticides names of the fields of all that the new panel adds
   */
  Bench(Farm farm, List<String> pesticides) {
    this.farm = farm;
    this.zeros =
        "'pesticide_status':'completed',"
            + String.join(",", pesticides.stream().map(field -> "'" + field + "':'0'").toList());
  }

  Caller caller() {
    return farm.caller();
  }

  /** Lots of a class in the laboratory's hands; their identifiers. */
  List<String> lots(String type, String productClass, int count) {
    String product = farm.type("Sample of " + productClass, type, productClass, "");
    String batch = farm.batch("intermediate/ end product", "clone", 0);
    String one = farm.lotBody(product, batch, "10");
    String row = one.substring(one.indexOf('[') + 1, one.lastIndexOf(']'));
    return many("/inventories", "inventory", java.util.Collections.nCopies(count, row));
  }

  /** Reports one result of each lot. */
  List<String> report(List<String> lots) {
    return many(
        "/lab_results",
        "lab_result",
        lots.stream().map(lot -> "{'global_inventory_id':'" + lot + "'," + PASSING + "}").toList());
  }

  private List<String> many(String path, String wrapper, List<String> rows) {
    var ids = new ArrayList<String>();
    for (int from = 0; from < rows.size(); from += ROWS) {
      List<String> some = rows.subList(from, Math.min(rows.size(), from + ROWS));
      Reply reply = caller().post(path, "{'" + wrapper + "':[" + String.join(",", some) + "]}");
      if (!reply.isDone()) {
        throw new StageFailed("POST " + path + " was answered " + reply);
      }
      JsonNode answer = reply.json();
      answer.forEach(each -> ids.add(each.path("global_id").asString("")));
    }
    return ids;
  }

  /**
   * One result with more fields, as another node takes it.
   *
   * @param more fields, each after a comma
   */
  JsonNode reportAt(String base, String lot, String more) {
    return caller()
        .at(base)
        .done(
            "/lab_results",
            "{'lab_result':[{'global_inventory_id':'" + lot + "'," + PASSING + more + "}]}");
  }

  /** The fields of all pesticides, at zero, after a comma. */
  String zeros() {
    return "," + zeros;
  }

  /** Saves every result again with a zero for each pesticide, several at once. */
  void saveZeros(List<String> results, Tally tally) throws InterruptedException {
    var left = new ConcurrentLinkedQueue<>(results);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < CLIENTS; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (String id = left.poll(); id != null; id = left.poll()) {
                  save(id, tally);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void save(String id, Tally tally) {
    Reply reply =
        caller()
            .post("/lab_results/update", "{'lab_result':{'global_id':'" + id + "'," + zeros + "}}");
    String status = reply.isDone() ? reply.first().path("status").asString("") : "" + reply;
    tally.see(status.equals("passed"), () -> id + " was answered " + status);
  }

  /** All results of the laboratory, by identifier. */
  Map<String, Reported> all() {
    var found = new HashMap<String, Reported>();
    for (int page = 1; ; page++) {
      JsonNode answer = caller().get("/lab_results?page=" + page).json();
      JsonNode rows = answer.path("data");
      rows.forEach(row -> found.put(row.path("global_id").asString(""), Reported.of(row)));
      if (rows.isEmpty() || page >= answer.path("last_page").intValue()) {
        return found;
      }
    }
  }
}
