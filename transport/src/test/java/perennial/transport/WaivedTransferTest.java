package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.inventory.ConvertLots;
import perennial.inventory.EndWaiver;
import perennial.inventory.Forebears;
import perennial.inventory.GrantWaiver;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.OrderWaiver;
import perennial.inventory.TestRegistry;
import perennial.inventory.TestStatus;
import perennial.inventory.TestVerdicts;
import perennial.inventory.WaivedLot;
import perennial.inventory.Waiver;
import perennial.inventory.WaiverKind;
import perennial.inventory.WaiverScope;
import perennial.inventory.Waivers;
import perennial.journal.Actor;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Officials;
import perennial.licensing.RegisterUser;

/** The only way past a missing lab result. */
class WaivedTransferTest {
  private static final String CLASS = "usable_marijuana";
  private static Shipping shipping;
  private static Actor first;
  private static Actor second;

  @BeforeAll
  static void open() throws SQLException {
    shipping = new Shipping();
    first = official("first");
    second = official("second");
  }

  @AfterAll
  static void close() {
    shipping.close();
  }

  private static Actor official(String name) {
    var register =
        new RegisterUser("Off", "Icial", name + "@lcb.example.org", Officials.AUTH_LEVEL, "");
    long user = shipping.registry.official(register).serial();
    return new Actor(LicenseeId.REGISTRY, user, Actor.REGISTRY.prefix());
  }

  /** An untested lot that may not go to a shop. */
  private static long lot() {
    long type = shipping.registry.productType(shipping.sender, "end_product", CLASS);
    return shipping.registry.lot(shipping.sender, type, shipping.area, 100);
  }

  private static OrderWaiver order(WaiverScope scope, long lots, Duration life) {
    LicenseeId concerned = scope instanceof WaiverScope.OfClass ? null : shipping.sender;
    return new OrderWaiver(
        WaiverKind.EMERGENCY,
        scope,
        concerned,
        "The wild fire near the farm.",
        lots,
        shipping.registry.now().plus(life),
        TestRegistry.RULES);
  }

  private static long ordered(WaiverScope scope, long lots) {
    return shipping
        .registry
        .callAs(first, order(scope, lots, Duration.ofDays(30)))
        .subject()
        .serial();
  }

  private static long granted(WaiverScope scope, long lots) {
    long waiver = ordered(scope, lots);
    assertThat(shipping.registry.callAs(second, new GrantWaiver(waiver)).refusals()).isEmpty();
    return waiver;
  }

  private static boolean leaves(long lot) {
    return shipping
        .registry
        .call(shipping.sender, Shipping.filing(shipping.receiver, Shipping.item(lot, 1)))
        .accepted();
  }

  private static List<WaivedLot> waived(LicenseeId as, long lot) {
    return shipping.registry.rows(
        as, Query.newestFirst(Inventory.WAIVED_LOT, "lot").equal("lot", lot));
  }

  /** To both parties and nobody else. */
  private static void showsOnTheTransfer(long lot, long waiver) {
    long transfer =
        shipping
            .registry
            .rows(shipping.sender, Query.newestFirst(Transport.TRANSFER, "serial").limit(1))
            .getFirst()
            .serial();
    for (LicenseeId party : List.of(shipping.sender, shipping.receiver)) {
      var shown = TransferShown.find(shipping.registry.reader(), party, transfer).orElseThrow();
      assertThat(shown.waivers().get(lot)).extracting(Waiver::serial).containsExactly(waiver);
      assertThat(shown.ids()).hasSize(2);
    }
    assertThat(TransferShown.find(shipping.registry.reader(), new LicenseeId(9_999), transfer))
        .isEmpty();
  }

  private static List<Refusal.Reason> refused(Actor by, perennial.journal.Command command) {
    return shipping.registry.callAs(by, command).refusals().stream().map(Refusal::reason).toList();
  }

  @Test
  void letsALotLeaveOnceTwoOfficialsAgree() {
    long lot = lot();
    long waiver = ordered(new WaiverScope.OfLot(lot), 1);
    assertThat(leaves(lot)).isFalse();

    assertThat(refused(first, new GrantWaiver(waiver)))
        .containsExactly(GrantWaiver.Reason.SAME_OFFICIAL);
    assertThat(refused(Actor.REGISTRY, new GrantWaiver(waiver)))
        .containsExactly(GrantWaiver.Reason.NOT_AN_OFFICIAL);
    shipping.registry.callAs(second, new GrantWaiver(waiver)).subject();

    assertThat(leaves(lot)).isTrue();
    assertThat(leaves(lot)).as("the same lot counts once").isTrue();
    assertThat(leaves(lot())).as("another lot").isFalse();
  }

  @Test
  void showsOnWhatDescendsFromTheLotWhoeverHoldsIt() {
    long lot = lot();
    long waiver = granted(new WaiverScope.OfLot(lot), 1);
    Lot received = shipping.ship(shipping.receiver, shipping.receivedArea, Shipping.item(lot, 10));
    assertThat(TestVerdicts.lotsOf(received)).contains(lot);
    showsOnTheTransfer(lot, waiver);
    assertThat(waived(shipping.receiver, lot))
        .singleElement()
        .satisfies(shown -> {
          assertThat(shown.waiver()).isEqualTo(waiver);
          assertThat(shown.kind()).isEqualTo(WaiverKind.EMERGENCY);
        });
  }

