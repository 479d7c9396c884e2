package perennial.drills.d02;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Life;
import perennial.drills.stage.Officials;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Shipping;
import perennial.drills.stage.Stage;
import perennial.drills.stage.StageFailed;
import perennial.drills.stage.World;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;

/**
 * Release 1.37.5 of another system scrambled millions of dependent attributes: references pointed
 * at objects of other owners, laboratory results were detached from lots, and no manifest could be
 * made.
 *
 * <p>It has four parts, each a class of its own that {@link #play} calls in turn: (a) the schema
 * refuses it; (b) a scramble with all constraints dropped; (c) a malicious migration, which comes
 * with upgrades; (d) a release that writes wrong entries.
 */
public final class RepointedReferences implements Drill {
  @Override
  public String id() {
    return "D02";
  }

  @Override
  public String title() {
    return "Millions of references came to point at other owners' objects";
  }

  @Override
  public List<String> notYet() {
    return List.of("(c) a malicious migration, caught by the gate of upgrades");
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    World world =
        story.attempted(
            "Two growers live from seed to sale, with a laboratory and a shop",
            () -> World.lived(stage.registry()));
    story.attempted(
        "Two officials waive the test of a lot, and it leaves", () -> waive(stage, world));
    story.attempted("The laboratory retains what is left of a sample", () -> retain(stage, world));
    story.attempted("A lot fails its test, and its grower asks for another", () -> retest(world));
    RefusedBySchema.play(story, stage.registry());
    goOn(story, world);
    Scrambled.play(story, stage, world);
    WrongRelease.play(story, stage, world);
  }

  /** What only officials bring about leaves rows, too. */
  private static String waive(Stage stage, World world) throws Exception {
    Farm grower = world.grower();
    String lot = grower.lot(grower.type("Untested", "end_product", "usable_marijuana", ""), "10");
    Officials.appoint(stage.registry().node(0))
        .waive(lot, stage.today(ZoneOffset.UTC).plusDays(30));
    return Shipping.between(grower.caller(), world.neighbor().caller()).file(lot, "5", "");
  }

  private static String retain(Stage stage, World world) {
    LocalDate until = stage.today(ZoneOffset.UTC).plusDays(30);
    post(
        world.laboratory().caller(),
        "/samples/" + world.ours().get("sample") + "/retain",
        "{\"until\":\"" + until + "\",\"note\":\"\"}");
    return "until " + until;
  }

  private static String retest(World world) {
    Farm grower = world.grower();
    Farm laboratory = world.laboratory();
    String lot = grower.lot(world.ours().get("lot_type"), "100");
    String sample =
        Shipping.between(grower.caller(), laboratory.caller())
            .ship(lot, "4", laboratory.area(), Shipping.SAMPLE);
    String result =
        laboratory
            .caller()
            .made(
                "/lab_results",
                Life.resultBody(sample).replace("aflatoxins_ppb':'1'", "aflatoxins_ppb':'2000'"));
    post(grower.caller(), "/lots/" + lot + "/retest", "{\"reason\":\"The scale was wet\"}");
    return "since " + result + " failed";
  }

  private static void post(Caller caller, String path, String body) {
    Reply reply = caller.call("POST", path, body);
    if (!reply.isDone()) {
      throw new StageFailed("POST " + path + " was answered " + reply);
    }
  }

  private static void goOn(Story story, World world) {
    story.held(
        "A grower's lot still has its result, and a manifest is made of it",
        "the result that it had, and a transfer",
        () -> {
          String lot = world.ours().get("lot");
          Seen result =
              Seen.equal(
                  world.ours().get("result"),
                  world.grower().lot(lot).path("global_lab_result_id").asString(""));
          String transfer =
              Shipping.between(world.grower().caller(), world.neighbor().caller())
                  .file(lot, "1", "");
          return new Seen(
              result.asExpected() && !transfer.isEmpty(), result.text() + ", " + transfer);
        });
  }
}
