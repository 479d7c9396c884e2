package perennial.transport.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import perennial.journal.Command;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;
import perennial.licensing.Directory;
import perennial.licensing.web.NativeDesk;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Who;
import perennial.licensing.web.NativeRoute;
import perennial.transport.StockTaking;
import perennial.transport.WindingDown;
import perennial.web.Endpoint;
import perennial.web.Request;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands in a licensed place, and the carrying out of an order that nothing be left there. */
public final class StockActs {
  private final NativeDesk desk;

  private StockActs(NativeDesk desk) {
    this.desk = desk;
  }

  public static List<Endpoint> endpoints(NativeDesk desk) {
    var acts = new StockActs(desk);
    return List.of(
        new NativeRoute.Read(
            desk,
            Who.OFFICIAL,
            "/licenses/{licensee}/stock",
            "Tells what stands in a licensed place.",
            acts::stock),
        new NativeRoute.WriteAll(
            desk,
            Who.OFFICIAL,
            "/orders/{order}/carry-out",
            "Does the next part of an order to wind down.",
            acts::next,
            request -> acts.told(desk.order(request).concerned())));
  }

  private Optional<JsonNode> stock(Request request, Caller caller) {
    return Optional.of(told(desk.licensee(request).licenseeId()));
  }

  private List<Command> next(Request request, Caller caller) {
    return WindingDown.next(
            desk.reader(), desk.order(request), caller.actor(), desk.rules(), request.receivedAt())
        .acts();
  }

  private JsonNode told(LicenseeId licensee) {
    StockTaking stock = StockTaking.of(desk.reader(), licensee);
    ObjectNode object = Json.NODES.objectNode();
    object.put("license", Directory.globalId(licensee).toString());
    object.put("lots", stock.lotCount());
    object.put("gm", stock.sum(Unit.GM).toDecimal());
    object.put("ea", stock.sum(Unit.EA).toDecimal());
    object.put("plants", stock.plantCount());
    object.put("harvests", stock.harvests().size());
    object.put("open_transfers", stock.transfers().size() - stock.inTransit());
    object.put("in_transit", stock.inTransit());
    object.put("waiting_disposals", stock.waiting().size());
    object.put("last_hold_ends", stock.lastHoldEnds().map(Instant::toString).orElse(null));
    object.put("areas", stock.areas().size());
    object.put("gone", stock.isGone());
    return object;
  }
}
