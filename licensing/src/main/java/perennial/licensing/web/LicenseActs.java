package perennial.licensing.web;

import static perennial.licensing.web.NativeRoute.DONE;
import static perennial.licensing.web.NativeRoute.MADE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.GlobalId;
import perennial.journal.Command;
import perennial.journal.Reader;
import perennial.kernel.LicenseeId;
import perennial.licensing.Address;
import perennial.licensing.AppointAdministrator;
import perennial.licensing.Business;
import perennial.licensing.Directory;
import perennial.licensing.ExpireLicense;
import perennial.licensing.Holder;
import perennial.licensing.IssueLicense;
import perennial.licensing.KeyText;
import perennial.licensing.License;
import perennial.licensing.Licensing;
import perennial.licensing.MovePremises;
import perennial.licensing.Party;
import perennial.licensing.Premises;
import perennial.licensing.RegisterLicensee;
import perennial.licensing.ReinstateLicensee;
import perennial.licensing.RenewLicense;
import perennial.licensing.SurrenderLicense;
import perennial.licensing.SuspendLicensee;
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

/** What one official does to a license, and what a license was. */
final class LicenseActs {
  /** Licenses of one page of the list. */
  private static final int PAGE = 500;

  private final NativeDesk desk;

  private LicenseActs(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var acts = new LicenseActs(desk);
    return List.of(
        new NativeRoute.Write(
            desk, Who.OFFICIAL, "/licenses", "Issues a license.", MADE, acts::issue),
        acts.act("/renew", "Lets a license hold until another day.", acts::renew),
        acts.act("/move-premises", "Moves a licensed place.", acts::move),
        acts.act("/suspend", "Suspends a license.", (id, body) -> new SuspendLicensee(id)),
        acts.act("/reinstate", "Reinstates a license.", (id, body) -> new ReinstateLicensee(id)),
        acts.act(
            "/surrender",
            "Ends a license that was given back.",
            (id, body) -> new SurrenderLicense(id, body.instant("since"))),
        acts.act(
            "/expire",
            "States that a license's last day is over.",
            (id, body) -> new ExpireLicense(id, acts.zone())),
        new NativeRoute.Write(
            desk,
            Who.OFFICIAL,
            "/licenses/{licensee}/administrators",
            "Appoints an administrator, with a first key.",
            MADE,
            acts::appoint),
        new NativeRoute.Read(
            desk, Who.OFFICIAL, "/licenses", "Lists what licenses were, as was known.", acts::list),
        new NativeRoute.Read(
            desk,
            Who.OFFICIAL,
            "/licenses/{licensee}",
            "Tells what a license was, as was known.",
            acts::show));
  }

  /** An act on the license that the path names. */
  @FunctionalInterface
  interface OnLicensee {
    Command command(LicenseeId licensee, Body body);
  }

  private NativeRoute act(String name, String summary, OnLicensee act) {
    return new NativeRoute.Write(
        desk,
        Who.OFFICIAL,
        "/licenses/{licensee}" + name,
        summary,
        DONE,
        (request, caller, body) ->
            Wanted.of(act.command(desk.named().licensee(request).licenseeId(), body)));
  }

  private Wanted issue(Request request, Caller caller, Body body) {
    String code = body.text("code");
    var registration =
        new RegisterLicensee(
            new LicenseeId(desk.minter().next(Licensing.LICENSEE_KIND)),
            code,
            body.text("type"),
            new Business(holder(body), address(body), body.flag("medical_endorsement")),
            desk.rules(),
            desk.isSandbox());
    return Wanted.of(
        new IssueLicense(
            registration,
            body.text("tier"),
            body.day("expires"),
            body.instant("since"),
            desk.named().former(code)));
  }

  private Command renew(LicenseeId id, Body body) {
    LocalDate expires = body.day("expires");
    Instant since = body.instant("since");
    if (expires == null) {
      body.require("expires");
    }
    return new RenewLicense(id, expires == null ? LocalDate.EPOCH : expires, since, zone());
  }

  private Command move(LicenseeId id, Body body) {
    return new MovePremises(
        id, address(body), desk.rules().jurisdiction().premisesRegion(), body.instant("since"));
  }

