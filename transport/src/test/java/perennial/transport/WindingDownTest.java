package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import perennial.cultivation.BatchType;
import perennial.cultivation.Cultivation;
import perennial.cultivation.HarvestPlants;
import perennial.cultivation.NewBatch;
import perennial.cultivation.Origin;
import perennial.cultivation.Plant;
import perennial.cultivation.StartPlantBatch;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.TestRegistry;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;
import perennial.kernel.Unit;
import perennial.licensing.Address;
import perennial.licensing.ApproveOrder;
import perennial.licensing.Directory;
import perennial.licensing.LicenseOrder;
import perennial.licensing.Licensing;
import perennial.licensing.MovePremises;
import perennial.licensing.Officials;
import perennial.licensing.OrderAct;
import perennial.licensing.Party;
import perennial.licensing.RegisterUser;
import perennial.licensing.TransferOwnership;
import perennial.licensing.WindDown;

/** Stock follows the license: it moves with it, is sold with it, and ends with it. */
class WindingDownTest {
  private static final Duration HOLD = Duration.ofDays(3);

  private Shipping shipping;
  private TestRegistry registry;
  private LicenseeId farm;
  private Actor first;
  private Actor second;

  /** Lots, one of them promised, one on the road; plants; a harvest; goods promised to it. */
  private long promised;

  private long onTheRoad;
  private long expected;

  @BeforeEach
  void open() throws SQLException {
    shipping = new Shipping();
    registry = shipping.registry;
    farm = shipping.sender;
    first = official("first");
    second = official("second");
    long kept = seeds();
    promised = shipping.file(shipping.receiver, Shipping.item(kept, 5));
    onTheRoad = shipping.file(shipping.receiver, Shipping.item(seeds(), 4));
    shipping.depart(onTheRoad);
    plants(2);
    harvest();
    long area = registry.area(shipping.third);
    long type = registry.productType(shipping.third, "immature_plant", "seeds");
    long theirs = registry.lot(shipping.third, type, area, 7);
    expected =
        registry.act(shipping.third, Shipping.filing(farm, Shipping.item(theirs, 7))).serial();
  }

  @AfterEach
  void close() {
    shipping.close();
  }

  private Actor official(String name) {
    long user =
        registry
            .official(new RegisterUser("Off", "Icial", name + "@lcb.example.org", "official", ""))
            .serial();
    assertThat(Officials.AUTH_LEVEL).isEqualTo("official");
    return new Actor(LicenseeId.REGISTRY, user, Actor.REGISTRY.prefix());
  }

  private long seeds() {
    return registry.lot(farm, shipping.seeds, shipping.area, 20);
  }

  private List<Long> plants(int count) {
    NewBatch batch =
        new NewBatch(
            BatchType.PLANT,
            shipping.area,
            registry.strain(farm, "Blue " + registry.now()),
            Origin.CLONE,
            null,
            count,
            null,
            null,
            Stated.NONE);
    long serial = registry.act(farm, new StartPlantBatch(batch)).serial();
    return registry
        .rows(farm, Query.newestFirst(Cultivation.PLANT, "serial").equal("batch", serial))
        .stream()
        .map(Plant::serial)
        .toList();
  }

  private void harvest() {
    registry.act(
        farm,
        new HarvestPlants(
            plants(3),
            null,
            shipping.area,
            new BigDecimal("1000"),
            new BigDecimal("500"),
            null,
            null,
            null,
            Stated.NONE));
  }

  private StockTaking stock() {
    return StockTaking.of(registry.reader(), farm);
  }

  private List<ObjectRow> labels() {
    var all = new ArrayList<ObjectRow>();
    for (String kind : List.of("IN", "BA", "PL", "TY", "ST", "AR", "IT", "II")) {
      all.addAll(
          registry
              .rows(
                  farm,
                  Query.newestFirst(Identifiers.OBJECT, "serial")
                      .equal("kind", new Kind(kind))
                      .equal("licenseeId", farm))
              .reversed());
    }
    return all;
  }

