package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.inventory.Account;
import perennial.inventory.Adjustment;
import perennial.inventory.Breach;
import perennial.inventory.Breaches;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.LotOrigin;
import perennial.inventory.ProductType;
import perennial.inventory.ProductionBatch;
import perennial.inventory.SplitLot;
import perennial.inventory.TestLink;
import perennial.inventory.TestPath;
import perennial.inventory.TestRegistry;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Permissions;
import perennial.licensing.Permitted;
import perennial.licensing.ReinstateLicensee;
import perennial.licensing.SuspendLicensee;

/** Goods reach their receiver, and nothing of the sender's is touched (drill D11). */
class ReceiveTransferTest {
  private static Shipping shipping;

  @BeforeAll
  static void open() throws SQLException {
    shipping = new Shipping();
  }

  @AfterAll
  static void close() {
    shipping.close();
  }

  private static long seeds(long qty) {
    return shipping.registry.lot(shipping.sender, shipping.seeds, shipping.area, qty);
  }

  /** A transfer in transit. */
  private static long sent(AskedItem... items) {
    long transfer = shipping.file(shipping.receiver, items);
    shipping.depart(transfer);
    return transfer;
  }

  private static List<Refusal> refuse(long transfer, ReceivedItem... answers) {
    return shipping.registry.refuse(
        shipping.receiver, new ReceiveTransfer(transfer, shipping.sender, List.of(answers)));
  }

  private static void receive(long transfer, ReceivedItem... answers) {
    shipping.registry.act(
        shipping.receiver, new ReceiveTransfer(transfer, shipping.sender, List.of(answers)));
  }

  private static ReceivedItem answer(TransferItem item, long qty) {
    return new ReceivedItem(
        item.serial(), Amount.of(qty), qty == 0 ? null : (Long) shipping.receivedArea, null, null);
  }

  @Test
  void recordsTheReceiptOfASuspendedLicenseeAndListsIt() {
    Permissions rules = Permissions.of(TestRegistry.RULES);
    long transfer = sent(Shipping.item(seeds(5), 5));
    shipping.registry.official(new SuspendLicensee(shipping.receiver));
    try {
      var receipt =
          new Permitted(shipping.allOf(transfer, shipping.receiver, shipping.receivedArea), rules);
      shipping.registry.act(shipping.receiver, receipt);
      shipping.registry.act(shipping.receiver, receipt);
    } finally {
      shipping.registry.official(new ReinstateLicensee(shipping.receiver));
    }
    assertThat(received(transfer).origin()).isEqualTo(LotOrigin.RECEIPT);
    assertThat(
            shipping.registry.rows(
                shipping.receiver,
                Query.newestFirst(Inventory.BREACH, "entryId").equal("serial", transfer)))
        .as("once, though it was repeated")
        .singleElement()
        .extracting(Breach::code)
        .isEqualTo(Breaches.LICENSE_SUSPENDED);
  }

  private static TransferItem only(long transfer) {
    return shipping.items(shipping.receiver, transfer).getFirst();
  }

  private static Lot received(long transfer) {
    return shipping.registry.row(
        shipping.receiver,
        Inventory.LOT,
        shipping.receiver,
        Objects.requireNonNull(only(transfer).receivedLot()));
  }

