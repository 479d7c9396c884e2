package perennial.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is measured, and beside which scripts. */
final class Measures {
  private static final int ARRAY = 100;

  private final Path folder;
  private final List<Place> places;
  private final Wire.Resource resource;

  Measures(Path folder, List<Place> places, Wire.Resource resource) {
    this.folder = folder;
    this.places = places;
    this.resource = resource;
  }

  List<Measure> all() {
    String body = Scripts.text("limit/body.json");
    String items = Scripts.text("limit/items100.json");
    Limit fullWrite = full("write_full_pipelined", 1);
    List<Place> one = List.of(places.getLast());
    return List.of(
        new Measure(
            "single",
            "Single creates of a lot",
            "lots",
            new Loads.Creates(places, resource, 1),
            List.of(
                limit("write_stmts", Map.of("body", body), 1),
                limit("write_cte", Map.of("body", body), 1),
                fullWrite)),
        new Measure(
            "array",
            "Creates in arrays of " + ARRAY,
            "lots",
            new Loads.Creates(places, resource, ARRAY),
            List.of(
                limit("write_batch100", Map.of("items", items), ARRAY),
                full("write_full_batch100", ARRAY))),
        new Measure(
            "one-licensee",
            "Single creates, all for one licensee",
            "lots",
            new Loads.Creates(one, resource, 1),
            List.of(limit("write_hot_stmts", Map.of("body", body), 1))),
        new Measure(
            "read",
            "Reads of one lot",
            "reads",
            new Loads.PointReads(places),
            List.of(limit("read_one", Map.of(), 1))),
        new Measure(
            "page",
            "Pages of " + Preload.ROWS_MAX + " lots",
            "pages",
            new Loads.Pages(places.subList(0, Preload.BIG), resource.path()),
            List.of(limit("read_page2500", Map.of("big", "" + Preload.BIG), 1))));
  }

  private Limit limit(String name, Map<String, String> variables, int items) {
    return new Limit(name, Scripts.file(folder, "limit/" + name + ".sql"), variables, items, false);
  }

  private Limit full(String name, int items) {
    return new Limit(name, Scripts.file(folder, "full/" + name + ".sql"), Map.of(), items, true);
  }
}
