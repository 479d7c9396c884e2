package perennial.drills.d07;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Rows;
import perennial.drills.stage.Shipping;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/**
 * In one night another system gave at least 75 licensees other codes and rewrote every identifier
 * that they had: labels were void and software could not log in. Here as many change code and type,
 * with stock, with logins and with goods on the road.
 */
public final class KeptIdentifiers implements Drill {
  private static final String MAP = "data/leafdata/scramble/2019-08-02-scramble-map.tsv";
  private static final int ALL = 75;
  private static final int FEW = 6;

  /** Of the few, with goods on the road; of all it is each. */
  private static final int ON_THE_ROAD = 3;

  /** What changes neither with a code nor with a type. */
  private static final List<String> FIXED =
      List.of(
          "identifiers.object",
          "inventory_g1.lot",
          "transport_g1.transfer",
          "transport_g1.transfer_item",
          "licensing_g1.member",
          "licensing_g1.api_key",
          "licensing_g1.app_user",
          "licensing_g1.area");

  /**
   * A licensee, as it was before.
   *
   * @param since when its license began
   */
  private record Place(Farm farm, String lot, String since) {
    String code() {
      return farm.caller().code();
    }

    String next() {
      return "M" + code().substring(1);
    }

    Caller renamed() {
      Caller before = farm.caller();
      return new Caller(before.base(), next(), before.key(), before.id());
    }
  }

  @Override
  public String id() {
    return "D07";
  }

  @Override
  public String title() {
    return "License codes changed and every identifier was rewritten";
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    Officials officials =
        story.attempted(
            "Two officials are appointed", () -> Officials.appoint(stage.registry().node(0)));
    List<String> codes = codes(stage);
    List<Place> places =
        story.attempted(
            codes.size() + " producers are licensed, each with an administrator, stock and a key",
            () -> {
              var made = new ArrayList<Place>();
              for (String code : codes) {
                made.add(place(officials, code));
              }
              return made;
            });
    Farm receiver =
        story.attempted(
            "Another one waits for goods",
            () -> Farm.furnish(stage.registry().licensee("J400002"), "Receiver"));
    int road = Math.min(places.size(), stage.size(ON_THE_ROAD, ALL));
    Map<String, Place> transfers =
        story.attempted(
            road + " of them send some", () -> depart(places.subList(0, road), receiver));
    change(story, stage, officials, places);
    logsIn(story, places);
    keeps(story, places);
    resolves(story, officials, places);
    arrives(story, receiver, transfers);
    Closing.verify(story, stage.registry());
  }

  /** Those of the real map that were producers', and made-up ones after them. */
  private static List<String> codes(Stage stage) throws IOException {
    Set<String> codes = new LinkedHashSet<>();
    Optional<Path> real = stage.shared().map(shared -> shared.resolve(MAP));
    if (real.isPresent() && Files.exists(real.get())) {
      Files.readAllLines(real.get()).stream()
          .map(line -> line.split("\t", -1)[1])
          .filter(code -> code.matches("J[0-9]{6}"))
          .forEach(codes::add);
    }
    for (int i = 0; codes.size() < ALL; i++) {
      codes.add("J%06d".formatted(560_000 + i));
    }
    return codes.stream().limit(stage.size(FEW, ALL)).toList();
  }

  private static Place place(Officials officials, String code) throws IOException {
    Farm farm = Farm.furnish(officials.license(code, "cultivator_production"), code);
    String lot = farm.lot(farm.seedType("Seeds"), "20");
    String since =
        officials.calls("GET", "/licenses/" + code, "").json().path("recorded_from").asString("");
    return new Place(farm, lot, since);
  }

  private static Map<String, Place> depart(List<Place> places, Farm receiver) {
    var sent = new LinkedHashMap<String, Place>();
    for (Place place : places) {
      var road = Shipping.between(place.farm().caller(), receiver.caller());
      String transfer = road.file(place.lot(), "4", "");
      road.depart(transfer);
      sent.put(transfer, place);
    }
    return sent;
  }

