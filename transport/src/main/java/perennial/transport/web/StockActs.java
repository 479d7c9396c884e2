package perennial.transport.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import perennial.inventory.Balance;
import perennial.journal.Command;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;
import perennial.licensing.Directory;
import perennial.licensing.LicenseOrder;
import perennial.licensing.web.Body;
import perennial.licensing.web.NamedThings;
import perennial.licensing.web.NativeDesk;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Wanted;
import perennial.licensing.web.NativeDesk.Who;
import perennial.licensing.web.NativeRoute;
import perennial.transport.SendingAway;
import perennial.transport.StockTaking;
import perennial.transport.Transport;
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
            request -> acts.told(desk.named().order(request).concerned())),
        new NativeRoute.Write(
            desk,
            Who.OFFICIAL,
            "/orders/{order}/send-away",
            "Files a transfer of what is left of lots, in place of destroying it.",
            NativeRoute.MADE,
            acts::send),
        new NativeRoute.Write(
            desk,
            Who.OFFICIAL,
            "/orders/{order}/transfers/{transfer}/depart",
            "Lets the goods of such a transfer go.",
            NativeRoute.DONE,
            acts::depart));
  }

  private Wanted send(Request request, Caller caller, Body body) {
    LicenseOrder order = desk.named().order(request);
    LicenseeId to = desk.named().licensee(body.text("to")).licenseeId();
    List<String> named = body.texts("lots");
    List<Balance> lots =
        SendingAway.free(StockTaking.of(desk.reader(), order.concerned())).stream()
            .filter(each -> named.isEmpty() || SendingAway.isNamed(each, named))
            .toList();
    if (lots.size() < named.size()) {
      body.fault("lots", "All of them are lots of the closed place with goods that are free.");
    }
    return Wanted.of(away(order, caller).file(to, lots));
  }

  private Wanted depart(Request request, Caller caller, Body body) {
    LicenseOrder order = desk.named().order(request);
    long transfer = NamedThings.serial(request, "transfer", Transport.TRANSFER_KIND);
    LicenseeId to = desk.named().licensee(body.text("to")).licenseeId();
    return Wanted.of(away(order, caller).depart(transfer, to));
  }

  private SendingAway away(LicenseOrder order, Caller caller) {
    return SendingAway.of(desk.reader(), order, caller.actor(), desk.rules());
  }

  private Optional<JsonNode> stock(Request request, Caller caller) {
    return Optional.of(told(desk.named().licensee(request).licenseeId()));
  }

  private List<Command> next(Request request, Caller caller) {
    return WindingDown.next(
            desk.reader(),
            desk.named().order(request),
            caller.actor(),
            desk.rules(),
            request.receivedAt())
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
    object.put("rejected", stock.rejected().size());
    object.put("waiting_disposals", stock.waiting().size());
    object.put("last_hold_ends", stock.lastHoldEnds().map(Instant::toString).orElse(null));
    object.put("areas", stock.areas().size());
    object.put("gone", stock.isGone());
    return object;
  }
}
