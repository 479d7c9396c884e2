package perennial.drills.d15;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Life;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Routes;
import perennial.drills.stage.Shipping;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import perennial.web.Method;

/**
 * The native API's writes of goods, samples and results, each sent by the intruder and at once by
 * the owner with the same body: so it is for the owner that one is refused and the other is not.
 */
final class NativeGoods {
  /** What only officials do with goods. */
  private static final Set<String> OF_OFFICIALS = Set.of("/lots/{lot}/seize");

  private static final int DAYS_KEPT = 30;

  /**
   * A write.
   *
   * @param isOfLaboratory whether the laboratory's administrator does it, else the grower's
   */
  private record Step(String path, String body, boolean isOfLaboratory) {
    Step(String path, String body) {
      this(path, body, !path.startsWith("/lots/"));
    }
  }

  /** In an order in which the owners can do all of them. */
  private static final List<Step> STEPS =
      List.of(
          new Step("/lab-results/{result}/copy", "{\"lot\":\"{part}\"}"),
          new Step("/lots/{lot}/retest", "{\"reason\":\"The scale was wet\"}"),
          new Step("/lots/{lot}/remediate", "{\"method\":\"Irradiated\"}"),
          new Step("/lab-results/{result}/void", "{\"reason\":\"Mixed up\"}"),
          new Step("/samples/{used}/use-up", ""),
          new Step("/samples/{gone}/announce-destruction", ""),
          new Step("/samples/{gone}/destroy", "{\"method\":\"Ground\"}"),
          new Step("/samples/{sample}/return", ""),
          new Step("/samples/{sample}/retain", "{\"until\":\"{day}\",\"note\":\"\"}"));

  private final Story story;
  private final Cast cast;
  private final String owners;
  private final String laboratorys;
  private final String intruders;
  private final Map<String, String> places = new LinkedHashMap<>();

  /**
   * @param owners key of the victim's administrator; and so of the others
   */
  NativeGoods(Story story, Cast cast, String owners, String laboratorys, String intruders) {
    this.story = story;
    this.cast = cast;
    this.owners = owners;
    this.laboratorys = laboratorys;
    this.intruders = intruders;
  }

  void play() {
    story.attempted(
        "A lot of the victim's is tested, and every write of goods of the native API is looked up",
        "for each there is a call that its owner can make",
        () -> {
          furnish();
          Set<String> tried =
              STEPS.stream().map(Step::path).map(this::route).collect(Collectors.toSet());
          var tally = new Tally();
          for (Routes.Route route : Routes.ofNative()) {
            if (isOfGoods(route)) {
              tally.see(tried.contains(route.path()), () -> "nothing is tried at " + route);
            }
          }
          return tally.seen("have one");
        });
    story.refused(
        "Each is sent by the intruder's administrator, and then the same by the owner's",
        "the intruder's is 403, 404 or 422, the owner's is done",
        () -> {
          var tally = new Tally();
          for (Step step : STEPS) {
            if (step.path().endsWith("/retest")) {
              fail();
            }
            Reply theirs = send(step, intruders, cast.intruder());
            Reply own = send(step, ownersKey(step), owner(step));
            tally.see(
                Set.of(403, 404, 422).contains(theirs.status()) && own.isDone(),
                () -> step.path() + " was answered " + theirs + ", and the owner " + own);
          }
          return tally.seen("are the owner's alone");
        });
  }

  private void furnish() {
    Farm grower = cast.world().grower();
    Farm laboratory = cast.world().laboratory();
    String lot = grower.lot(cast.of().get("lot_type"), "100");
    places.put("part", grower.split(lot, "5"));
    String sample =
        Shipping.between(grower.caller(), laboratory.caller())
            .ship(lot, "12", laboratory.area(), Shipping.SAMPLE);
    places.put("lot", lot);
    places.put("used", laboratory.split(sample, "3"));
    places.put("gone", laboratory.split(sample, "3"));
    places.put("sample", sample);
    places.put("result", laboratory.caller().made("/lab_results", Life.resultBody(sample)));
    places.put("day", LocalDate.now(ZoneOffset.UTC).plusDays(DAYS_KEPT).toString());
  }

  /** Only what failed is tested again or treated. */
  private void fail() {
    cast.world()
        .laboratory()
        .caller()
        .done(
            "/lab_results/update",
            "{'lab_result':{'global_id':'%s','mycotoxin_aflatoxins_ppb':'2000'}}"
                .formatted(places.get("result")));
  }

  private static boolean isOfGoods(Routes.Route route) {
    return route.method() == Method.POST
        && List.of("{lot}", "{result}", "{sample}").stream().anyMatch(route.path()::contains)
        && !OF_OFFICIALS.contains(route.path());
  }

  /** Some samples have names of their own here. */
  private String route(String path) {
    return path.replace("{used}", "{sample}").replace("{gone}", "{sample}");
  }

  private String ownersKey(Step step) {
    return step.isOfLaboratory() ? laboratorys : owners;
  }

  private Caller owner(Step step) {
    return step.isOfLaboratory() ? cast.world().laboratory().caller() : cast.victim();
  }

  private Reply send(Step step, String key, Caller as) {
    return as.withKey(key).call("POST", filled(step.path()), filled(step.body()));
  }

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> each : places.entrySet()) {
      filled = filled.replace("{" + each.getKey() + "}", each.getValue());
    }
    return filled;
  }
}
