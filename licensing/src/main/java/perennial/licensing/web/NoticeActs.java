package perennial.licensing.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perennial.journal.Reader;
import perennial.kernel.ObjectRef;
import perennial.licensing.Directory;
import perennial.licensing.Licensing;
import perennial.licensing.Notice;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Who;
import perennial.web.Request;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a licensee is told of orders against its license, by its own users' keys. */
final class NoticeActs {
  private final NativeDesk desk;

  private NoticeActs(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var acts = new NoticeActs(desk);
    return List.of(
        new NativeRoute.Read(
            desk,
            Who.USER,
            "/notices",
            "Lists the orders that the licensee was told of.",
            acts::list));
  }

  private Optional<JsonNode> list(Request request, Caller caller) {
    Reader.Reading reading = desk.reader().as(caller.licensee());
    var told = reading.rows(Directory.notices(caller.licensee()));
    reading.go();
    ObjectNode answer = Json.NODES.objectNode();
    ArrayNode notices = answer.putArray("notices");
    for (Notice each : told.get()) {
      ObjectNode one = notices.addObject();
      one.put("order", new ObjectRef(Licensing.ORDER_KIND, each.orderSerial()).toString());
      one.put("act", each.act());
      one.put("reason", each.reason());
      one.put("status", each.status().name().toLowerCase(Locale.ROOT));
      one.put("since", each.since().toString());
      one.put("void_after", each.expiresAt().toString());
    }
    return Optional.of(answer);
  }
}
