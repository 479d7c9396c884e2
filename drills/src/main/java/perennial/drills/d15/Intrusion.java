package perennial.drills.d15;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perennial.drills.stage.Caller;
import perennial.drills.stage.Closing;
import perennial.drills.stage.Drill;
import perennial.drills.stage.Farm;
import perennial.drills.stage.Node;
import perennial.drills.stage.Reply;
import perennial.drills.stage.Stage;
import perennial.drills.stage.ThrowAwayRegistry;
import perennial.drills.stage.World;
import perennial.drills.story.Seen;
import perennial.drills.story.Story;
import perennial.kernel.ObjectRef;

/**
 * In February 2018 somebody copied another state's traceability database, with the routes of its
 * manifests, and disturbed transfers. Here somebody with all credentials of one licensee tries
 * every route, and somebody else has a copy of the database and of the disk.
 */
public final class Intrusion implements Drill {
  /** As {@link World} writes them: of a manifest and of a sale. */
  private static final List<String> PERSONAL =
      List.of(" Driverman", " Ferry Road", "-77", "-patient-4711", "-carer-0815");

  @Override
  public String id() {
    return "D15";
  }

  @Override
  public String title() {
    return "The database was copied, with the routes of manifests";
  }

  @Override
  public List<String> notYet() {
    return List.of(
        "feeds and backups: come with them",
        "a second laboratory, which the sandbox does not have");
  }

  @Override
  public void play(Story story, Stage stage) throws Exception {
    ThrowAwayRegistry registry = stage.registry();
    World world =
        story.attempted(
            "Two growers live from seed to sale, with a laboratory and a shop",
            () -> World.lived(registry));
    Cast cast =
        story.attempted("Goods are sent to both, and some are left", () -> cast(world, registry));
    new Reading(story, cast, stage.full()).play();
    new Writing(story, cast, registry).play();
    new NativeDoors(story, cast, registry).play();
    new OpenParts(story, cast).play();
    underTheDoor(story, cast, registry);
    copy(story, world, registry);
    new Writing(story, cast, registry).control();
    erased(story, world, registry);
    Closing.verify(story, registry);
  }

  private static Cast cast(World world, ThrowAwayRegistry registry) {
    Farm supplier = Farm.furnish(registry.licensee("G400001"), "Supplier");
    Caller shop = world.shop().caller();
    Reply named =
        world.grower().caller().post("/areas", Writing.TWICE, "Idempotency-Key", Writing.TWICE_KEY);
    if (!named.isDone()) {
      throw new IllegalStateException("the victim's area was answered " + named);
    }
    var strangers = new ArrayList<Caller>();
    for (String code : List.of("R400001", "M400001", "Z400001", "T400001", "E400001")) {
      strangers.add(registry.licensee(code));
    }
    return new Cast(
        world,
        Holdings.of(world.grower(), world.ours(), supplier, shop, World.OUR_MARK),
        Holdings.of(world.neighbor(), world.theirs(), supplier, shop, World.THEIR_MARK),
        strangers);
  }

  private static void underTheDoor(Story story, Cast cast, ThrowAwayRegistry registry) {
    story.refused(
        "As the role that serves requests, every protected table is read for the intruder, and for"
            + " nobody",
        "the database gives no row of anybody else's",
        () -> new RowSecurity(registry).seen(cast.intruder().number(), cast.victim().number()));
  }

  private static void copy(Story story, World world, ThrowAwayRegistry registry) {
    story.attempted(
        "The shop, a party to the manifest, reads its driver, plate and route",
        "they are told: so they are kept",
        () -> {
          String text =
              world
                  .shop()
                  .caller()
                  .one("inventory_transfers", world.ours().get("transfer"))
                  .toString();
          return new Seen(
              PERSONAL.subList(0, 3).stream()
                  .allMatch(each -> text.contains(World.OUR_MARK + each)),
              text.contains(World.OUR_MARK) ? "told" : "not told");
        });
    var needles = new ArrayList<String>();
    for (String mark : List.of(World.OUR_MARK, World.THEIR_MARK)) {
      PERSONAL.forEach(each -> needles.add(mark + each));
    }
    needles.add("j400001@sandbox.test");
    var copy = new Copy(registry);
    Needles open = Needles.of(List.of(World.OUR_MARK + " room"));
    Map<String, Copy.Search> controls = new HashMap<>();
    story.attempted(
        "The copies are searched for the name of a room, which is no secret",
        "found in both, so what is there is found",
        () -> {
          controls.put("database", copy.database(open));
          controls.put("disk", copy.disk(open));
          return new Seen(
              controls.values().stream().noneMatch(search -> search.found().isEmpty()),
              controls.toString());
        });
    story.refused(
        "A copy of the database, read by its superuser, is searched for routes, drivers, plates,"
            + " patients, caregivers and mail addresses",
        "none is there: they are sealed under keys that lie elsewhere",
        () -> nothing(copy.database(Needles.of(needles))));
    story.refused(
        "A copy of the disk without the secrets is searched for them: files of the database and its"
            + " log, data folder and log of the registry",
        "none is there",
        () -> nothing(copy.disk(Needles.of(needles))));
  }

  /** By order, as the daily retention does it when its time has come. */
  private static void erased(Story story, World world, ThrowAwayRegistry registry) {
    String transfer = world.ours().get("transfer");
    story.attempted(
        "The driver, plate and route of a manifest are erased",
        "done",
        () -> {
          Node.Finished finished =
              registry
                  .node(0)
                  .command(
                      "erase",
                      "--object",
                      transfer,
                      "--reason",
                      "past its retention",
                      "--authority",
                      "the drill",
                      "--apply");
          return new Seen(
              finished.status() == 0, finished.status() == 0 ? "done" : finished.said());
        });
    story.refused(
        "With the secrets in hand, the operator looks for them: in the manifest, and for their key",
        "nobody can read them any more, and what is not personal is still there",
        () -> {
          String text = world.shop().caller().one("inventory_transfers", transfer).toString();
          boolean isGone =
              PERSONAL.subList(0, 3).stream()
                  .noneMatch(each -> text.contains(World.OUR_MARK + each));
          return new Seen(isGone && text.contains(transfer), isGone ? "gone" : "still told")
              .and(parts(registry, transfer));
        });
  }

  private static Seen parts(ThrowAwayRegistry registry, String transfer) throws SQLException {
    ObjectRef object = ObjectRef.parse(transfer.substring(transfer.indexOf('.') + 1));
    try (Connection connection = registry.superuser();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT (SELECT count(*) FROM journal.entry_personal WHERE kind = ? AND serial = ?)
                  + (SELECT count(*) FROM journal.object_key WHERE kind = ? AND serial = ?)\
                """)) {
      select.setString(1, object.kind().letters());
      select.setLong(2, object.serial());
      select.setString(3, object.kind().letters());
      select.setLong(4, object.serial());
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return new Seen(rows.getLong(1) == 0, rows.getLong(1) + " sealed parts and keys are left");
      }
    }
  }

  private static Seen nothing(Copy.Search search) {
    return new Seen(search.found().isEmpty() && search.read() > 0, search.toString());
  }
}
