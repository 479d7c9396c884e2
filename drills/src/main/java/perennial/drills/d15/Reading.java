package perennial.drills.d15;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Routes;
import perennial.drills.stage.World;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import perennial.web.Method;

/** The intruder reads: every route, with every filter, for everything of the victim's. */
final class Reading {
  /** Every filter of the wire that names an object, a licensee or a person. */
  private static final List<String> BY_ID =
      List.of("f_batch_id", "f_plant_id", "f_inventory_id", "f_area_id", "f_batch");

  private static final List<String> BY_TEXT =
      List.of(
          "f_mme_code",
          "f_to_mme_code",
          "f_mme_name",
          "f_user_name",
          "f_user_email",
          "f_external_id");

  /** Lists that say the same to everybody, or nothing of anybody. */
  private static final Set<String> OPEN = Set.of("/mmes", "/mmes/{id}", "/taxes");

  private final Story story;
  private final Cast cast;
  private final boolean full;
  private final List<String> routes;

  /**
   * @param full with every object in every filter; otherwise with one of each kind
   */
  Reading(Story story, Cast cast, boolean full) {
    this.story = story;
    this.cast = cast;
    this.full = full;
    this.routes =
        Routes.ofWire().stream()
            .filter(route -> route.method() == Method.GET)
            .map(Routes.Route::path)
            .toList();
  }

  void play() {
    control();
    story.refused(
        "The intruder reads every route with its own credentials: all, and with every filter for"
            + " every object, name and code of the victim",
        "no answer tells a text or an identifier of the victim's",
        () -> {
          var tally = new Tally();
          for (String route : routes) {
            queries().forEach(query -> read(tally, cast.intruder(), route, query));
          }
          return tally.seen("answers tell nothing");
        });
    story.refused(
        "Licensees of five other types read every route",
        "no answer tells a text or an identifier of the victim's",
        () -> {
          var tally = new Tally();
          for (Caller stranger : cast.strangers()) {
            routes.forEach(route -> read(tally, stranger, route, ""));
            read(tally, stranger, "/lab_results", "?f_global_id=" + cast.of().get("result"));
          }
          return tally.seen("answers tell nothing");
        });
    story.refused(
        "The intruder calls every route with its own key and the victim's code, and with no key",
        "each is 401",
        () -> {
          var tally = new Tally();
          Caller victim = cast.victim();
          for (String key : List.of(cast.intruder().key(), "0", victim.id())) {
            for (Routes.Route route : Routes.ofWire()) {
              String path = "/api/v1" + route.path().replace("{id}", victim.id());
              Reply reply = victim.withKey(key).send(route.method().name(), path, "");
              tally.see(reply.status() == 401, () -> route + " was answered " + reply);
            }
          }
          return tally.seen("are 401");
        });
  }

  /** What is looked for is there, and the search finds it. */
  private void control() {
    story.attempted(
        "The victim reads its own lists",
        "each tells something of the victim's: so there is something to be hidden",
        () -> {
          var tally = new Tally();
          for (String route : routes) {
            if (!OPEN.contains(route) && !route.equals("/sales") && !route.equals("/users")) {
              Reply reply = cast.victim().get(route);
              tally.see(!cast.secrets().in(reply, "").isEmpty(), () -> route + " tells nothing");
            }
          }
          return tally.seen("lists tell something");
        });
  }

  private void read(Tally tally, Caller caller, String route, String query) {
    String path = route.replace("{id}", cast.victim().code()) + query;
    Reply reply = caller.get(path);
    List<String> told = cast.secrets().in(reply, path);
    tally.see(
        told.isEmpty() && (reply.isDone() || reply.status() == 404),
        () -> caller + " " + path + " was answered " + reply.status() + " with " + told);
  }

  private List<String> queries() {
    var queries = new ArrayList<String>(List.of("", "?page=1", "?page=2", "?page=1&before=ZZZZZZ"));
    List<String> ids = cast.of().values().stream().filter(Reading::isId).toList();
    ids.forEach(id -> queries.add("?f_global_id=" + id));
    for (String filter : BY_ID) {
      List<String> named =
          full
              ? ids
              : Stream.of("plant_batch", "harvest", "plant", "lot", "area")
                  .map(name -> cast.of().get(name))
                  .toList();
      named.forEach(id -> queries.add("?" + filter + "=" + id));
    }
    for (String filter : BY_TEXT) {
      for (String text :
          List.of(cast.victim().code(), World.OUR_MARK, World.OUR_MARK + "%20sale", "%25")) {
        queries.add("?" + filter + "=" + text);
      }
    }
    return queries;
  }

  private static boolean isId(String value) {
    return value.matches("WA\\w+\\.[A-Z]{2}\\w+");
  }
}
