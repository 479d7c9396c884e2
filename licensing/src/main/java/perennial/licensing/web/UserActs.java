package perennial.licensing.web;

import static perennial.licensing.web.NativeRoute.DONE;
import static perennial.licensing.web.NativeRoute.MADE;

import java.util.List;
import java.util.Optional;
import perennial.identifiers.GlobalId;
import perennial.kernel.ObjectRef;
import perennial.licensing.ApiKey;
import perennial.licensing.ChangeUser;
import perennial.licensing.DismissUser;
import perennial.licensing.Licensing;
import perennial.licensing.MakeUser;
import perennial.licensing.People;
import perennial.licensing.PersonalFacts;
import perennial.licensing.RegisterUser;
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

/** What an administrator does to the users of the own licensee. */
final class UserActs {
  private final NativeDesk desk;

  private UserActs(NativeDesk desk) {
    this.desk = desk;
  }

  static List<NativeRoute> of(NativeDesk desk) {
    var acts = new UserActs(desk);
    return List.of(
        new NativeRoute.Write(
            desk, Who.USER, "/users", "Makes a user of the license.", MADE, acts::make),
        new NativeRoute.Write(
            desk,
            Who.USER,
            "/users/{user}/change",
            "Says how a user is called now.",
            DONE,
            acts::change),
        new NativeRoute.Write(
            desk,
            Who.USER,
            "/users/{user}/dismiss",
            "Ends what a user may do for the license.",
            DONE,
            acts::dismiss),
        new NativeRoute.Read(
            desk, Who.USER, "/users", "Lists the license's users and their keys.", acts::list));
  }

  static PersonalFacts facts(Body body) {
    return new PersonalFacts(
        body.text(RegisterUser.FIRST_NAME),
        body.text(RegisterUser.LAST_NAME),
        body.text(RegisterUser.EMAIL));
  }

  private Wanted make(Request request, Caller caller, Body body) {
    return Wanted.of(new MakeUser(facts(body), body.text("role"), body.text("external_id")));
  }

  private Wanted change(Request request, Caller caller, Body body) {
    return Wanted.of(new ChangeUser(user(request), facts(body), body.text("external_id")));
  }

  private Wanted dismiss(Request request, Caller caller, Body body) {
    return Wanted.of(new DismissUser(user(request)));
  }

  /** The user that the path names, whoever's it is: the command says whether it may be. */
  static long user(Request request) {
    return GlobalId.read(request.pathParameter("user"))
        .map(GlobalId::object)
        .filter(object -> object.kind().equals(Licensing.USER_KIND))
        .map(ObjectRef::serial)
        .orElseThrow(NativeDesk::none);
  }

  private Optional<JsonNode> list(Request request, Caller caller) {
    People people = People.of(desk.reader(), caller.licensee(), request.receivedAt());
    if (!people.isAdministrator(caller.actor().user())) {
      throw new RequestFailed(
          FailureKind.NOT_PERMITTED, "Only an administrator of the licensee sees its users.");
    }
    if (Times.areStated(request)) {
      Times times = Times.of(request, desk.rules().jurisdiction().zone());
      people = People.asOf(desk.reader(), caller.licensee(), times.at(), times.known());
    }
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode list = all.putArray("users");
    for (People.Someone each : people.all()) {
      ObjectNode one = list.addObject();
      one.put("id", each.id().toString());
      one.put("role", each.role());
      one.put("external_id", each.user().externalId());
      for (String name :
          List.of(RegisterUser.FIRST_NAME, RegisterUser.LAST_NAME, RegisterUser.EMAIL)) {
        one.put(name, each.personal().text(name, ""));
      }
      ArrayNode keys = one.putArray("keys");
      for (ApiKey key : each.keys()) {
        ObjectNode named = keys.addObject();
        named.put("key", key.fingerprint());
        LicenseActs.span(
            named, key.validFrom(), key.validTo(), key.recordedFrom(), key.recordedTo());
      }
    }
    return Optional.of(all);
  }
}