  private LicenseOrder ordered(WindDown.@Nullable Ending ending) {
    var act = new WindDown(farm, ending, "Closed", TestRegistry.RULES, null);
    long order = registry.callAs(first, new OrderAct(act, "Closed")).subject().serial();
    approve(order);
    return order(order);
  }

  private void approve(long order) {
    assertThat(
            registry
                .callAs(second, new ApproveOrder(order, farm, null, TestRegistry.RULES, false))
                .refusals())
        .isEmpty();
  }

  private LicenseOrder order(long serial) {
    return registry.row(LicenseeId.REGISTRY, Licensing.LICENSE_ORDER, LicenseeId.REGISTRY, serial);
  }

  /** Carries out all that can be now; how many calls that took. */
  private int carriedOut(LicenseOrder order, int most) {
    for (int calls = 0; ; calls++) {
      var next =
          WindingDown.next(
              registry.reader(), order, first, TestRegistry.RULES, registry.now(), most);
      if (next.acts().isEmpty()) {
        return calls;
      }
      assertThat(registry.callAs(first, next.acts()).refusals()).isEmpty();
    }
  }

  @Test
  void aPlaceThatIsClosedIsEmptiedInOneCallAndKeepsItsLabels() {
    List<ObjectRow> before = labels();
    LicenseOrder order = ordered(WindDown.Ending.SURRENDER);

    assertThat(carriedOut(order, WindingDown.ACTS_MAX)).isEqualTo(1);

    assertThat(labels()).containsAll(before);
    assertThat(shipping.transfer(promised).isVoided()).isTrue();
    assertThat(registry.row(shipping.third, Transport.TRANSFER, expected).isVoided()).isTrue();
    assertThat(StockTaking.of(registry.reader(), shipping.third).sum(Unit.EA))
        .isEqualTo(Amount.of(7));
    assertThat(stock().plants()).isEmpty();
    assertThat(stock().harvests()).isEmpty();
    assertThat(stock().waiting()).hasSize(4);
    assertThat(stock().lots())
        .as("only waste")
        .hasSize(4)
        .allMatch(each -> each.account() == Account.AVAILABLE);
    assertThat(stock().sum(Unit.GM)).isEqualTo(Amount.of(1500));
    assertThat(stock().sum(Unit.EA)).isEqualTo(Amount.of(20 + 16 + 2));
    assertThat(stock().inTransit()).isEqualTo(1);
  }

  @Test
  void whatWaitedIsDestroyedAndTheAreasAreClosedWhenNothingIsLeft() {
    LicenseOrder order = ordered(WindDown.Ending.REVOKE);
    carriedOut(order, WindingDown.ACTS_MAX);
    assertThat(carriedOut(order, WindingDown.ACTS_MAX)).as("nothing may be destroyed yet").isZero();

    registry.setNow(registry.now().plus(HOLD));
    carriedOut(order, WindingDown.ACTS_MAX);

    assertThat(stock().lots()).isEmpty();
    assertThat(stock().isGone()).as("some is on the road").isFalse();
    registry.act(
        shipping.receiver, shipping.allOf(onTheRoad, shipping.receiver, shipping.receivedArea));
    carriedOut(order, WindingDown.ACTS_MAX);
    assertThat(stock().isGone()).isTrue();
    assertThat(stock().areas()).isEmpty();
    assertThat(registry.posted(farm, Account.WASTE)).isEqualTo(Amount.of(1500 + 38));
  }

  /** The place is empty but for what is on the road. */
  private LicenseOrder emptied() {
    LicenseOrder order = ordered(WindDown.Ending.REVOKE);
    carriedOut(order, WindingDown.ACTS_MAX);
    registry.setNow(registry.now().plus(HOLD));
    carriedOut(order, WindingDown.ACTS_MAX);
    assertThat(stock().lots()).isEmpty();
    return order;
  }

