package perennial.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perennial.journal.Mender;
import perennial.journal.Replay;
import perennial.kernel.ObjectRef;
import perennial.leafdata.Goods;
import perennial.leafdata.LeafCaller;
import perennial.leafdata.LeafServer;
import perennial.leafdata.Rooms;
import perennial.licensing.Licensing;
import perennial.licensing.SuspendLicensee;
import perennial.oversight.Finding;
import perennial.oversight.reset.Preview;
import perennial.oversight.reset.Reset;
import perennial.oversight.reset.ResetPlan;
import perennial.oversight.verify.Tally;
import perennial.oversight.verify.Verification;
import perennial.server.demo.LivedRegistry;

/** What was accepted and is wrong is taken back by order, and what lawful acts made of it stays. */
final class ResetTest {
  private static final String BAD = "6.6.6";

  private final LivedRegistry registry = new LivedRegistry();
  private final LeafServer server = registry.server();
  private final LeafServer bad = server.ofRelease(BAD);
  private final LeafCaller good = server.licensee("cultivator_production");
  private final LeafCaller wrong = good.at(bad);
  @TempDir private Path folder;

  @AfterEach
  void close() {
    bad.close();
    registry.close();
  }

  private String lot() {
    return new Goods(server, good).lot("harvest_materials", "flower", 100);
  }

  private static String area(LeafCaller caller, String name) {
    return caller.post("/areas", "{\"area\":[{\"name\":\"" + name + "\"}]}").id();
  }

  private static void move(LeafCaller caller, String lot, String area) {
    caller
        .post(
            "/inventories/update",
            "{\"inventory\":{\"global_id\":\"" + lot + "\",\"global_area_id\":\"" + area + "\"}}")
        .ok();
  }

  private static void adjust(LeafCaller caller, String lot, String qty) {
    caller
        .post(
            "/inventory_adjustments",
            """
            {"inventory_adjustment":[{"global_inventory_id":"%s","qty":"%s",
             "reason":"reconciliation","adjusted_at":"03/01/2026 10:00am"}]}
            """
                .formatted(lot, qty))
        .ok();
  }

  private String areaOf(String lot) {
    return read(lot).path("global_area_id").asString();
  }

  private String qtyOf(String lot) {
    return read(lot).path("qty").asString();
  }

  private tools.jackson.databind.JsonNode read(String lot) {
    return good.get("/inventories?f_global_id=" + lot).ok().path("data").path(0);
  }

  private List<String> findings() throws SQLException {
    var findings = new ArrayList<Finding>();
    new Verification(registry.verify(), Rooms.all(), 0, findings::add, new Tally()).all(null);
    return findings.stream().map(Finding::toString).toList();
  }

  private Preview preview() {
    return new Preview(registry.verify(), Rooms.all());
  }

  private long apply(ResetPlan plan) throws SQLException, IOException {
    Path file = folder.resolve("plan.json");
    var hash = plan.write(file);
    ResetPlan.Read read = ResetPlan.read(file);
    assertThat(read.hash()).isEqualTo(hash);
    assertThat(read.plan()).isEqualTo(plan);
    var mender =
        new Mender(
            registry.mender(),
            Rooms.all(),
            InstantSource.system(),
            Registry.randomOf(new SecureRandom()),
            "test");
    var reset = new Reset(mender, new Replay(Rooms.all()), read.plan(), Set.of("ana", "ben"));
    reset.run();
    return reset.written();
  }

