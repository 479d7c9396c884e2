package perennial.licensing.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.ImportedList;
import perennial.licensing.ListFate;
import perennial.licensing.ListRow;
import perennial.licensing.ListRows;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Who;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of the rows of license lists that were imported, and why. */
final class ListActs {
  /** Rows of one page. */
  private static final int PAGE = 500;

  private final NativeDesk desk;

  private ListActs(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var acts = new ListActs(desk);
    return List.of(
        new NativeRoute.Read(
            desk, Who.OFFICIAL, "/lists", "Lists the license lists imported.", acts::lists),
        new NativeRoute.Read(
            desk,
            Who.OFFICIAL,
            "/lists/{list}/rows",
            "Tells what became of the rows of a license list.",
            acts::rows));
  }

  private List<ImportedList> all() {
    Reader.Reading reading = desk.reader().as(LicenseeId.REGISTRY);
    var found = reading.rows(ListRows.lists());
    reading.go();
    return found.get();
  }

  private Optional<JsonNode> lists(Request request, Caller caller) {
    ObjectNode answer = Json.NODES.objectNode();
    ArrayNode lists = answer.putArray("lists");
    for (ImportedList each : all()) {
      ObjectNode one = lists.addObject();
      one.put("id", each.ref().toString());
      one.put("file", each.name());
      one.put("sha256", each.digest());
      one.put("rows", each.rowCount());
      one.put("taken_at", each.takenAt().toString());
    }
    return Optional.of(answer);
  }

  /** A page of them, the last line first; {@code ?before=LINE} is the next. */
  private Optional<JsonNode> rows(Request request, Caller caller) {
    String name = request.pathParameter("list");
    return all().stream()
        .filter(each -> each.ref().toString().equalsIgnoreCase(name))
        .findFirst()
        .map(list -> page(request, list));
  }

  private JsonNode page(Request request, ImportedList list) {
    var query = asked(request).of(list.serial()).limit(PAGE);
    String before = given(request, "before");
    Reader.Reading reading = desk.reader().as(LicenseeId.REGISTRY);
    var found = reading.rows(before.isEmpty() ? query : query.before(line(before)));
    reading.go();
    List<ListRow> page = found.get();
    ObjectNode answer = Json.NODES.objectNode();
    ArrayNode rows = answer.putArray("rows");
    page.forEach(row -> tell(rows.addObject(), row));
    answer.put("next", page.size() < PAGE ? null : Integer.valueOf(page.getLast().line()));
    return answer;
  }

  private static ListRows asked(Request request) {
    String fate = given(request, "fate");
    @Nullable ListFate only =
        fate.isEmpty()
            ? null
            : ListFate.read(fate).orElseThrow(() -> malformed("fate is none that a row has."));
    return new ListRows(only, given(request, "code"), given(request, "id"), given(request, "why"));
  }

  private static String given(Request request, String name) {
    return request.query().first(name).orElse("");
  }

  private static long line(String before) {
    try {
      return Integer.parseInt(before);
    } catch (NumberFormatException e) {
      throw malformed("before is no line of a list.");
    }
  }

  private static RequestFailed malformed(String text) {
    return new RequestFailed(FailureKind.MALFORMED, text);
  }

  private static void tell(ObjectNode one, ListRow row) {
    one.put("line", row.line());
    one.put("license", row.globalId());
    one.put("code", row.code());
    one.put("fate", row.fate().word());
    row.why().lines().forEach(one.putArray("why")::add);
    row.proposals().lines().forEach(one.putArray("proposals")::add);
    one.put("at", row.takenAt().toString());
  }
}
