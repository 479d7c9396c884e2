package perennial.inventory.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.GlobalIds;
import perennial.inventory.Breach;
import perennial.inventory.BreachList;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.Directory;
import perennial.licensing.web.NativeDesk;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeRoute;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was done against the rules and taken all the same: for a licensee its own, for an official
 * everybody's. Newest first; {@code ?before=} takes the {@code next} of an answer.
 */
final class BreachCalls {
  private final NativeDesk desk;

  private BreachCalls(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    return List.of(
        new NativeRoute.Read(
            desk,
            null,
            "/breaches",
            "Lists what was done against the rules and taken all the same.",
            new BreachCalls(desk)::list));
  }

  private Optional<JsonNode> list(Request request, Caller caller) {
    var filter =
        new BreachList.Filter(
            text(request, "rule"),
            NativeDesk.time(request, "since", desk.rules().jurisdiction().zone()),
            NativeDesk.time(request, "until", desk.rules().jurisdiction().zone()),
            before(request));
    BreachList page = BreachList.of(desk.reader(), concerned(request, caller), filter);
    Reader.Reading reading = desk.reader().as(LicenseeId.REGISTRY);
    var ids =
        GlobalIds.ask(
            reading, page.breaches().stream().map(BreachCalls::object).distinct().toList());
    reading.go();
    return Optional.of(print(page, ids.get()));
  }

  /** Whose breaches; a licensee that asks for another's is told that there is none. */
  private Set<LicenseeId> concerned(Request request, Caller caller) {
    String name = text(request, "licensee");
    LicenseeId named = name == null ? null : desk.named().licensee(name).licenseeId();
    if (caller.principal() == null) {
      return named == null ? BreachList.everybody(desk.reader()) : Set.of(named);
    }
    if (named != null && !named.equals(caller.licensee())) {
      throw NativeDesk.none();
    }
    return Set.of(caller.licensee());
  }

  private static @Nullable String text(Request request, String name) {
    return request.query().first(name).filter(text -> !text.isBlank()).orElse(null);
  }

  private static @Nullable Long before(Request request) {
    String text = text(request, "before");
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new RequestFailed(FailureKind.MALFORMED, "before is not the next of an answer.");
    }
  }

  private static ObjectRef object(Breach breach) {
    return new ObjectRef(breach.kind(), breach.serial());
  }

  private static ObjectNode print(BreachList page, Map<ObjectRef, GlobalId> ids) {
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode list = all.putArray("breaches");
    for (Breach each : page.breaches()) {
      GlobalId id = ids.get(object(each));
      ObjectNode row =
          list.addObject()
              .put("rule", each.code())
              .put("licensee", Directory.globalId(each.licenseeId()).toString())
              .put("object", id == null ? object(each).toString() : id.toString())
              .put("text", each.text())
              .put("recorded_at", each.recordedAt().toString());
      if (each.excess().isPositive()) {
        row.put("excess", each.excess().toString()).put("unit", each.unit().wire());
      }
    }
    Long next = page.next();
    all.put("next", next == null ? null : next.toString());
    return all;
  }
}
