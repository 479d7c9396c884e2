package perennial.drills.d15;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Routes;
import perennial.drills.stage.Things;
import perennial.web.Method;

/**
 * A write, well-formed, with places where objects are named: its owner can do it, and a stranger
 * who names them reaches for what is not his.
 *
 * @param route that it goes to
 * @param path with the places filled in later, such as {@code /areas/${area}}
 * @param body the same; empty for none
 * @param owner who can do it
 */
record Reach(Routes.Route route, String path, String body, Owner owner) {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  /** Who the objects belong to, and so what must become of the call. */
  enum Owner {
    /** A grower; there are two, so a stranger of the same type tries. */
    GROWER,
    /** The laboratory. */
    LABORATORY,
    /** The shop. */
    SHOP,
    /** A grower, who may not do it now either, and is told why. */
    GROWER_LATER,
    /** The laboratory, the same. */
    LABORATORY_LATER,
    /** The state alone: everybody is refused alike. */
    STATE,
    /** Nobody's objects are named, only a licensee: what is made is the caller's own. */
    NOBODY
  }

  static Reach post(String path, String body, Owner owner) {
    return new Reach(new Routes.Route(Method.POST, path), path, body, owner);
  }

  static Reach delete(String resource, String place, Owner owner) {
    return new Reach(
        new Routes.Route(Method.DELETE, "/" + resource + "/{id}"),
        "/" + resource + "/${" + place + "}",
        "",
        owner);
  }

  /** Names of its places. */
  List<String> places() {
    var names = new TreeSet<String>();
    Matcher matcher = PLACE.matcher(path + body);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return new ArrayList<>(names);
  }

  /** Sends it with the places filled in. */
  Reply send(Caller caller, Things values) {
    String filledPath = "/api/v1" + filled(path, values);
    return caller.send(route.method().name(), filledPath, filled(body, values).replace('\'', '"'));
  }

  private static String filled(String text, Things values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  @Override
  public String toString() {
    return route + " " + body;
  }
}
