package perennial.laboratory.web;

import static perennial.licensing.web.NativeRoute.DONE;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import perennial.identifiers.GlobalId;
import perennial.identifiers.GlobalIds;
import perennial.inventory.Inventory;
import perennial.journal.Reader;
import perennial.kernel.ObjectRef;
import perennial.laboratory.CopyResult;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.laboratory.OwnResult;
import perennial.laboratory.ResultHistory;
import perennial.laboratory.ResultStep;
import perennial.laboratory.VoidResult;
import perennial.licensing.ByAdministrator;
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

/** What a laboratory does with a result that it reported, and what became of it. */
final class ResultCalls {
  private static final String PART = "result";

  private final NativeDesk desk;

  private ResultCalls(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var calls = new ResultCalls(desk);
    return List.of(
        new NativeRoute.Write(
            desk,
            Who.USER,
            "/lab-results/{result}/void",
            "Takes a lab result back.",
            DONE,
            calls::voided),
        new NativeRoute.Write(
            desk,
            Who.USER,
            "/lab-results/{result}/copy",
            "Lets a lab result hold for one more lot of its client.",
            DONE,
            calls::copied),
        new NativeRoute.Read(
            desk,
            Who.USER,
            "/lab-results/{result}/history",
            "Tells what became of a lab result, step by step.",
            calls::history));
  }

  private Wanted voided(Request request, Caller caller, Body body) {
    Own own = own(request, caller);
    LabResult result = own.result();
    var command = new VoidResult(result.serial(), result.clientId(), body.text("reason"));
    return Wanted.of(new ByAdministrator(command), own.id());
  }

  private Wanted copied(Request request, Caller caller, Body body) {
    Own own = own(request, caller);
    Long lot =
        GlobalId.read(body.text("lot"))
            .map(GlobalId::object)
            .filter(each -> each.kind().equals(Inventory.LOT_KIND))
            .map(ObjectRef::serial)
            .orElse(null);
    LabResult result = own.result();
    return Wanted.of(new CopyResult(result.serial(), result.clientId(), lot), own.id());
  }

  /** A result of the laboratory that calls. */
  private record Own(LabResult result, GlobalId id) {}

  private Own own(Request request, Caller caller) {
    var object =
        new ObjectRef(
            Laboratory.RESULT_KIND, NamedThings.serial(request, PART, Laboratory.RESULT_KIND));
    Reader.Reading reading = desk.reader().as(caller.licensee());
    var found = OwnResult.ask(reading, caller.licensee(), object.serial());
    var ids = GlobalIds.ask(reading, List.of(object));
    reading.go();
    GlobalId id = ids.get().get(object);
    return found
        .get()
        .filter(result -> id != null)
        .map(result -> new Own(result, Objects.requireNonNull(id)))
        .orElseThrow(NativeDesk::none);
  }

  private Optional<JsonNode> history(Request request, Caller caller) {
    long serial = NamedThings.serial(request, PART, Laboratory.RESULT_KIND);
    return ResultHistory.find(desk.reader(), caller.licensee(), serial).map(ResultCalls::print);
  }

  private static ObjectNode print(ResultHistory history) {
    LabResult result = history.result();
    ObjectNode all = Json.NODES.objectNode();
    all.put("testing_status", result.testingStatus().wire())
        .put("verdict", word(result.verdict()))
        .put("rules", result.rulesVersion())
        .put("voided", result.isVoided());
    ArrayNode steps = all.putArray("steps");
    for (ResultStep each : history.steps()) {
      steps
          .addObject()
          .put("what", word(each.kind()))
          .put("verdict", each.verdict() == null ? null : word(each.verdict()))
          .put("reason", each.reason())
          .put("recorded_at", each.recordedAt().toString());
    }
    Retests.print(all, history.retests());
    return all;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
