package perennial.drills.d15;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Reply;
import perennial.drills.stage.RoomTables;
import perennial.drills.stage.Routes;
import perennial.drills.stage.Rows;
import perennial.drills.stage.Things;
import perennial.drills.stage.ThrowAwayRegistry;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import perennial.journal.Table;
import perennial.web.Method;

/** The intruder writes: every route, with everything of the victim's in every place. */
final class Writing {
  /** A call of the victim's that somebody else repeats. */
  static final String TWICE =
      "{'area':[{'name':'Twice','type':'quarantine','external_id':'twice'}]}";

  static final String TWICE_KEY = "twice";

  /** Places that name nobody's objects. */
  private static final Set<String> COMMON = Set.of("today", "shop", "mme", "user");

  private final Story story;
  private final Cast cast;
  private final ThrowAwayRegistry registry;

  Writing(Story story, Cast cast, ThrowAwayRegistry registry) {
    this.story = story;
    this.cast = cast;
    this.registry = registry;
  }

  void play() throws SQLException {
    everyRouteIsReached();
    try (Connection eye = registry.superuser()) {
      Rows before = ofVictim(eye);
      reach();
      strangersReach();
      repeat();
      probe();
      story.held(
          "All rows that name the victim are compared with those before",
          "not one is another",
          () -> Closing.same(before, ofVictim(eye)));
      journaled(eye);
    }
  }

  /** A route that nobody reached through would not be proven. */
  private void everyRouteIsReached() {
    story.attempted(
        "The routes that write are listed",
        "for each there is a call that names somebody's objects",
        () -> {
          Set<Routes.Route> reached =
              Reaches.ALL.stream().map(Reach::route).collect(Collectors.toSet());
          var tally = new Tally();
          for (Routes.Route route : Routes.ofWire()) {
            if (route.method() != Method.GET) {
              tally.see(reached.contains(route), () -> "nothing is tried at " + route);
            }
          }
          return tally.seen("have one");
        });
  }

  private void reach() {
    story.refused(
        "The intruder sends every write with one of the victim's objects among its own, in each"
            + " place, and with nothing but the victim's",
        "each is 404 or 422, and no answer tells anything of the victim's",
        () -> {
          var tally = new Tally();
          for (Reach reach : Reaches.ALL) {
            if (reach.owner() == Reach.Owner.GROWER || reach.owner() == Reach.Owner.GROWER_LATER) {
              for (String place : foreign(reach)) {
                Things values = cast.own().with(place, cast.of().get(place));
                refuse(tally, reach, cast.intruder(), values);
              }
            }
            refuse(tally, reach, cast.intruder(), cast.of());
          }
          return tally.seen("refused");
        });
  }

  private static List<String> foreign(Reach reach) {
    return reach.places().stream().filter(place -> !COMMON.contains(place)).toList();
  }

  private void strangersReach() {
    story.refused(
        "Licensees of five other types send every write with the victim's objects",
        "each is 404 or 422, and no answer tells anything of the victim's",
        () -> {
          var tally = new Tally();
          for (Caller stranger : cast.strangers()) {
            Reaches.ALL.forEach(reach -> refuse(tally, reach, stranger, cast.of()));
          }
          return tally.seen("refused");
        });
  }

  private void refuse(Tally tally, Reach reach, Caller caller, Things values) {
    Reply reply = reach.send(caller, values);
    List<String> told = cast.secrets().in(reply, values.toString());
    boolean isRefused = reply.status() == 404 || reply.status() == 422;
    boolean isOwn = reach.owner() == Reach.Owner.NOBODY && reply.isDone();
    tally.see(
        (isRefused || isOwn) && told.isEmpty(),
        () -> caller + " " + reach + " was answered " + reply + " and told " + told);
  }

  /** Stored answers are of their caller alone. */
  private void repeat() {
    story.refused(
        "The intruder repeats a call of the victim's: its body, its external_id, its"
            + " Idempotency-Key",
        "it gets an object of its own, not the victim's answer",
        () -> {
          String victims = cast.victim().get("/areas?f_external_id=twice").id();
          Reply reply = cast.intruder().post("/areas", TWICE, "Idempotency-Key", TWICE_KEY);
          List<String> told = cast.secrets().in(reply, "");
          return new Seen(
              !victims.isEmpty() && reply.isDone() && told.isEmpty() && !reply.id().equals(victims),
              victims + " is the victim's, " + reply.id() + " the intruder's");
        });
  }

