package perennial.drills.d19;

import java.util.List;
import java.util.Map;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Stage;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.drills.story.Tally;
import tools.jackson.databind.JsonNode;

/**
 * A state went from one system to spreadsheets and from those to another within half a year; labels
 * kept the old identifiers, and the new system did not know them. Here what a label says is another
 * name of its object, for ever.
 */
public final class OldLabels implements Drill {
  /** Sixteen digits, as the first system printed them. */
  private static final String OF_THE_FIRST = "6033384700001234";

  /** As somebody wrote it into a spreadsheet in the months between. */
  private static final String OF_A_SHEET = "CONT-2017-11-0042";

  @Override
  public String id() {
    return "D19";
  }

  @Override
  public String title() {
    return "Old labels did not scan after a migration";
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    Farm farm =
        story.attempted(
            "A producer has an area and a strain",
            () -> Farm.furnish(stage.registry().licensee("J400001"), "Owner"));
    String type = story.attempted("It has a type of seeds", () -> farm.seedType("Seeds"));
    Map<String, String> labels =
        story.attempted(
            "It declares its stock of before, with what the labels say",
            () ->
                Map.of(
                    OF_THE_FIRST, declare(farm, type, OF_THE_FIRST),
                    OF_A_SHEET, declare(farm, type, OF_A_SHEET)));
    scans(story, farm.caller(), labels);
    works(story, farm, labels);
    staysOne(story, farm, type, stage.registry().licensee("J400002"));
    Closing.verify(story, stage.registry());
  }

  private static String body(Farm farm, String type, String legacy) {
    String batch = farm.batch("intermediate/ end product", "clone", 0);
    return farm.lotBody(type, batch, "20")
        .replace(
            "'medically_compliant'",
            "'is_initial_inventory':'1','legacy_id':'" + legacy + "','medically_compliant'");
  }

  private static String declare(Farm farm, String type, String legacy) {
    return farm.caller().made("/inventories", body(farm, type, legacy));
  }

  private static void scans(Story story, Caller owner, Map<String, String> labels) {
    story.held(
        "Each label is scanned: by the first system's identifier, and by the spreadsheet's",
        "it leads to the lot, which shows the old name beside its own",
        () -> {
          var tally = new Tally();
          labels.forEach((label, lot) -> {
            JsonNode found = owner.one("inventories", label);
            tally.see(
                lot.equals(found.path("global_id").asString("")),
                () -> label + " is " + found.path("global_id"));
            tally.see(
                label.equals(found.path("legacy_id").asString("")),
                () -> label + " shows " + found.path("legacy_id"));
          });
          return tally.seen("found");
        });
  }

  private static void works(Story story, Farm farm, Map<String, String> labels) {
    String lot = String.valueOf(labels.get(OF_THE_FIRST));
    story.held(
        "A part is split off under the first system's identifier, and the lot is changed",
        "it is done to the lot, and the label still scans to it",
        () -> {
          Caller owner = farm.caller();
          owner.made("/split_inventory", Farm.splitBody(OF_THE_FIRST, farm.area(), "5"));
          owner.done(
              "/inventories/update",
              "{'inventory':{'global_id':'%s','external_id':'seen'}}".formatted(OF_THE_FIRST));
          JsonNode found = owner.one("inventories", OF_THE_FIRST);
          return Seen.equal(lot, found.path("global_id").asString(""))
              .and(Seen.equal("seen", found.path("external_id").asString("")))
              .and(new Seen(farm.qty(lot).startsWith("15"), farm.qty(lot)));
        });
  }

  private static void staysOne(Story story, Farm farm, String type, Caller other) {
    story.refused(
        "Another lot claims each label, and another licensee scans them",
        "the claims are 422, and nothing of the owner's is found",
        () -> {
          var tally = new Tally();
          for (String label : List.of(OF_THE_FIRST, OF_A_SHEET)) {
            Reply again = farm.caller().post("/inventories", body(farm, type, label));
            tally.see(again.status() == 422, again::toString);
            JsonNode page = other.get("/inventories?f_global_id=" + label).json();
            tally.see(page.path("total").intValue() == 0, page::toString);
          }
          return tally.seen("refused");
        });
  }
}
