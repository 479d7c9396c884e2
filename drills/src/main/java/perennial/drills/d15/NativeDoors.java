package perennial.drills.d15;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Routes;
import perennial.drills.stage.Rows;
import perennial.drills.stage.ThrowAwayRegistry;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/**
 * The intruder at the doors of the native API: as an administrator of its own license, and with the
 * victim's license named beside its own key.
 */
final class NativeDoors {
  private static final String DEVICE = "victims-till";
  private static final int MADE = 201;

  /** What an administrator may do of its own accord; nothing of another's is named. */
  private static final Set<String> OWN =
      Set.of(
          "GET /users",
          "POST /users",
          "GET /devices",
          "POST /devices",
          "GET /notices",
          "GET /lab-results/owed",
          "GET /breaches");

  /** A body with which an owner is obeyed; routes that are not here need none. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/users", "{\"email\":\"new@farm.example.org\",\"role\":\"user\"}",
          "/users/{user}/change", "{\"email\":\"taken@farm.example.org\"}",
          "/devices", "{\"name\":\"mine\",\"public_key\":\"" + "ab".repeat(32) + "\"}",
          "/lots/{lot}/remediate", "{\"method\":\"Irradiated\"}",
          "/lots/{lot}/retest", "{\"reason\":\"Doubt\"}",
          "/lab-results/{result}/void", "{\"reason\":\"Mixed up\"}",
          "/lab-results/{result}/copy", "{\"lot\":\"{lot}\"}",
          "/samples/{sample}/retain", "{\"until\":\"2100-01-01\",\"note\":\"\"}",
          "/samples/{sample}/destroy", "{\"method\":\"Ground\"}");

  /** What an owner sends at the end, in this order: each ends something. */
  private static final List<String> OWNERS =
      List.of(
          "/users/{user}/change",
          "/users/{user}/keys",
          "/keys/{key}/rotate",
          "/keys/{key}/end",
          "/devices/{name}/end",
          "/users/{user}/dismiss");

  private final Story story;
  private final Cast cast;
  private final ThrowAwayRegistry registry;
  private final Map<String, String> places = new LinkedHashMap<>();
  private String victimsKey = "";
  private String intrudersKey = "";
  private String laboratorysKey = "";

  NativeDoors(Story story, Cast cast, ThrowAwayRegistry registry) {
    this.story = story;
    this.cast = cast;
    this.registry = registry;
  }

  void play() throws Exception {
    story.attempted(
        "Both growers have administrators; the victim's has a user, a key and a device",
        this::furnish);
    try (Connection eye = registry.superuser()) {
      Rows before = ofVictim(eye);
      story.refused(
          "The intruder calls every route of the native API with its keys and the victim's license,"
              + " and with no key",
          "each is 401",
          () -> {
            var tally = new Tally();
            for (String key : List.of(intrudersKey, cast.intruder().key(), "0")) {
              for (Routes.Route route : Routes.ofNative()) {
                Reply reply = send(route, key, cast.victim().code());
                tally.see(
                    reply.status() == 401 && told(route, reply).isEmpty(),
                    () -> route + " was answered " + reply);
              }
            }
            return tally.seen("are 401");
          });
      story.refused(
          "As its own administrator the intruder calls every route with the victim's license, user,"
              + " key, device, goods, test and transfer in its path, now and as of then",
          "what is not its own is refused, and no answer tells anything of the victim's",
          () -> {
            var tally = new Tally();
            for (Routes.Route route : Routes.ofNative()) {
              Reply reply = send(route, intrudersKey, cast.intruder().code());
              boolean isOwn = OWN.contains(route.toString());
              boolean isWell =
                  isOwn
                      ? reply.isDone() || reply.status() == MADE
                      : Set.of(401, 403, 404, 422).contains(reply.status());
              tally.see(
                  isWell && told(route, reply).isEmpty(), () -> route + " was answered " + reply);
            }
            return tally.seen("tell nothing");
          });
      story.held(
          "The victim's users, keys, devices and goods are compared with those before",
          "not one is another",
          () -> Closing.same(before, ofVictim(eye)));
    }
    new NativeGoods(story, cast, victimsKey, laboratorysKey, intrudersKey).play();
    control();
  }

