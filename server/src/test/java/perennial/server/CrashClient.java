package perennial.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One licensee's software that writes without a pause and keeps its own books: what the registry
 * acknowledged, and what it sent and got no answer for. It sends the latter again after an outage,
 * as real clients do, and knows nothing of what happened on the other side.
 */
final class CrashClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int STOCK = 100_000;

  /** Always something under way, and yet few enough writes to fold them all in the end. */
  private static final int PAUSE_MILLIS = 5;

  /** A write that can be sent again: with an external_id its effect is one. */
  private record Sent(String path, String body, List<String> externalIds) {}

  /** The answers that a client of the old system lives with. */
  private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();

  private final AtomicInteger acknowledgements = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final Map<String, String> areas = new HashMap<>();
  private final Map<String, String> lots = new HashMap<>();
  private final Map<String, String> idOfExternal = new HashMap<>();
  private final Map<String, Sent> sentOfId = new LinkedHashMap<>();
  private final Map<String, Sent> unsure = new LinkedHashMap<>();
  private final HttpClient http;
  private final String code;
  private final String key;
  private final Random random;
  private String url = "";
  private int serial;
  private String area = "";
  private String type = "";
  private String strain = "";
  private String batch = "";
  private String stock = "";

  CrashClient(HttpClient http, JsonNode licensee, long seed) {
    this.http = http;
    this.code = licensee.path("code").asString();
    this.key = licensee.path("key").asString();
    this.random = new Random(seed);
  }

  /** The registry listens elsewhere after every start. */
  void at(String newUrl) {
    url = newUrl + "/api/v1";
  }

  int acknowledgements() {
    return acknowledgements.get();
  }

  int turnedAway() {
    return turnedAway.get();
  }

  Queue<String> wrongs() {
    return wrongs;
  }

  /** What the later writes refer to. */
  void settle() throws IOException, InterruptedException {
    area = made("/areas", "{'area':[{'name':'Room','type':'non-quarantine'}]}");
    strain = made("/strains", "{'strain':[{'name':'Blue Dream'}]}");
    type =
        made(
            "/inventory_types",
            "{'inventory_type':[{'name':'Flower','type':'harvest_materials',"
                + "'intermediate_type':'flower','uom':'gm'}]}");
    batch =
        made(
            "/batches",
            ("{'batch':[{'type':'intermediate/ end product','global_area_id':'%s',"
                    + "'global_strain_id':'%s'}]}")
                .formatted(area, strain));
    stock = made("/inventories", lot("stock-" + code, Integer.toString(STOCK)));
  }

  /** Writes until it is interrupted or nobody is there any more. */
  void write() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        writeOnce();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeOnce() throws InterruptedException {
    String name = code + "-" + ++serial;
    switch (random.nextInt(4)) {
      case 0 ->
          send(
              new Sent(
                  "/areas",
                  "{'area':[{'name':'%s','type':'quarantine'}]}".formatted(name),
                  List.of()));
      case 1 -> {
        List<String> names = List.of(name + "-a", name + "-b", name + "-c");
        String rows =
            String.join(
                ",",
                names.stream()
                    .map("{'name':'%1$s','type':'quarantine','external_id':'%1$s'}"::formatted)
                    .toList());
        send(new Sent("/areas", "{'area':[" + rows + "]}", names));
      }
      case 2 ->
          send(
              new Sent(
                  "/inventories",
                  lot(name, Integer.toString(1 + random.nextInt(9))),
                  List.of(name)));
      default ->
          send(
              new Sent(
                  "/split_inventory",
                  "{'global_inventory_id':'%s','global_area_id':'%s','external_id':'%s','qty':'1',"
                          .formatted(stock, area, "split-" + name)
                      + "'net_weight':'0','cost':'0'}",
                  List.of("split-" + name)));
    }
  }

  private String lot(String externalId, String qty) {
    return ("{'inventory':[{'external_id':'%s','qty':'%s','uom':'gm','global_area_id':'%s',"
            + "'global_strain_id':'%s','global_inventory_type_id':'%s','global_batch_id':'%s'}]}")
        .formatted(externalId, qty, area, strain, type, batch);
  }

  /** True when it was acknowledged; what it made is then in the books. */
  private boolean send(Sent sent) throws InterruptedException {
    try {
      HttpResponse<String> response = post(sent.path, sent.body);
      if (response.statusCode() == 200) {
        note(sent, JSON.readTree(response.body()));
        acknowledgements.incrementAndGet();
        return true;
      }
      if (response.statusCode() == 502
          && response.headers().firstValue("Retry-After").isPresent()) {
        turnedAway.incrementAndGet();
      } else {
        wrongs.add(sent.path + " " + response.statusCode() + " " + response.body());
      }
    } catch (IOException e) {
      Thread.sleep(PAUSE_MILLIS); // nobody there
    }
    sent.externalIds.forEach(externalId -> unsure.put(externalId, sent));
    Thread.sleep(PAUSE_MILLIS);
    return false;
  }

  private void note(Sent sent, JsonNode answer) {
    for (JsonNode made : answer.isArray() ? answer : List.of(answer)) {
      String id = made.path("global_id").asString("");
      String externalId = made.path("external_id").asString("");
      (sent.path.equals("/areas") ? areas : lots)
          .put(id, made.path(sent.path.equals("/areas") ? "name" : "qty").asString(""));
      sentOfId.put(id, sent);
      if (!sent.externalIds.isEmpty()) {
        String before = idOfExternal.put(externalId, id);
        if (before != null && !before.equals(id)) {
          wrongs.add(externalId + " made " + before + " and again " + id);
        }
      }
    }
    sent.externalIds.forEach(unsure::remove);
  }

  /** Sends again what got no answer, and some of what did: neither may have a second effect. */
  void sendAgain() throws InterruptedException {
    for (Sent sent : List.copyOf(unsure.values())) {
      if (!send(sent)) {
        wrongs.add("still not taken: " + sent);
      }
    }
    List<Sent> acknowledged =
        sentOfId.values().stream().filter(sent -> !sent.externalIds.isEmpty()).distinct().toList();
    for (Sent sent :
        acknowledged.subList(Math.max(0, acknowledged.size() - 20), acknowledged.size())) {
      send(sent);
    }
  }

  /** Compares the registry's lists with the books; empty when all is as acknowledged, once. */
  List<String> differences() throws IOException, InterruptedException {
    Map<String, JsonNode> listedAreas = list("/areas");
    Map<String, JsonNode> listedLots = list("/inventories");
    areas.forEach((id, name) -> compare(id, name, listedAreas.get(id), "name"));
    lots.forEach((id, qty) -> compare(id, qty, listedLots.get(id), "qty"));
    once(listedAreas, "name");
    once(listedAreas, "external_id");
    once(listedLots, "external_id");
    long parts =
        listedLots.values().stream()
            .filter(lot -> lot.path("external_id").asString("").startsWith("split-"))
            .count();
    String left = listedLots.get(stock).path("qty").asString("");
    if (!left.equals(STOCK - parts + ".0000")) {
      wrongs.add("after " + parts + " splits of 1 the stock of " + STOCK + " is " + left);
    }
    return List.copyOf(wrongs);
  }

  /** What is there without this client having been told so; empty when it was told everything. */
  List<String> untold() throws IOException, InterruptedException {
    Set<String> untold = new TreeSet<>(list("/areas").keySet());
    untold.addAll(list("/inventories").keySet());
    untold.removeAll(areas.keySet());
    untold.removeAll(lots.keySet());
    untold.removeAll(Set.of(area, stock));
    return List.copyOf(untold);
  }

  private void compare(String id, String acknowledged, JsonNode listed, String field) {
    String found = listed == null ? "nothing" : listed.path(field).asString("");
    boolean same =
        field.equals("qty")
            ? listed != null
                && new java.math.BigDecimal(found).compareTo(new java.math.BigDecimal(acknowledged))
                    == 0
            : found.equals(acknowledged);
    if (!same && !id.equals(stock)) {
      wrongs.add(id + " was acknowledged with " + acknowledged + " and there is " + found);
    }
  }

  private void once(Map<String, JsonNode> listed, String field) {
    Map<String, Integer> counts = new TreeMap<>();
    listed.values().forEach(row -> counts.merge(row.path(field).asString(""), 1, Integer::sum));
    counts.remove("");
    counts.forEach((value, count) -> {
      if (count > 1) {
        wrongs.add(field + " " + value + " is there " + count + " times");
      }
    });
  }

  private Map<String, JsonNode> list(String path) throws IOException, InterruptedException {
    Map<String, JsonNode> rows = new HashMap<>();
    String next = url + path;
    while (!next.isEmpty()) {
      JsonNode page = JSON.readTree(call(HttpRequest.newBuilder(URI.create(next))).body());
      page.path("data").forEach(row -> rows.put(row.path("global_id").asString(""), row));
      next = page.path("next_page_url").asString("");
    }
    return rows;
  }

  private String made(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> response = post(path, body);
    if (response.statusCode() != 200) {
      throw new IOException(path + " " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body()).path(0).path("global_id").asString("");
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return call(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private HttpResponse<String> call(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request.timeout(PATIENCE).header("x-mjf-mme-code", code).header("x-mjf-key", key).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