  private static void change(Story story, Stage stage, Officials officials, List<Place> places)
      throws Exception {
    try (Connection eye = stage.registry().superuser()) {
      story.held(
          "All become processors, each by the order of one official and the approval of another",
          "not a row of identifiers, stock, transfers, users and keys changes",
          () -> {
            String before = Rows.digest(eye, FIXED);
            for (Place place : places) {
              officials.orderByCall(
                  "/licenses/" + place.code() + "/change-type",
                  "{'type':'production','code':'%s','reason':'Drill'}".formatted(place.next()));
            }
            return Seen.equal(before, Rows.digest(eye, FIXED));
          });
    }
  }

  private static void logsIn(Story story, List<Place> places) {
    story.held(
        "Each one's software calls with the key that it had",
        "200 under the new code, 401 under the old one",
        () -> {
          var tally = new Tally();
          for (Place place : places) {
            int renamed = place.renamed().get("/areas").status();
            int old = place.farm().caller().get("/areas").status();
            tally.see(renamed == 200, () -> place.next() + " is answered " + renamed);
            tally.see(old == 401, () -> place.code() + " is answered " + old);
          }
          return tally.seen("as they must be");
        });
  }

  private static void keeps(Story story, List<Place> places) {
    story.held(
        "Each one's stock and room are looked up, by label and by the rewritten form",
        "each is under the identifier that it had",
        () -> {
          var tally = new Tally();
          for (Place place : places) {
            Caller renamed = place.renamed();
            String rewritten = place.lot().replace("WA" + place.code(), "WA" + place.next());
            for (String name : List.of(place.lot(), rewritten)) {
              JsonNode lot = renamed.one("inventories", name);
              String found = lot.path("global_id").asString("");
              tally.see(found.equals(place.lot()), () -> name + " is " + found);
              String area = lot.path("global_area_id").asString("");
              tally.see(area.equals(place.farm().area()), () -> name + " lies in " + area);
            }
          }
          return tally.seen("as they were");
        });
  }

  private static void resolves(Story story, Officials officials, List<Place> places) {
    story.held(
        "Both codes of each are asked for, by date",
        "the old one as of then and the new one as of now are the same licensee's; today the old"
            + " one is nobody's",
        () -> {
          var tally = new Tally();
          for (Place place : places) {
            String id = place.farm().caller().id();
            Reply then =
                officials.calls("GET", "/licenses/" + place.code() + "?at=" + place.since(), "");
            Reply now = officials.calls("GET", "/licenses/" + place.next(), "");
            Reply gone = officials.calls("GET", "/licenses/" + place.code(), "");
            tally.see(is(then, id, place.code()), () -> place.code() + " was " + then);
            tally.see(is(now, id, place.next()), () -> place.next() + " is " + now);
            tally.see(gone.status() == 404, () -> place.code() + " is " + gone);
          }
          return tally.seen("as they must be");
        });
  }

  private static boolean is(Reply reply, String id, String code) {
    return reply.status() == 200
        && reply.json().path("id").asString("").equals(id)
        && reply.json().path("code").asString("").equals(code);
  }

  private static void arrives(Story story, Farm receiver, Map<String, Place> transfers) {
    story.held(
        "The goods on the road arrive",
        "each manifest names the lot as its label does, and leads to the lot received",
        () -> {
          var tally = new Tally();
          transfers.forEach((transfer, place) -> {
            var road = Shipping.between(place.renamed(), receiver.caller());
            String made = road.receive(transfer, "4", receiver.area(), "");
            JsonNode item = road.item(transfer);
            String sent = item.path("global_inventory_id").asString("");
            tally.see(sent.equals(place.lot()), () -> place.lot() + " arrived as " + sent);
            tally.see(receiver.qty(made).startsWith("4"), () -> made + " is not what was sent");
          });
          return tally.seen("as they must be");
        });
  }
}