  private void probe() {
    story.refused(
        "The intruder asks by every write whether an object of the victim's exists",
        "the answer is that for an object that never was",
        () -> {
          var tally = new Tally();
          Things never = Holdings.thatNeverWere(cast.of());
          for (Reach reach : Reaches.ALL) {
            if (reach.owner() != Reach.Owner.NOBODY) {
              String known = bare(reach.send(cast.intruder(), cast.of()), cast.of());
              String unknown = bare(reach.send(cast.intruder(), never), never);
              tally.see(known.equals(unknown), () -> reach + " tells: " + known + " / " + unknown);
            }
          }
          return tally.seen("tell nothing");
        });
  }

  /** The answer without what was sent. */
  private static String bare(Reply reply, Things sent) {
    String text = reply.status() + " " + reply.text();
    for (String value : sent.values()) {
      // A refusal may repeat an identifier in full or without its prefix.
      text = text.replace(value, "…").replace(value.substring(value.indexOf('.') + 1), "…");
    }
    return text;
  }

  private void journaled(Connection eye) {
    story.held(
        "The entries of the victim's transfers are read",
        "one for each act of its parties, and none of anybody else's",
        () -> {
          String received = acts(eye, cast.of().get("transfer"));
          String open = acts(eye, cast.of().get("open_transfer"));
          return Seen.equal(
              "[transfer.file, transfer.depart, transfer.receive] [transfer.file]",
              received + " " + open);
        });
  }

  private static String acts(Connection eye, String transfer) throws SQLException {
    long serial = Long.parseLong(transfer.substring(transfer.indexOf('.') + 3), 36);
    var acts = new ArrayList<String>();
    try (var statement =
        eye.prepareStatement(
            """
            SELECT e.act FROM journal.stream AS s JOIN journal.entry AS e USING (entry_id)
            WHERE s.kind = 'IT' AND s.serial = ? ORDER BY s.entry_id\
            """)) {
      statement.setLong(1, serial);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          acts.add(rows.getString(1));
        }
      }
    }
    return acts.toString();
  }

  /** At the end: whoever owns the objects can do each of these calls, so they are well-formed. */
  void control() {
    story.attempted(
        "The owners send the same writes with their own objects",
        "each is done, or told why not yet; so it was for the owner that they were refused",
        () -> {
          var tally = new Tally();
          for (Reach reach : Reaches.ALL) {
            Reply stranger = reach.send(cast.strangers().get(1), cast.own());
            Reply own = reach.send(owner(reach), cast.own());
            boolean isWell =
                switch (reach.owner()) {
                  case GROWER, LABORATORY, SHOP, NOBODY -> own.isDone();
                  case GROWER_LATER, LABORATORY_LATER ->
                      own.status() == 422 && !own.text().equals(stranger.text());
                  case STATE -> own.status() == 422 && own.text().equals(stranger.text());
                };
            tally.see(isWell, () -> owner(reach) + " " + reach + " was answered " + own);
          }
          return tally.seen("are the owner's to do");
        });
  }

  private Caller owner(Reach reach) {
    return switch (reach.owner()) {
      case LABORATORY, LABORATORY_LATER -> cast.world().laboratory().caller();
      case SHOP -> cast.world().shop().caller();
      case GROWER, GROWER_LATER, STATE, NOBODY -> cast.intruder();
    };
  }

  /** Every row of every table that one of its owners is the victim of. */
  private Rows ofVictim(Connection eye) throws SQLException {
    var all = new TreeMap<String, Set<String>>();
    for (Table<?> table : RoomTables.all()) {
      String condition =
          table.owners().stream()
              .map(owner -> "t." + table.column(owner).name() + " = " + cast.victim().number())
              .collect(Collectors.joining(" OR "));
      all.putAll(Rows.where(eye, List.of(table.qualifiedName()), condition).byTable());
    }
    return new Rows(all);
  }
}
