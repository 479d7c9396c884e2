package perennial.laboratory.web;

import static perennial.licensing.web.NativeRoute.DONE;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import perennial.identifiers.GlobalId;
import perennial.identifiers.GlobalIds;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.RemediateLot;
import perennial.inventory.Tested;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.ObjectRef;
import perennial.laboratory.Laboratory;
import perennial.laboratory.RequestRetest;
import perennial.laboratory.ResultsOfLots;
import perennial.laboratory.Retest;
import perennial.licensing.web.Body;
import perennial.licensing.web.NamedThings;
import perennial.licensing.web.NativeDesk;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Wanted;
import perennial.licensing.web.NativeDesk.Who;
import perennial.licensing.web.NativeRoute;
import perennial.web.Request;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** That a lot is tested again, and what is known of its tests. */
final class RetestCalls {
  private static final String PART = "lot";

  private final NativeDesk desk;

  private RetestCalls(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var calls = new RetestCalls(desk);
    return List.of(
        new NativeRoute.Write(
            desk,
            Who.USER,
            "/lots/{lot}/retest",
            "Asks that a failed lot be tested again.",
            DONE,
            calls::asked),
        new NativeRoute.Read(
            desk,
            Who.USER,
            "/lots/{lot}/tests",
            "Tells which results hold for a lot, and what was tested again.",
            calls::tests));
  }

  private Wanted asked(Request request, Caller caller, Body body) {
    var lot =
        new ObjectRef(Inventory.LOT_KIND, NamedThings.serial(request, PART, Inventory.LOT_KIND));
    Reader.Reading reading = desk.reader().as(caller.licensee());
    var ids = GlobalIds.ask(reading, List.of(lot));
    reading.go();
    GlobalId id = ids.get().get(lot);
    if (id == null) {
      throw NativeDesk.none();
    }
    var found = RemediateLot.Found.of(desk.reader(), caller.licensee(), lot.serial());
    return Wanted.of(new RequestRetest(lot.serial(), found, body.text("reason")), id);
  }

  private Optional<JsonNode> tests(Request request, Caller caller) {
    long serial = NamedThings.serial(request, PART, Inventory.LOT_KIND);
    Reader.Reading reading = desk.reader().as(caller.licensee());
    var own = reading.find(Inventory.LOT, List.of(List.of(caller.licensee(), serial)));
    Supplier<List<Retest>> retests =
        reading.where(Laboratory.RETEST, PART, List.of(serial), Query.LIMIT_MAX);
    reading.go();
    List<Lot> lots = own.get().values().stream().filter(lot -> !lot.isDeleted()).toList();
    if (lots.isEmpty()) {
      return Optional.empty();
    }
    Supplier<ResultsOfLots> results = ResultsOfLots.ask(reading, lots);
    reading.go();
    return Optional.of(print(lots.getFirst(), results.get(), retests.get()));
  }

  private static ObjectNode print(Lot lot, ResultsOfLots results, List<Retest> retests) {
    ObjectNode all = Json.NODES.objectNode();
    all.put("status", word(results.status(lot)));
    ArrayNode list = all.putArray("results");
    for (Tested each : results.all(lot)) {
      Instant amended = each.amendedAt();
      list.addObject()
          .put("result", each.resultId())
          .put("status", word(each.status()))
          .put("reported_at", each.createdAt().toString())
          .put("amended_at", amended == null ? null : amended.toString());
    }
    Retests.print(all.putArray("retests"), retests);
    return all;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
