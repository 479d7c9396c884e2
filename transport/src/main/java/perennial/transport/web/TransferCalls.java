package perennial.transport.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import perennial.inventory.Inventory;
import perennial.inventory.Waiver;
import perennial.kernel.ObjectRef;
import perennial.licensing.Directory;
import perennial.licensing.web.NamedThings;
import perennial.licensing.web.NativeDesk;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Who;
import perennial.licensing.web.NativeRoute;
import perennial.transport.Transfer;
import perennial.transport.TransferItem;
import perennial.transport.TransferShown;
import perennial.transport.Transport;
import perennial.web.Request;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A transfer, for its two parties. */
final class TransferCalls {
  private static final String PART = "transfer";

  private final NativeDesk desk;

  private TransferCalls(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    return List.of(
        new NativeRoute.Read(
            desk,
            Who.USER,
            "/transfers/{transfer}",
            "Shows a transfer with the waivers of its lots.",
            new TransferCalls(desk)::transfer));
  }

  private Optional<JsonNode> transfer(Request request, Caller caller) {
    long serial = NamedThings.serial(request, PART, Transport.TRANSFER_KIND);
    return TransferShown.find(desk.reader(), caller.licensee(), serial).map(TransferCalls::print);
  }

  private static ObjectNode print(TransferShown shown) {
    Transfer transfer = shown.transfer();
    ObjectNode all = Json.NODES.objectNode();
    all.put("id", name(shown, transfer.ref()))
        .put("from", Directory.globalId(transfer.fromId()).toString())
        .put("to", Directory.globalId(transfer.toId()).toString())
        .put("status", transfer.status().wire())
        .put("voided", transfer.isVoided())
        .put("created_at", transfer.createdAt().toString());
    ArrayNode items = all.putArray("items");
    shown.items().forEach(item -> print(items.addObject(), shown, item));
    return all;
  }

  private static void print(ObjectNode row, TransferShown shown, TransferItem item) {
    row.put("lot", name(shown, new ObjectRef(Inventory.LOT_KIND, item.lot())))
        .put("quantity", item.qty().toString())
        .put("unit", item.uom().wire())
        .put("lab_result", item.labResult());
    ArrayNode waivers = row.putArray("waivers");
    for (Waiver each : shown.waivers().getOrDefault(item.lot(), List.of())) {
      waivers
          .addObject()
          .put("id", each.ref().toString())
          .put("kind", each.kind().word())
          .put("scope", each.scope())
          .put("reason", each.reason())
          .put("ends_at", each.endsAt().toString());
    }
  }

  private static String name(TransferShown shown, ObjectRef object) {
    return Objects.requireNonNull(shown.ids().get(object)).toString();
  }
}
