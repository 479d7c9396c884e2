package perennial.licensing.web;

import static perennial.licensing.web.NativeRoute.DONE;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.AccreditLab;
import perennial.licensing.Accreditation;
import perennial.licensing.Accreditations;
import perennial.licensing.Directory;
import perennial.licensing.EndAccreditation;
import perennial.licensing.Licensee;
import perennial.licensing.web.NativeDesk.Caller;
import perennial.licensing.web.NativeDesk.Wanted;
import perennial.licensing.web.NativeDesk.Who;
import perennial.web.FailureKind;
import perennial.web.Request;
import perennial.web.RequestFailed;
import perennial.web.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What laboratories are accredited for. */
final class AccreditationActs {
  private final NativeDesk desk;

  private AccreditationActs(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var acts = new AccreditationActs(desk);
    return List.of(
        new NativeRoute.Write(
            desk,
            Who.OFFICIAL,
            "/licenses/{licensee}/accreditations",
            "Accredits a laboratory for analytes or groups.",
            DONE,
            acts::grant),
        new NativeRoute.Write(
            desk,
            Who.OFFICIAL,
            "/licenses/{licensee}/accreditations/end",
            "Ends what a laboratory is accredited for.",
            DONE,
            acts::end),
        new NativeRoute.Read(
            desk,
            Who.OFFICIAL,
            "/licenses/{licensee}/accreditations",
            "Lists what a laboratory was accredited for, as was known.",
            acts::list),
        new NativeRoute.Read(
            desk,
            Who.OFFICIAL,
            "/accreditations",
            "Lists the laboratories that were accredited for an analyte or a group.",
            acts::accredited));
  }

  private Wanted grant(Request request, Caller caller, Body body) {
    return Wanted.of(
        new AccreditLab(
            desk.named().licensee(request).licenseeId(),
            body.texts("scopes"),
            body.text("certificate"),
            body.instant("since"),
            body.dayAfter("until"),
            desk.rules()));
  }

  private Wanted end(Request request, Caller caller, Body body) {
    return Wanted.of(
        new EndAccreditation(
            desk.named().licensee(request).licenseeId(),
            body.texts("scopes"),
            body.text("reason"),
            body.instant("since")));
  }

  private Optional<JsonNode> list(Request request, Caller caller) {
    Times times = Times.of(request, desk.rules().jurisdiction().zone());
    LicenseeId lab = desk.named().licenseeAsOf(request, times);
    Reader.Reading reading = desk.reader().as(lab);
    var found = reading.rows(Directory.accreditations(lab, times.at(), times.known()));
    reading.go();
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode list = all.putArray("accreditations");
    for (Accreditation each : found.get()) {
      ObjectNode one = list.addObject();
      one.put("scope", each.scope());
      one.put("certificate", each.reference());
      LicenseActs.span(
          one, each.validFrom(), each.validTo(), each.recordedFrom(), each.recordedTo());
    }
    return Optional.of(all);
  }

  private Optional<JsonNode> accredited(Request request, Caller caller) {
    Times times = Times.of(request, desk.rules().jurisdiction().zone());
    String scope =
        request
            .query()
            .first("scope")
            .orElseThrow(
                () -> new RequestFailed(FailureKind.MALFORMED, "The parameter scope is required."));
    Reader.Reading reading = desk.reader().as(LicenseeId.REGISTRY);
    var found = Accreditations.forScopes(reading, List.of(scope), times.known());
    reading.go();
    var labs = Directory.ofIds(reading, found.get().accredited(scope, times.at()));
    reading.go();
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode list = all.putArray("laboratories");
    labs.get().values().stream()
        .sorted(Comparator.comparing(Licensee::licenseeId))
        .forEach(lab -> {
          ObjectNode one = list.addObject();
          one.put("id", Directory.globalId(lab.licenseeId()).toString());
          one.put("code", lab.code());
          one.put("name", lab.name());
        });
    return Optional.of(all);
  }
}