  @Test
  void makesALotOfItsOwn() {
    long sent = seeds(10);
    long transfer = sent(Shipping.item(sent, 10));
    receive(transfer, answer(only(transfer), 10));

    Lot lot = received(transfer);
    assertThat(lot.origin()).isEqualTo(LotOrigin.RECEIPT);
    assertThat(lot.area()).isEqualTo(shipping.receivedArea);
    assertThat(lot.parent()).isNull();
    assertThat(lot.originalId())
        .isEqualTo("WAX" + shipping.sender + "." + new ObjectRef(Inventory.LOT_KIND, sent));
    assertThat(lot.supplierId()).startsWith("WAWA1.MM");
    assertThat(lot.testPath()).isEqualTo(TestPath.ORIGIN.through(new TestLink(sent, 1)));
    assertThat(shipping.registry.available(shipping.receiver, lot.serial()))
        .isEqualTo(Amount.of(10));
    assertThat(shipping.registry.balance(shipping.sender, sent, Account.IN_TRANSIT, transfer))
        .isEqualTo(Amount.ZERO);
    assertThat(
            shipping.registry.rows(
                shipping.receiver,
                Query.newestFirst(Inventory.ADJUSTMENT, "serial").equal("lot", lot.serial())))
        .extracting(Adjustment::reason, Adjustment::delta)
        .containsExactly(tuple("transfer", Amount.of(10)));
    Transfer row = shipping.transfer(transfer);
    assertThat(row.status()).isEqualTo(TransferStatus.RECEIVED);
    assertThat(row.receivedAt()).isEqualTo(shipping.registry.now());
  }

  @Test
  void copiesTheSendersTypeOnceAndUsesTheCopyAgain() {
    long first = sent(Shipping.item(seeds(10), 10), Shipping.item(seeds(10), 10));
    shipping.registry.act(
        shipping.receiver, shipping.allOf(first, shipping.receiver, shipping.receivedArea));
    long second = sent(Shipping.item(seeds(10), 10));
    receive(second, answer(only(second), 10));

    long copy = Objects.requireNonNull(only(first).receivedType());
    assertThat(shipping.items(shipping.receiver, first))
        .extracting(TransferItem::receivedType)
        .containsOnly(copy);
    assertThat(only(second).receivedType()).isEqualTo(copy);
    ProductType type =
        shipping.registry.row(shipping.receiver, Inventory.PRODUCT_TYPE, shipping.receiver, copy);
    assertThat(type.originalSerial()).isEqualTo(shipping.seeds);
    assertThat(type.intermediateType()).isEqualTo("seeds");
  }

  @Test
  void mapsToOwnStrainAndTypeAndLeavesTheSendersAsTheyAre() {
    long lot = seeds(10);
    long transfer = sent(Shipping.item(lot, 4));
    long strain = shipping.registry.strain(shipping.receiver, "Own");
    long type = shipping.registry.productType(shipping.receiver, "immature_plant", "seeds");
    Map<String, List<? extends Record>> before = rowsOf(shipping.sender);

    receive(
        transfer,
        new ReceivedItem(
            only(transfer).serial(), Amount.of(4), shipping.receivedArea, strain, type));
    Lot received = received(transfer);
    assertThat(received.strain()).isEqualTo(strain);
    assertThat(received.productType()).isEqualTo(type);
    assertThat(rowsOf(shipping.sender)).isEqualTo(before);
  }

  /** All that a receiver once overwrote: strains, types, batches, lots, areas, adjustments. */
  private static Map<String, List<? extends Record>> rowsOf(LicenseeId licensee) {
    return Map.of(
        "strains",
        shipping.registry.rows(
            licensee,
            Query.newestFirst(perennial.cultivation.Cultivation.STRAIN, "serial")
                .equal("licenseeId", licensee)),
        "types",
        shipping.registry.rows(
            licensee,
            Query.newestFirst(Inventory.PRODUCT_TYPE, "serial").equal("licenseeId", licensee)),
        "batches",
        shipping.registry.rows(
            licensee,
            Query.newestFirst(Inventory.PRODUCTION_BATCH, "serial").equal("licenseeId", licensee)),
        "lots",
        shipping.registry.rows(
            licensee, Query.newestFirst(Inventory.LOT, "serial").equal("licenseeId", licensee)),
        "adjustments",
        shipping.registry.rows(
            licensee,
            Query.newestFirst(Inventory.ADJUSTMENT, "serial").equal("licenseeId", licensee)));
  }