  @Test
  void takesBackWhatABadReleaseWroteAndKeepsLaterLawfulActs() throws SQLException, IOException {
    String first = area(good, "First");
    String second = area(good, "Second");
    String third = area(good, "Third");
    String moved = lot();
    String movedAgain = lot();
    String adjusted = lot();
    move(good, moved, first);
    move(good, movedAgain, first);

    move(wrong, moved, second);
    move(wrong, movedAgain, second);
    adjust(wrong, adjusted, "-30");
    String neverTouched = new Goods(bad, wrong).lot("harvest_materials", "flower", 7);
    String stoodOn = new Goods(bad, wrong).lot("harvest_materials", "flower", 50);

    move(good, movedAgain, third);
    adjust(good, adjusted, "-2");
    adjust(good, stoodOn, "-1");
    assertThat(qtyOf(adjusted)).isEqualTo("68.0000");

    ResetPlan plan = preview().release(BAD, Instant.EPOCH, "Order 7 of the board");
    assertThat(plan.kept()).isNotEmpty();
    assertThat(apply(plan)).isEqualTo(plan.rows().size());

    assertThat(areaOf(moved)).as("moved by the bad release").isEqualTo(first);
    assertThat(areaOf(movedAgain)).as("moved lawfully since").isEqualTo(third);
    assertThat(qtyOf(adjusted)).as("100 less the lawful 2").isEqualTo("98.0000");
    assertThat(read(neverTouched).isMissingNode()).as("nothing stands on it").isTrue();
    assertThat(qtyOf(stoodOn)).as("a later act stands on it").isEqualTo("49.0000");
    assertThat(findings()).isEmpty();

    assertThat(preview().release(BAD, Instant.EPOCH, "again").rows()).isEmpty();
    assertThat(apply(plan)).as("a plan carried out twice").isZero();
    move(good, moved, second);
    adjust(good, adjusted, "-8");
    assertThat(qtyOf(adjusted)).isEqualTo("90.0000");
    assertThat(findings()).isEmpty();
  }

  @Test
  void setsOneRelationToWhatItWas() throws SQLException, IOException {
    String first = area(good, "First");
    String second = area(good, "Second");
    String lot = lot();
    move(good, lot, first);
    server.clock().pass(Duration.ofMinutes(1));
    Instant then = server.clock().instant();
    server.clock().pass(Duration.ofMinutes(1));
    move(good, lot, second);
    ObjectRef object = ObjectRef.parse(lot.substring(lot.indexOf('.') + 1));
    ResetPlan plan = preview().column("inventory_g1.lot.area", object, then, "Order 8");
    assertThat(plan.rows()).hasSize(1);
    assertThat(apply(plan)).isEqualTo(1);
    assertThat(areaOf(lot)).isEqualTo(first);
    assertThat(findings()).isEmpty();
    assertThatThrownBy(() -> preview().column("inventory_g1.lot.area", object, then, "again"))
        .isInstanceOf(Preview.Impossible.class)
        .hasMessageContaining("nothing to correct");
    assertThatThrownBy(() -> preview().column("lot.colour", object, then, "no such"))
        .hasMessageContaining("no column");
    assertThatThrownBy(() -> preview().column("inventory_g1.lot.serial", object, then, "the key"))
        .hasMessageContaining("never corrected");
  }

  /** Nodes keep what they know of callers: they must learn of a correction as of any change. */
  @Test
  void makesCallersKnownAnewWhenItCorrectsWhoMayEnter() throws SQLException, IOException {
    LeafCaller shop = server.licensee("dispensary");
    server.clock().pass(Duration.ofMinutes(1));
    Instant then = server.clock().instant();
    server.clock().pass(Duration.ofMinutes(1));
    server.official(new SuspendLicensee(shop.licensee()));
    String body = "{\"area\":[{\"name\":\"Again\"}]}";
    assertThat(shop.post("/areas", body).status()).isEqualTo(422);
    ObjectRef object = new ObjectRef(Licensing.LICENSEE_KIND, shop.licensee().value());
    ResetPlan plan = preview().column("licensing_g1.licensee.suspended", object, then, "Order 10");
    long before = credentials();
    assertThat(apply(plan)).isEqualTo(1);
    assertThat(credentials()).isGreaterThan(before);
    shop.post("/areas", body).ok();
    assertThat(findings()).isEmpty();
  }

  private long credentials() throws SQLException {
    try (var connection = server.connectAsOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT credentials FROM journal.epoch")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void leavesARelationThatALaterActChangedAfterThePlan() throws SQLException, IOException {
    String first = area(good, "First");
    String second = area(good, "Second");
    String third = area(good, "Third");
    String lot = lot();
    move(good, lot, first);
    server.clock().pass(Duration.ofMinutes(1));
    Instant then = server.clock().instant();
    server.clock().pass(Duration.ofMinutes(1));
    move(good, lot, second);
    ObjectRef object = ObjectRef.parse(lot.substring(lot.indexOf('.') + 1));
    ResetPlan plan = preview().column("inventory_g1.lot.area", object, then, "Order 9");
    move(good, lot, third);
    assertThat(apply(plan)).isZero();
    assertThat(areaOf(lot)).isEqualTo(third);
  }
}