  private void carriedOutToTheEnd(LicenseOrder order) {
    carriedOut(order, WindingDown.ACTS_MAX);
    registry.setNow(registry.now().plus(HOLD));
    carriedOut(order, WindingDown.ACTS_MAX);
    assertThat(stock().isGone()).isTrue();
    assertThat(stock().areas()).isEmpty();
  }

  /** The receiver sends back what it got. */
  private long sentBack() {
    Long sold = shipping.items(shipping.receiver, onTheRoad).getFirst().receivedLot();
    long back =
        registry.act(shipping.receiver, Shipping.filing(farm, Shipping.item(sold, 4))).serial();
    registry.act(shipping.receiver, Shipping.departure(back, farm));
    return back;
  }

  private void cameBack(long transfer, long area) {
    long item = shipping.items(farm, transfer).getFirst().serial();
    var whole = new ReceivedItem(item, Amount.of(4), area, null, null);
    registry.act(farm, new ReceiveTransfer(transfer, shipping.receiver, List.of(whole)));
  }

  @Test
  void whatComesBackWhileTheAreasAreClosedIsDestroyedToo() {
    LicenseOrder order = emptied();
    registry.act(
        shipping.receiver, shipping.allOf(onTheRoad, shipping.receiver, shipping.receivedArea));
    var closing =
        WindingDown.next(registry.reader(), order, first, TestRegistry.RULES, registry.now());
    long back = sentBack();
    cameBack(back, shipping.area);

    assertThat(registry.callAs(first, closing.acts()).refusals()).isEmpty();
    assertThat(stock().areas()).isEmpty();
    assertThat(stock().sum(Unit.EA)).isEqualTo(Amount.of(4));
    carriedOutToTheEnd(order);
  }

  @Test
  void whatIsOnItsWayBackToClosedAreasFindsOneOpen() {
    LicenseOrder order = emptied();
    registry.act(
        shipping.receiver, shipping.allOf(onTheRoad, shipping.receiver, shipping.receivedArea));
    carriedOut(order, WindingDown.ACTS_MAX);
    assertThat(stock().areas()).isEmpty();
    long back = sentBack();

    carriedOut(order, WindingDown.ACTS_MAX);
    cameBack(back, stock().areas().getFirst().serial());
    carriedOutToTheEnd(order);
  }

  @Test
  void whatAReceiverRejectedIsTakenBackAndDestroyed() {
    LicenseOrder order = emptied();
    var item = shipping.items(shipping.receiver, onTheRoad).getFirst();
    registry.act(
        shipping.receiver,
        new ReceiveTransfer(
            onTheRoad,
            farm,
            List.of(new ReceivedItem(item.serial(), Amount.ZERO, null, null, null))));
    assertThat(stock().isGone()).as("four are on their way back").isFalse();

    carriedOutToTheEnd(order);
  }

  @Test
  void goodsGoToAnotherLicenseeInPlaceOfBeingDestroyed() {
    LicenseOrder order = ordered(WindDown.Ending.REVOKE);
    var away = SendingAway.of(registry.reader(), order, first, TestRegistry.RULES);
    var free = SendingAway.free(stock());
    assertThat(free).as("not what is promised").hasSize(2);

    var filed = registry.callAs(first, away.file(shipping.third, free));
    assertThat(filed.refusals()).isEmpty();
    long transfer = filed.subject().serial();
    assertThat(registry.callAs(first, away.depart(transfer, shipping.third)).refusals()).isEmpty();
    carriedOut(order, WindingDown.ACTS_MAX);

    assertThat(shipping.transfer(transfer).status()).isEqualTo(TransferStatus.IN_TRANSIT);
    long area = registry.area(shipping.third);
    registry.act(shipping.third, shipping.allOf(transfer, shipping.third, area));
    assertThat(shipping.items(shipping.third, transfer))
        .allSatisfy(item -> assertThat(item.receivedLot()).isNotNull());
    assertThat(stock().lots()).as("waste: what was promised, plants, a harvest").hasSize(3);
  }

