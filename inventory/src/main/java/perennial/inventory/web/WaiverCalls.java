package perennial.inventory.web;

import static perennial.licensing.web.NativeRoute.DONE;
import static perennial.licensing.web.NativeRoute.MADE;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.inventory.EndWaiver;
import perennial.inventory.GrantWaiver;
import perennial.inventory.Inventory;
import perennial.inventory.Waiver;
import perennial.inventory.WaiverRequest;
import perennial.inventory.Waivers;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
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

/** Officials let goods leave without a lab result, and end that. */
final class WaiverCalls {
  private static final String PART = "waiver";

  private final NativeDesk desk;

  private WaiverCalls(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var calls = new WaiverCalls(desk);
    return List.of(
        new NativeRoute.Write(
            desk, Who.OFFICIAL, "/waivers", "Orders a waiver.", MADE, calls::order),
        new NativeRoute.Write(
            desk,
            Who.OFFICIAL,
            "/waivers/{waiver}/grant",
            "Grants a waiver that another official ordered.",
            DONE,
            calls::grant),
        new NativeRoute.Write(
            desk, Who.OFFICIAL, "/waivers/{waiver}/end", "Ends a waiver.", DONE, calls::end),
        new NativeRoute.Read(
            desk, Who.OFFICIAL, "/waivers", "Lists waivers, newest first.", calls::list));
  }

  private Wanted order(Request request, Caller caller, Body body) {
    Instant end = body.dayAfter("until");
    if (end == null) {
      body.require("until");
    }
    var wanted =
        new WaiverRequest(
            body.text("kind"),
            body.text("lot"),
            body.text("licensee"),
            body.text("class"),
            body.text("reason"),
            body.number("lots", 0),
            end == null ? request.receivedAt() : end);
    return Wanted.of(wanted.order(desk.reader(), desk.rules()));
  }

  private Wanted grant(Request request, Caller caller, Body body) {
    return Wanted.of(new GrantWaiver(serial(request)));
  }

  private Wanted end(Request request, Caller caller, Body body) {
    return Wanted.of(new EndWaiver(serial(request), body.text("reason")));
  }

  private static long serial(Request request) {
    return NamedThings.serial(request, PART, Inventory.WAIVER_KIND);
  }

  private Optional<JsonNode> list(Request request, Caller caller) {
    Reader.Reading reading = desk.reader().as(LicenseeId.REGISTRY);
    var found = reading.rows(Waivers.all().limit(Query.LIMIT_MAX));
    reading.go();
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode list = all.putArray("waivers");
    found.get().forEach(each -> print(list.addObject(), each, request.receivedAt()));
    return Optional.of(all);
  }

  private static void print(ObjectNode row, Waiver waiver, Instant now) {
    row.put("id", waiver.ref().toString())
        .put("kind", waiver.kind().word())
        .put("scope", waiver.scope())
        .put("lots", waiver.lotsMax())
        .put("reason", waiver.reason())
        .put("status", waiver.status().name().toLowerCase(Locale.ROOT))
        .put("in_force", waiver.isInForceAt(now))
        .put("ends_at", waiver.endsAt().toString())
        .put("ordered_at", waiver.orderedAt().toString())
        .put("granted_at", text(waiver.grantedAt()))
        .put("ended_at", text(waiver.endedAt()))
        .put("end_reason", waiver.endReason().isEmpty() ? null : waiver.endReason());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