  @Test
  void refusesWhatIsNotTheReceiversOwn() {
    long transfer = sent(Shipping.item(seeds(10), 4));
    TransferItem item = only(transfer);
    long sendersStrain = shipping.registry.strain(shipping.sender, "Theirs");
    for (LicenseeId other : List.of(shipping.sender, shipping.third)) {
      long area = shipping.registry.area(other);
      long strain = shipping.registry.strain(other, "Theirs");
      long type = shipping.registry.productType(other, "immature_plant", "seeds");
      assertThat(
              refuse(transfer, new ReceivedItem(item.serial(), Amount.of(4), area, strain, type)))
          .extracting(Refusal::field, Refusal::text)
          .containsExactly(
              tuple(
                  "inventory_transfer_items.0.received_area_id",
                  "The selected received area id is invalid."),
              tuple(
                  "inventory_transfer_items.0.received_strain_id",
                  "The selected received strain id is invalid."),
              tuple(
                  "inventory_transfer_items.0.received_inventory_type_id",
                  "The selected received inventory type id is invalid."));
    }
    assertThat(sendersStrain).isPositive();
    assertThat(shipping.transfer(transfer).status()).isEqualTo(TransferStatus.IN_TRANSIT);
  }

  @Test
  void refusesATypeThatIsMeasuredOtherwise() {
    long transfer = sent(Shipping.item(seeds(10), 4));
    long flower = shipping.registry.productType(shipping.receiver, "harvest_materials", "flower");
    assertThat(
            refuse(
                transfer,
                new ReceivedItem(
                    only(transfer).serial(), Amount.of(4), shipping.receivedArea, null, flower)))
        .extracting(Refusal::text)
        .containsExactly("The received inventory type is measured in gm and the goods in ea.");
  }

  @Test
  void wantsEveryItemAnsweredOnceAndNoOther() {
    long transfer = sent(Shipping.item(seeds(10), 4), Shipping.item(seeds(10), 4));
    long other = sent(Shipping.item(seeds(10), 4));
    TransferItem item = only(transfer);
    assertThat(refuse(transfer, answer(item, 4), answer(item, 4), answer(only(other), 4)))
        .extracting(Refusal::field, Refusal::reason)
        .containsExactly(
            tuple("inventory_transfer_items.1.global_id", TransferReason.ITEM_NAMED_TWICE),
            tuple("inventory_transfer_items.2.global_id", TransferReason.ITEM_INVALID),
            tuple("inventory_transfer_items", TransferReason.ITEM_UNANSWERED));
  }

  @Test
  void refusesQuantitiesThatCannotBe() {
    long transfer = sent(Shipping.item(seeds(10), 4));
    assertThat(quantity(transfer, null)).isEqualTo("The received qty field is required.");
    assertThat(quantity(transfer, Amount.of(-1))).isEqualTo("The received qty must be at least 0.");
    assertThat(quantity(transfer, Amount.of(5)))
        .isEqualTo("The received qty may not be greater than 4.0000.");
    assertThat(quantity(transfer, Amount.parse("0.5")))
        .isEqualTo("The received qty must be a whole number of units.");
  }

  private static String quantity(long transfer, @Nullable Amount qty) {
    List<Refusal> refusals =
        refuse(
            transfer,
            new ReceivedItem(only(transfer).serial(), qty, shipping.receivedArea, null, null));
    assertThat(refusals)
        .extracting(Refusal::field)
        .containsExactly("inventory_transfer_items.0.received_qty");
    return refusals.getFirst().text();
  }

  @Test
  void postsWhatIsMissingToTheSendersDiscrepancies() {
    long lot = seeds(10);
    long transfer = sent(Shipping.item(lot, 10));
    Amount before = shipping.registry.posted(shipping.sender, Account.DISCREPANCY);
    receive(transfer, answer(only(transfer), 7));
    assertThat(only(transfer).receivedQty()).isEqualTo(Amount.of(7));
    assertThat(shipping.registry.available(shipping.receiver, received(transfer).serial()))
        .isEqualTo(Amount.of(7));
    assertThat(shipping.registry.balance(shipping.sender, lot, Account.IN_TRANSIT, transfer))
        .isEqualTo(Amount.ZERO);
    assertThat(shipping.registry.posted(shipping.sender, Account.DISCREPANCY).minus(before))
        .isEqualTo(Amount.of(3));
  }

