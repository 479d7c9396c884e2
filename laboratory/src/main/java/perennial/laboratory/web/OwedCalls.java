package perennial.laboratory.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.GlobalIds;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.laboratory.Owed;
import perennial.laboratory.OwedResults;
import perennial.licensing.Directory;
import perennial.licensing.web.NativeDesk;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Who;
import perennial.licensing.web.NativeRoute;
import perennial.rulebook.assay.Verdict;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What results of the caller still lack, for a laboratory and for its clients. Newest first; {@code
 * ?before=ID} is the next page.
 */
final class OwedCalls {
  private final NativeDesk desk;

  private OwedCalls(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    return List.of(
        new NativeRoute.Read(
            desk,
            Who.USER,
            "/lab-results/owed",
            "Lists what lab results of the licensee still lack.",
            new OwedCalls(desk)::owed));
  }

  private Optional<JsonNode> owed(Request request, Caller caller) {
    Long before = before(request);
    Reader.Reading reading = desk.reader().as(caller.licensee());
    Supplier<List<Owed>> page = OwedResults.ask(reading, caller.licensee(), before, desk.rules());
    reading.go();
    List<Owed> owed = page.get();
    var ids = GlobalIds.ask(reading, owed.stream().map(each -> each.result().ref()).toList());
    reading.go();
    return Optional.of(print(owed, ids.get()));
  }

  private static @Nullable Long before(Request request) {
    Optional<String> before = request.query().first("before");
    if (before.isEmpty()) {
      return null;
    }
    return before
        .flatMap(GlobalId::read)
        .map(GlobalId::object)
        .filter(object -> object.kind().equals(Laboratory.RESULT_KIND))
        .map(ObjectRef::serial)
        .orElseThrow(() ->
            new RequestFailed(FailureKind.MALFORMED, "before is no identifier of a lab result."));
  }

  private static ObjectNode print(List<Owed> owed, Map<ObjectRef, GlobalId> ids) {
    ObjectNode answer = Json.NODES.objectNode();
    ArrayNode results = answer.putArray("results");
    String last = null;
    for (Owed each : owed) {
      last = Objects.requireNonNull(ids.get(each.result().ref())).toString();
      print(results.addObject(), last, each);
    }
    answer.put("next", owed.size() == OwedResults.PAGE_MAX ? last : null);
    return answer;
  }

  private static void print(ObjectNode row, String id, Owed owed) {
    LabResult result = owed.result();
    LicenseeId client = result.clientId();
    row.put("id", id)
        .put("laboratory", Directory.globalId(result.labId()).toString())
        .put("client", client == null ? null : Directory.globalId(client).toString())
        .put("collected_at", result.collectionDate().toString())
        .put("testing_status", result.testingStatus().wire())
        .put("completion_owed", owed.isCompletionOwed())
        .put("rules", result.rulesVersion());
    ArrayNode missing = row.putArray("owed");
    for (Verdict.Missing each : owed.missing()) {
      missing
          .addObject()
          .put("group", each.group())
          .put("analyte", each.analyte().isEmpty() ? null : each.analyte())
          .put("reason", each.reason());
    }
    ArrayNode arrived = row.putArray("groups");
    for (Owed.Group each : owed.arrived()) {
      arrived
          .addObject()
          .put("group", each.key())
          .put("status", each.status())
          .put("completed", each.isCompleted())
          .put("laboratory", each.lab().isEmpty() ? null : each.lab());
    }
  }
}