  private String furnish() throws Exception {
    Officials officials = Officials.appoint(registry.node(0));
    intrudersKey = administrator(officials, cast.intruder()).path("key").asString("");
    JsonNode made = administrator(officials, cast.victim());
    victimsKey = made.path("key").asString("");
    laboratorysKey =
        administrator(officials, cast.world().laboratory().caller()).path("key").asString("");
    places.put("licensee", cast.victim().code());
    for (String each : List.of("lot", "result", "sample", "transfer")) {
      places.put(each, cast.of().get(each));
    }
    places.put("waiver", "WV1");
    Reply user =
        own(
            "POST",
            "/users",
            "{\"email\":\"hand@%s.example.org\",\"role\":\"user\"}"
                .formatted(mailOf(cast.victim())));
    places.put("user", user.json().path("id").asString(""));
    own("POST", "/users/" + places.get("user") + "/keys", "");
    own(
        "POST",
        "/devices",
        "{\"name\":\"%s\",\"public_key\":\"%s\"}".formatted(DEVICE, "cd".repeat(32)));
    places.put("name", DEVICE);
    places.put("order", "LO1");
    places.put("list", "LL1");
    for (JsonNode each : own("GET", "/users", "").json().path("users")) {
      if (each.path("id").asString("").equals(places.get("user"))) {
        places.put("key", each.path("keys").path(0).path("key").asString(""));
      }
    }
    return places.toString();
  }

  private static JsonNode administrator(Officials officials, Caller grower) throws Exception {
    return officials.done(
        "/licenses/" + grower.code() + "/administrators",
        "{'email':'owner@%s.example.org'}".formatted(mailOf(grower)));
  }

  private static String mailOf(Caller grower) {
    return grower.code().toLowerCase(Locale.ROOT) + "-people";
  }

  private Reply own(String method, String path, String body) {
    return call(method, path, body, victimsKey, cast.victim().code());
  }

  private Reply send(Routes.Route route, String key, String license) {
    String path = filled(route.path());
    boolean isRead = route.method().name().equals("GET");
    return call(
        route.method().name(),
        isRead && !path.contains("?") ? path + "?known=2100-01-01" : path,
        isRead ? "" : body(route),
        key,
        license);
  }

  private String body(Routes.Route route) {
    return filled(BODIES.getOrDefault(route.path(), ""));
  }

  private Reply call(String method, String path, String body, String key, String license) {
    return new Caller(cast.victim().base(), license, key, "").call(method, path, body);
  }

  private String filled(String path) {
    String filled = path;
    for (Map.Entry<String, String> each : places.entrySet()) {
      filled = filled.replace("{" + each.getKey() + "}", each.getValue());
    }
    return filled;
  }

  /** What of the victim's an answer tells that was not in the question. */
  private List<String> told(Routes.Route route, Reply reply) {
    var told = new ArrayList<String>();
    var secrets = new ArrayList<>(places.values());
    secrets.addAll(List.of(victimsKey, "@" + mailOf(cast.victim())));
    for (String secret : secrets) {
      boolean isAsked =
          filled(route.path()).contains(secret)
              || body(route).contains(secret)
              || Set.of("LO1", "WV1", "LL1").contains(secret);
      if (!isAsked && reply.text().contains(secret)) {
        told.add(secret);
      }
    }
    return told;
  }

  /** Users, keys and devices of the victim's, in every version, and its goods and their tests. */
  private Rows ofVictim(Connection eye) throws SQLException {
    long licensee = cast.victim().number();
    var all = new TreeMap<String, Set<String>>();
    String users =
        "(SELECT user_serial FROM licensing_g1.member WHERE licensee_id = " + licensee + ")";
    all.putAll(
        Rows.where(
                eye,
                List.of(
                    "licensing_g1.member",
                    "licensing_g1.device",
                    "inventory_g1.lot",
                    "inventory_g1.tested"),
                "t.licensee_id = " + licensee)
            .byTable());
    all.putAll(
        Rows.where(
                eye,
                List.of("licensing_g1.person", "licensing_g1.api_key"),
                "t.user_serial IN " + users)
            .byTable());
    return new Rows(all);
  }

  private void control() {
    story.attempted(
        "The victim's administrator sends the writes with its own objects",
        "each is done; so it was for the owner that they were refused",
        () -> {
          var tally = new Tally();
          for (String path : OWNERS) {
            Reply reply = own("POST", filled(path), BODIES.getOrDefault(path, ""));
            tally.see(
                reply.isDone() || reply.status() == MADE, () -> path + " was answered " + reply);
          }
          return tally.seen("are the owner's to do");
        });
  }
}