  @Test
  void showsOnWhatWasMadeOfTheLotToo() {
    long lot = lot();
    long waiver = granted(new WaiverScope.OfLot(lot), 1);
    long area = shipping.registry.area(shipping.third);
    Lot received = shipping.ship(shipping.third, area, Shipping.item(lot, 10));
    long type = shipping.registry.productType(shipping.third, "end_product", CLASS);
    var convert =
        new ConvertLots(
            TestRegistry.RULES,
            List.of(new ConvertLots.Source(received.serial(), Amount.of(5))),
            type,
            area,
            null,
            Amount.of(5),
            null,
            false,
            false,
            null,
            null,
            null,
            Stated.NONE);
    long made = shipping.registry.act(shipping.third, convert).serial();
    Lot altered = shipping.registry.row(shipping.third, Inventory.LOT, shipping.third, made);
    assertThat(TestVerdicts.lotsOf(altered)).as("it owes a test of its own").doesNotContain(lot);

    Forebears forebears = Forebears.of(shipping.registry.reader(), List.of(altered));
    assertThat(forebears.of(altered)).contains(made, received.serial(), lot);
    var reading = shipping.registry.reader().as(LicenseeId.REGISTRY);
    var shown = Waivers.shownOn(reading, forebears);
    reading.go();
    assertThat(shown.get()).extracting(WaivedLot::waiver).containsExactly(waiver);
  }

  @Test
  void endsWhenItIsUsedUpOrEndedOrOver() {
    long waiver = granted(new WaiverScope.OfLicensee(shipping.sender), 2);
    assertThat(leaves(lot())).isTrue();
    long known = lot();
    assertThat(leaves(known)).isTrue();
    assertThat(leaves(lot())).as("one past the count").isFalse();
    assertThat(leaves(known)).isTrue();

    shipping.registry.callAs(first, new EndWaiver(waiver, "The fire is out.")).subject();
    assertThat(leaves(known)).isFalse();
    assertThat(waived(shipping.sender, known)).as("it keeps showing").hasSize(1);

    var brief = order(new WaiverScope.OfClass(CLASS), 5, Duration.ofMinutes(5));
    long another = shipping.registry.callAs(first, brief).subject().serial();
    shipping.registry.callAs(second, new GrantWaiver(another)).subject();
    assertThat(leaves(known)).isTrue();
    shipping.registry.setNow(shipping.registry.now().plus(Duration.ofMinutes(6)));
    assertThat(leaves(known)).isFalse();
  }

  @Test
  void neverLetsAFailedLotLeave() {
    long lot = lot();
    granted(new WaiverScope.OfLot(lot), 1);
    shipping.registry.judge(shipping.lab, lot, 0, TestStatus.FAILED);
    assertThat(leaves(lot)).isFalse();
  }

  @Test
  void saysAllThatIsWrongWithAnOrderAtOnce() {
    Instant past = shipping.registry.now().minusSeconds(60);
    var nothing = new OrderWaiver(null, null, null, " ", 0, past, TestRegistry.RULES);
    assertThat(refused(Actor.REGISTRY, nothing))
        .containsExactly(
            OrderWaiver.Reason.NOT_AN_OFFICIAL,
            OrderWaiver.Reason.KIND_UNKNOWN,
            OrderWaiver.Reason.SCOPE_UNKNOWN,
            OrderWaiver.Reason.REASON_MISSING,
            OrderWaiver.Reason.COUNT_OUT_OF_RANGE,
            OrderWaiver.Reason.END_OUT_OF_RANGE);
    var scope = new WaiverScope.OfClass(CLASS);
    assertThat(refused(first, order(scope, Waiver.LOTS_MAX + 1, Waiver.LIFE_MAX.plusDays(1))))
        .containsExactly(
            OrderWaiver.Reason.COUNT_OUT_OF_RANGE, OrderWaiver.Reason.END_OUT_OF_RANGE);
    assertThat(refused(first, order(new WaiverScope.OfClass("bread"), 1, Duration.ofDays(1))))
        .containsExactly(OrderWaiver.Reason.SCOPE_UNKNOWN);
  }

  @Test
  void isNotGrantedTwiceNorAfterItWasEnded() {
    long waiver = granted(new WaiverScope.OfLot(lot()), 1);
    assertThat(refused(second, new GrantWaiver(waiver)))
        .containsExactly(GrantWaiver.Reason.DECIDED_ALREADY);
    assertThat(refused(second, new EndWaiver(waiver, "")))
        .containsExactly(EndWaiver.Reason.REASON_MISSING);
    shipping.registry.callAs(second, new EndWaiver(waiver, "Done.")).subject();
    assertThat(refused(second, new EndWaiver(waiver, "Done.")))
        .containsExactly(EndWaiver.Reason.ENDED_ALREADY);
    assertThat(refused(second, new GrantWaiver(9)))
        .containsExactly(GrantWaiver.Reason.WAIVER_UNKNOWN);
  }

  @Test
  void readsItsScopeAsItIsWritten() {
    for (String text : List.of("lot:IN1A", "licensee:MM5", "class:flower_lots")) {
      assertThat(WaiverScope.read(text))
          .hasValueSatisfying(scope -> assertThat(scope.toString()).isEqualTo(text));
    }
    for (String text : List.of("", "lot:", "lot:MM5", "licensee:IN1", "class:", "lot:IN0 ")) {
      assertThat(WaiverScope.read(text)).isEmpty();
    }
    assertThat(WaiverScope.read("class:" + "x".repeat(WaiverScope.CLASS_MAX + 1))).isEmpty();
  }
}
