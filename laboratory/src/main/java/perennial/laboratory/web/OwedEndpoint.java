package perennial.laboratory.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.laboratory.LabResult;
import perennial.laboratory.Laboratory;
import perennial.laboratory.Owed;
import perennial.laboratory.OwedResults;
import perennial.licensing.Credentials;
import perennial.licensing.Directory;
import perennial.licensing.Principal;
import perennial.rulebook.assay.Verdict;
import perennial.rulebook.publish.RulesInForce;
import perennial.web.Answer;
import perennial.web.Endpoint;
import perennial.web.FailureKind;
import perennial.web.Method;
import perennial.web.Request;
import perennial.web.RequestFailed;
import perennial.web.json.Json;
import perennial.web.json.Slashes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /api/v2/lab-results/owed}: what results of the caller still lack, for a laboratory and
 * for its clients. Newest first; {@code ?before=ID} is the next page.
 */
public final class OwedEndpoint implements Endpoint {
  private static final String JSON_TYPE = "application/json";

  private final Credentials credentials;
  private final Reader reader;
  private final RulesInForce rules;

  public OwedEndpoint(Credentials credentials, Reader reader, RulesInForce rules) {
    this.credentials = credentials;
    this.reader = reader;
    this.rules = rules;
  }

  @Override
  public Method method() {
    return Method.GET;
  }

  @Override
  public String path() {
    return "/api/v2/lab-results/owed";
  }

  @Override
  public String summary() {
    return "Lists what lab results of the licensee still lack.";
  }

  @Override
  public Answer handle(Request request) {
    Principal caller = identify(request);
    rules.upTo(caller.credentials());
    Long before = before(request);
    Reader.Reading reading = reader.as(caller.licenseeId());
    Supplier<List<Owed>> page = OwedResults.ask(reading, caller.licenseeId(), before, rules.pack());
    reading.go();
    List<Owed> owed = page.get();
    Map<ObjectRef, ObjectRow> objects = objects(reading, owed);
    if (!Credentials.isCurrent(caller, reading.credentials())) {
      throw notAuthenticated();
    }
    return Answer.of(200, JSON_TYPE, Json.write(print(owed, objects), Slashes.PLAIN))
        .with("Cache-Control", "private, no-store");
  }

  private Principal identify(Request request) {
    return credentials
        .identify(header(request, "x-mjf-mme-code"), header(request, "x-mjf-key"))
        .orElseThrow(OwedEndpoint::notAuthenticated);
  }

  private static RequestFailed notAuthenticated() {
    return new RequestFailed(
        FailureKind.NOT_AUTHENTICATED, "The license code and the key do not belong together.");
  }

  private static String header(Request request, String name) {
    return request.headers().first(name).orElse("").strip();
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

  private static Map<ObjectRef, ObjectRow> objects(Reader.Reading reading, List<Owed> owed) {
    List<List<Object>> keys =
        owed.stream()
            .map(each -> each.result().ref())
            .map(ref -> List.<Object>of(ref.kind(), ref.serial()))
            .toList();
    var found = reading.find(Identifiers.OBJECT, keys);
    reading.go();
    return found.get().values().stream().collect(Collectors.toMap(ObjectRow::ref, row -> row));
  }

  private static ObjectNode print(List<Owed> owed, Map<ObjectRef, ObjectRow> objects) {
    ObjectNode answer = Json.NODES.objectNode();
    ArrayNode results = answer.putArray("results");
    String last = null;
    for (Owed each : owed) {
      ObjectRow object = Objects.requireNonNull(objects.get(each.result().ref()));
      last = object.globalId().toString();
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
