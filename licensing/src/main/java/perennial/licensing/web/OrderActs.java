package perennial.licensing.web;

import static perennial.licensing.web.NativeRoute.DONE;
import static perennial.licensing.web.NativeRoute.MADE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.journal.Command;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.ApproveOrder;
import perennial.licensing.ChangeLicenseCode;
import perennial.licensing.ChangeLicenseType;
import perennial.licensing.Consequential;
import perennial.licensing.Directory;
import perennial.licensing.Endorsements;
import perennial.licensing.Holder;
import perennial.licensing.LicenseOrder;
import perennial.licensing.OrderAct;
import perennial.licensing.RevokeLicense;
import perennial.licensing.TransferOwnership;
import perennial.licensing.WindDown;
import perennial.licensing.WithdrawOrder;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Wanted;
import perennial.licensing.web.NativeDesk.Who;
import perennial.web.Request;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What one official orders and another approves. */
final class OrderActs {
  private final NativeDesk desk;

  private OrderActs(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var acts = new OrderActs(desk);
    return List.of(
        acts.order(
            "/revoke",
            "Orders that a license be revoked.",
            (id, reason, body) -> new RevokeLicense(id, reason, body.instant("since"))),
        acts.order(
            "/transfer-ownership",
            "Orders that another business hold a license.",
            (id, reason, body) ->
                new TransferOwnership(id, acts.holder(body), body.instant("since"))),
        acts.order(
            "/wind-down",
            "Orders that a license end and all that is left there be destroyed.",
            acts::windDown),
        acts.order("/change-code", "Orders another code for a license.", acts::changeCode),
        acts.order("/change-type", "Orders another type for a license.", acts::changeType),
        new NativeRoute.Write(
            desk,
            Who.OFFICIAL,
            "/orders/{order}/approve",
            "Approves an order and does its act.",
            DONE,
            acts::approve),
        new NativeRoute.Write(
            desk,
            Who.OFFICIAL,
            "/orders/{order}/withdraw",
            "Takes back an order that nobody approved.",
            DONE,
            acts::withdraw),
        new NativeRoute.Read(
            desk, Who.OFFICIAL, "/orders", "Lists the orders that wait.", acts::pending));
  }

  @FunctionalInterface
  private interface Ordered {
    Consequential of(LicenseeId licensee, String reason, Body body);
  }

  private NativeRoute order(String name, String summary, Ordered ordered) {
    return new NativeRoute.Write(
        desk,
        Who.OFFICIAL,
        "/licenses/{licensee}" + name,
        summary,
        MADE,
        (request, caller, body) -> {
          LicenseeId id = desk.licensee(request).licenseeId();
          String reason = body.text("reason");
          return Wanted.of(new OrderAct(ordered.of(id, reason, body), reason));
        });
  }

  /** Who is named, or who holds another license. */
  private Holder holder(Body body) {
    String to = body.text("to");
    return to.isEmpty() ? LicenseActs.holder(body) : desk.holder(to);
  }

  private Consequential windDown(LicenseeId id, String reason, Body body) {
    String ending = body.text("ending");
    Optional<WindDown.Ending> read = WindDown.Ending.read(ending);
    if (read.isEmpty() && !ending.isEmpty()) {
      body.fault("ending", "It is surrender, revoke or expire, or left out.");
    }
    return new WindDown(id, read.orElse(null), reason, desk.rules(), body.instant("since"));
  }

  private Consequential changeCode(LicenseeId id, String reason, Body body) {
    String code = body.text("code");
    return new ChangeLicenseCode(
        id, code, body.instant("since"), desk.former(code), desk.rules(), desk.isSandbox());
  }

  private Consequential changeType(LicenseeId id, String reason, Body body) {
    String code = body.text("code");
    return new ChangeLicenseType(
        id,
        body.text("type"),
        code,
        body.text("tier"),
        new Endorsements(body.names("endorsements")),
        body.instant("since"),
        desk.former(code),
        desk.rules(),
        desk.isSandbox());
  }

  private Wanted approve(Request request, Caller caller, Body body) {
    LicenseOrder order = desk.order(request);
    String code = order.terms().text("code", "");
    @Nullable LicenseeId former = code.isEmpty() ? null : desk.former(code);
    Command approve =
        new ApproveOrder(
            order.serial(),
            order.concerned(),
            order.concerned().equals(former) ? null : former,
            desk.rules(),
            desk.isSandbox());
    return Wanted.of(approve);
  }

  private Wanted withdraw(Request request, Caller caller, Body body) {
    LicenseOrder order = desk.order(request);
    return Wanted.of(new WithdrawOrder(order.serial(), order.concerned(), body.text("reason")));
  }

  private Optional<JsonNode> pending(Request request, Caller caller) {
    Reader.Reading reading = desk.reader().as(LicenseeId.REGISTRY);
    var orders = reading.rows(Directory.pendingOrders());
    reading.go();
    Instant now = request.receivedAt();
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode list = all.putArray("orders");
    for (LicenseOrder order : orders.get()) {
      ObjectNode one = list.addObject();
      one.put("id", new GlobalId(GlobalId.STATE_PREFIX, order.ref()).toString());
      one.put("license", Directory.globalId(order.concerned()).toString());
      one.put("act", order.act());
      one.put("terms", order.terms().toString());
      one.put("reason", order.reason());
      one.put("ordered_by", Directory.userGlobalId(order.orderedBy()).toString());
      one.put("ordered_at", order.orderedAt().toString());
      one.put("expires_at", order.expiresAt().toString());
      one.put("pending", order.isPendingAt(now));
    }
    return Optional.of(all);
  }
}