  private Wanted appoint(Request request, Caller caller, Body body) {
    KeyText key = desk.newKey();
    return new Wanted(
        new AppointAdministrator(
            desk.named().licensee(request).licenseeId(),
            UserActs.facts(body),
            body.text("external_id"),
            key.digest()),
        KeyActs.secret(key));
  }

  private Optional<JsonNode> show(Request request, Caller caller) {
    Times times = Times.of(request, zone());
    LicenseeId licensee = desk.named().licenseeAsOf(request, times);
    Reader.Reading reading = desk.reader().as(licensee);
    Directory.AsOf as = Directory.asOf(reading, licensee, times.at(), times.known());
    reading.go();
    return as.license()
        .get()
        .map(license ->
            told(Json.NODES.objectNode(), license, as.party().get(), as.premises().get()));
  }

  /** A page of them, the newest licensee first; {@code ?before=ID} is the next. */
  private Optional<JsonNode> list(Request request, Caller caller) {
    Times times = Times.of(request, zone());
    LicenseeId before = request.query().first("before").map(LicenseActs::licensee).orElse(null);
    List<Directory.Listed> page =
        Directory.listed(desk.reader(), times.at(), times.known(), before, PAGE);
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode list = all.putArray("licenses");
    for (Directory.Listed each : page) {
      told(
          list.addObject(),
          each.license(),
          Optional.ofNullable(each.holder()),
          Optional.ofNullable(each.premises()));
    }
    all.put(
        "next",
        page.size() < PAGE
            ? null
            : Directory.globalId(page.getLast().license().licenseeId()).toString());
    return Optional.of(all);
  }

  private static LicenseeId licensee(String before) {
    return GlobalId.read(before)
        .map(GlobalId::object)
        .filter(object -> object.kind().equals(Licensing.LICENSEE_KIND))
        .map(object -> new LicenseeId(object.serial()))
        .orElseThrow(() ->
            new RequestFailed(FailureKind.MALFORMED, "before is no identifier of a license."));
  }

  private static JsonNode told(
      ObjectNode object, License l, Optional<Party> held, Optional<Premises> where) {
    object.put("id", Directory.globalId(l.licenseeId()).toString());
    object.put("code", l.code());
    object.put("type", l.type());
    object.put("tier", l.tier());
    l.endorsements().names().forEach(object.putArray("endorsements")::add);
    object.put("status", l.status().name().toLowerCase(Locale.ROOT));
    object.put("expires", l.expires() == null ? null : l.expires().toString());
    span(object, l.validFrom(), l.validTo(), l.recordedFrom(), l.recordedTo());
    held.ifPresent(party -> {
      ObjectNode holder = object.putObject("holder");
      holder.put("name", party.name());
      holder.put("ubi", party.certificateNumber());
      holder.put("phone", party.phone());
      holder.put("email", party.email());
    });
    where.ifPresent(place -> {
      ObjectNode premises = object.putObject("premises");
      premises.put("address1", place.address1());
      premises.put("address2", place.address2());
      premises.put("city", place.city());
      premises.put("state", place.stateCode());
      premises.put("postal_code", place.postalCode());
    });
    return object;
  }

  /** When it holds and when that was known. */
  static void span(
      ObjectNode object,
      Instant validFrom,
      @Nullable Instant validTo,
      Instant recordedFrom,
      @Nullable Instant recordedTo) {
    object.put("valid_from", validFrom.toString());
    object.put("valid_to", validTo == null ? null : validTo.toString());
    object.put("recorded_from", recordedFrom.toString());
    object.put("recorded_to", recordedTo == null ? null : recordedTo.toString());
  }

  static Holder holder(Body body) {
    return new Holder(
        body.text("name"),
        body.text("ubi"),
        body.text("phone"),
        body.text("email"),
        body.text("external_id"));
  }

  private Address address(Body body) {
    String state = body.text("state");
    return new Address(
        body.text("address1"),
        body.text("address2"),
        body.text("city"),
        state.isEmpty() ? desk.rules().jurisdiction().premisesRegion() : state,
        body.text("postal_code"),
        "US");
  }

  private ZoneId zone() {
    return desk.rules().jurisdiction().zone();
  }
}