  @Test
  void leavesRejectedGoodsInTransitUntilTheSenderTakesThemBack() {
    long lot = seeds(10);
    long transfer = sent(Shipping.item(lot, 4), Shipping.item(lot, 6));
    List<TransferItem> items = shipping.items(shipping.receiver, transfer);
    receive(transfer, answer(items.get(0), 0), answer(items.get(1), 6));
    assertThat(only(transfer).receivedLot()).isNull();
    assertThat(shipping.registry.balance(shipping.sender, lot, Account.IN_TRANSIT, transfer))
        .isEqualTo(Amount.of(4));

    shipping.registry.act(shipping.sender, new TakeBackRejected(transfer, shipping.receiver));
    assertThat(shipping.registry.balance(shipping.sender, lot, Account.IN_TRANSIT, transfer))
        .isEqualTo(Amount.ZERO);
    assertThat(shipping.registry.available(shipping.sender, lot)).isEqualTo(Amount.of(4));
    assertThat(only(transfer).returnedQty()).isEqualTo(Amount.of(4));
  }

  @Test
  void keepsWhatABatchGrewFrom() {
    long transfer = sent(Shipping.item(shipping.clones(10), 10));
    receive(transfer, answer(only(transfer), 10));
    ProductionBatch received =
        shipping.registry.row(
            shipping.receiver,
            Inventory.PRODUCTION_BATCH,
            shipping.receiver,
            received(transfer).batch());
    assertThat(received.stated().get("origin")).isEqualTo("clone");
  }

  @Test
  void remembersWhatWasGivenToBeTried() {
    var given = Shipping.sample(seeds(10), 4, "product_sample", "budtender_sample");
    Lot received = shipping.ship(shipping.receiver, shipping.receivedArea, given);
    assertThat(received.tradeSample()).isEqualTo("budtender_sample");
    assertThat(received.isSample()).isTrue();
    var portion =
        new SplitLot(received.serial(), shipping.receivedArea, Amount.of(1), null, Stated.NONE);
    long split = shipping.registry.act(shipping.receiver, portion).serial();
    Lot part = shipping.registry.row(shipping.receiver, Inventory.LOT, shipping.receiver, split);
    assertThat(part.tradeSample()).isEqualTo("budtender_sample");

    var goods = Shipping.item(seeds(10), 4);
    assertThat(shipping.ship(shipping.receiver, shipping.receivedArea, goods).isSample()).isFalse();
  }

  @Test
  void tellsALaboratoryWhatItsSampleIsOf() {
    long parent = seeds(10);
    long labArea = shipping.registry.area(shipping.lab);
    Lot direct = shipping.ship(shipping.lab, labArea, Shipping.sample(parent, 1, "lab_sample", ""));
    assertThat(direct.sampleOf())
        .isEqualTo(new TestPath(List.of(List.of(new TestLink(parent, 1)))));
    assertThat(direct.sentForTesting()).isTrue();

    long split =
        shipping
            .registry
            .act(
                shipping.sender,
                new SplitLot(parent, shipping.area, Amount.of(2), null, Stated.NONE))
            .serial();
    Lot whole = shipping.ship(shipping.lab, labArea, Shipping.sample(split, 2, "lab_sample", ""));
    assertThat(whole.sampleOf())
        .isEqualTo(new TestPath(List.of(List.of(new TestLink(split, 1), new TestLink(parent, 2)))));
    Lot goods = shipping.ship(shipping.lab, labArea, Shipping.item(parent, 1));
    assertThat(goods.sampleOf()).isNull();
  }
}
