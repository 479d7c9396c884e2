package perennial.licensing.web;

import static perennial.licensing.web.NativeRoute.DONE;
import static perennial.licensing.web.NativeRoute.MADE;

import java.util.List;
import java.util.Optional;
import perennial.journal.Reader;
import perennial.licensing.Device;
import perennial.licensing.EndDevice;
import perennial.licensing.EnrollDevice;
import perennial.licensing.People;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Wanted;
import perennial.licensing.web.NativeDesk.Who;
import perennial.web.Request;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which devices sign for a licensee. */
final class DeviceActs {
  private DeviceActs() {}

  static List<NativeRoute> of(NativeDesk desk) {
    return List.of(
        new NativeRoute.Write(
            desk,
            Who.USER,
            "/devices",
            "Enrolls a device of the license.",
            MADE,
            (request, caller, body) ->
                Wanted.of(new EnrollDevice(body.text("name"), body.text("public_key")))),
        new NativeRoute.Write(
            desk,
            Who.USER,
            "/devices/{name}/end",
            "Ends a device.",
            DONE,
            (request, caller, body) -> Wanted.of(new EndDevice(request.pathParameter("name")))),
        new NativeRoute.Read(
            desk,
            Who.USER,
            "/devices",
            "Lists the license's devices.",
            (request, caller) -> list(desk, request, caller)));
  }

  private static Optional<JsonNode> list(NativeDesk desk, Request request, Caller caller) {
    Times times = Times.of(request, desk.rules().jurisdiction().zone());
    Reader.Reading reading = desk.reader().as(caller.licensee());
    var devices = reading.rows(People.devices(caller.licensee(), times.at(), times.known()));
    reading.go();
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode list = all.putArray("devices");
    for (Device each : devices.get()) {
      ObjectNode one = list.addObject();
      one.put("name", each.name());
      one.put("public_key", each.publicKey());
      LicenseActs.span(
          one, each.validFrom(), each.validTo(), each.recordedFrom(), each.recordedTo());
    }
    return Optional.of(all);
  }
}