  @Test
  void nothingIsSentWithoutAnOrderOrAgainstTheRules() {
    var act = new WindDown(farm, WindDown.Ending.SURRENDER, "Closed", TestRegistry.RULES, null);
    long waits = registry.callAs(first, new OrderAct(act, "Closed")).subject().serial();
    var free = SendingAway.free(stock());
    var early = SendingAway.of(registry.reader(), order(waits), first, TestRegistry.RULES);
    assertThat(reasons(early.file(shipping.third, free)))
        .containsExactly("ORDER_NOT_APPROVED", "LICENSE_IN_FORCE");
    approve(waits);
    var away = SendingAway.of(registry.reader(), order(waits), first, TestRegistry.RULES);
    assertThat(reasons(away.file(shipping.transporter, free))).contains("RECEIVER_INVALID");
  }

  private List<String> reasons(Command command) {
    return registry.callAs(first, command).refusals().stream()
        .map(each -> each.reason().name())
        .toList();
  }

  @Test
  void moreThanOneCallHoldsIsGoneOnWith() {
    LicenseOrder order = ordered(WindDown.Ending.SURRENDER);

    assertThat(carriedOut(order, 1)).isEqualTo(6);

    assertThat(stock().waiting()).hasSize(4);
    assertThat(carriedOut(order, 1)).as("nothing is done twice").isZero();
  }

  @Test
  void onlyAnApprovedOrderOfALicenseThatIsOverIsCarriedOut() {
    var act = new WindDown(farm, WindDown.Ending.SURRENDER, "Closed", TestRegistry.RULES, null);
    long waits = registry.callAs(first, new OrderAct(act, "Closed")).subject().serial();
    assertThat(reasons(order(waits), first)).contains("ORDER_NOT_APPROVED", "LICENSE_IN_FORCE");
    assertThat(reasons(order(waits), Actor.REGISTRY)).contains("NOT_AN_OFFICIAL");
    var inForce = new WindDown(farm, null, "Closed", TestRegistry.RULES, null);
    assertThat(registry.callAs(first, new OrderAct(inForce, "Closed")).refusals())
        .extracting(each -> each.reason().name())
        .containsExactly("LICENSE_IN_FORCE");
    approve(waits);
    ordered(null);
  }

  private List<String> reasons(LicenseOrder order, Actor actor) {
    var next =
        WindingDown.next(registry.reader(), order, actor, TestRegistry.RULES, registry.now(), 1);
    return registry.callAs(actor, next.acts()).refusals().stream()
        .map(each -> each.reason().name())
        .toList();
  }

  @Test
  void aSaleAndAMoveTakeAllAlongAndTouchNothing() {
    List<ObjectRow> labels = labels();
    StockTaking before = stock();
    var elsewhere = new Address("2 Road", "", "Omak", "WA", "98841", "US");
    registry.callAs(first, new MovePremises(farm, elsewhere, "WA", null)).subject();
    var buyer = Directory.holder(registry.reader(), shipping.third).orElseThrow();
    var sale = new TransferOwnership(farm, named(buyer.name()), null);
    approve(registry.callAs(first, new OrderAct(sale, "Sale")).subject().serial());

    assertThat(stock()).isEqualTo(before);
    assertThat(labels()).isEqualTo(labels);
    List<Party> parties =
        registry.rows(farm, Query.newestFirst(Licensing.PARTY, "n").equal("licenseeId", farm));
    assertThat(parties.getLast().name()).isEqualTo(buyer.name());
    shipping.depart(promised);
    registry.act(
        shipping.receiver, shipping.allOf(promised, shipping.receiver, shipping.receivedArea));
    registry.act(
        shipping.receiver, shipping.allOf(onTheRoad, shipping.receiver, shipping.receivedArea));
    Lot received =
        registry.row(
            shipping.receiver,
            Inventory.LOT,
            shipping.receiver,
            shipping.items(shipping.receiver, onTheRoad).getFirst().receivedLot());
    assertThat(received.supplierId()).isEqualTo(Directory.globalId(farm).toString());
  }

  private static perennial.licensing.Holder named(String name) {
    return new perennial.licensing.Holder(name, "604000001", "", "", "");
  }
}
