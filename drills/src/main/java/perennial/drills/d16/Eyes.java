package perennial.drills.d16;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import perennial.drills.stage.Caller;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/**
 * Looks at a row from everywhere at once: on every node, in the list and alone, by each party. All
 * must see the same, and what was just written.
 */
final class Eyes {
  private final List<String> nodes;
  private final ExecutorService threads;
  private final Set<String> looked = new TreeSet<>();
  private final Map<String, Tally> tallies = new HashMap<>();

  Eyes(List<String> nodes, ExecutorService threads) {
    this.nodes = nodes;
    this.threads = threads;
  }

  /** Resources that were looked at. */
  Set<String> looked() {
    return looked;
  }

  /** All looks at a resource, or at all of them together. */
  Tally tally(String name) {
    return tallies.computeIfAbsent(name, ignored -> new Tally());
  }

  /**
   * Right after a write: its answer and every look show a value.
   *
   * @param answer of the write; a look of its own
   */
  void see(
      List<Caller> parties, String resource, String id, JsonNode answer, String field, String value)
      throws InterruptedException, ExecutionException {
    tally(resource)
        .see(
            answer.path(field).asString("").equals(value),
            () -> id + " was answered with " + field + " " + answer.path(field));
    see(parties, resource, id, field, value);
  }

  /** Every look shows a value. */
  void see(List<Caller> parties, String resource, String id, String field, String value)
      throws InterruptedException, ExecutionException {
    looked.add(resource);
    for (Look look : looks(parties, resource, id)) {
      tally(resource)
          .see(
              look.rows.size() == 1 && look.rows.getFirst().path(field).asString("").equals(value),
              () ->
                  look.where
                      + " does not show "
                      + field
                      + " "
                      + value
                      + " of "
                      + id
                      + ": "
                      + look.rows.stream().map(row -> row.path(field)).toList());
    }
  }

  /** No look shows it any more. */
  void seeGone(List<Caller> parties, String resource, String id)
      throws InterruptedException, ExecutionException {
    for (Look look : looks(parties, resource, id)) {
      tally(resource).see(look.rows.isEmpty(), () -> look.where + " still shows " + id);
    }
  }

  /** Every look shows exactly the same row. */
  void seeTheSame(List<Caller> parties, String resource, String id)
      throws InterruptedException, ExecutionException {
    var texts = new TreeSet<String>();
    looks(parties, resource, id).forEach(look -> texts.add(look.rows.toString()));
    tally(resource).see(texts.size() == 1, () -> id + " is seen differently: " + texts);
  }

  /** What one look showed: rows of the identifier. */
  private record Look(String where, List<JsonNode> rows) {}

  private List<Look> looks(List<Caller> parties, String resource, String id)
      throws InterruptedException, ExecutionException {
    var asked = new ArrayList<Callable<Look>>();
    for (Caller party : parties) {
      for (String node : nodes) {
        for (String query : List.of("", "?f_global_id=" + id)) {
          String path = "/" + resource + query;
          String where = party + " at node " + (nodes.indexOf(node) + 1) + " " + path;
          asked.add(() -> new Look(where, rowsOf(party.at(node).get(path).json(), id)));
        }
      }
    }
    var looks = new ArrayList<Look>();
    for (Future<Look> look : threads.invokeAll(asked)) {
      looks.add(look.get());
    }
    return looks;
  }

  private static List<JsonNode> rowsOf(JsonNode page, String id) {
    var rows = new ArrayList<JsonNode>();
    for (JsonNode row : page.path("data")) {
      if (row.path("global_id").asString("").equals(id)) {
        rows.add(row);
      }
    }
    return rows;
  }
}
