package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perennial.inventory.Account;
import perennial.inventory.TestRegistry.Done;
import perennial.inventory.TestStatus;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.SuspendLicensee;
import perennial.rulebook.RulePack;
import perennial.rulebook.load.RulePackLoader;

/** What a sender may promise, and what becomes of it. */
class FileTransferTest {
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

  private static long lotOf(String category, String productClass) {
    long type = shipping.registry.productType(shipping.sender, category, productClass);
    return shipping.registry.lot(shipping.sender, type, shipping.area, 100);
  }

  private static List<Refusal> refuse(FileTransfer filing) {
    return shipping.registry.refuse(shipping.sender, filing);
  }

  @Test
  void reservesWhatItPromises() {
    long lot = seeds(10);
    long transfer = shipping.file(shipping.receiver, Shipping.item(lot, 4));

    assertThat(shipping.registry.available(shipping.sender, lot)).isEqualTo(Amount.of(6));
    assertThat(shipping.registry.balance(shipping.sender, lot, Account.RESERVED, transfer))
        .isEqualTo(Amount.of(4));
    Transfer filed = shipping.transfer(transfer);
    assertThat(filed.status()).isEqualTo(TransferStatus.OPEN);
    assertThat(filed.stated().get("multi_stop")).isEqualTo("0");
    assertThat(filed.numberOfEdits()).isZero();
  }

  @Test
  void isTheSameRowForBothParties() {
    long transfer = shipping.file(shipping.receiver, Shipping.item(seeds(5), 5));

    assertThat(shipping.registry.<Transfer>row(shipping.receiver, Transport.TRANSFER, transfer))
        .isEqualTo(shipping.transfer(transfer));
    assertThat(shipping.items(shipping.receiver, transfer))
        .isEqualTo(shipping.items(shipping.sender, transfer))
        .hasSize(1);
    assertThat(shipping.items(shipping.third, transfer)).isEmpty();
    assertThat(shipping.items(shipping.transporter, transfer)).isEmpty();
  }

  @Test
  void tellsTheReceiverWhatTheGoodsAreAndNotWhatTheyCost() {
    TransferItem item =
        shipping
            .items(shipping.receiver, shipping.file(shipping.receiver, Shipping.item(seeds(5), 5)))
            .getFirst();
    assertThat(item.product().text("intermediate_type", "")).isEqualTo("seeds");
    assertThat(item.product().text("uom", "")).isEqualTo("ea");
    assertThat(item.product().has("cost")).isFalse();
  }

  @Test
  void sealsDriversAndVehicles() {
    Transfer transfer =
        shipping.transfer(shipping.file(shipping.receiver, Shipping.item(seeds(5), 5)));
    assertThat(transfer.stated().has("transporter_name1")).isFalse();
    assertThat(
            shipping
                .registry
                .personal(shipping.receiver, transfer.ref(), transfer.personal())
                .get("transporter_name1"))
        .isEqualTo("Ada");
  }

  @Test
  void refusesMoreThanIsAvailableAndNamesTheItem() {
    long lot = seeds(10);
    shipping.file(shipping.receiver, Shipping.item(lot, 4));

    assertThat(
            refuse(
                Shipping.filing(shipping.receiver, Shipping.item(lot, 5), Shipping.item(lot, 2))))
        .extracting(Refusal::field, Refusal::reason)
        .containsExactly(tuple("inventory_transfer_items.1.qty", TransferReason.NOT_AVAILABLE));
    assertThat(refuse(Shipping.filing(shipping.receiver, Shipping.item(lot, 7))).getFirst().text())
        .isEqualTo(
            "Only 6.0000 ea of WAX"
                + shipping.sender
                + "."
                + new perennial.kernel.ObjectRef(perennial.inventory.Inventory.LOT_KIND, lot)
                + " are available.");
    assertThat(shipping.registry.available(shipping.sender, lot)).isEqualTo(Amount.of(6));
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    long lot = seeds(10);
    var asked =
        new FileTransfer(
            null,
            null,
            "",
            "",
            null,
            null,
            Stated.NONE,
            Stated.NONE,
            List.of(
                Shipping.item(null, Amount.of(1)),
                Shipping.item(lot, null),
                Shipping.item(lot, Amount.ZERO),
                Shipping.item(lot, Amount.parse("1.5")),
                Shipping.sample(lot, 1, "gift", "other"),
                Shipping.item(999_999, 1)),
            perennial.inventory.TestRegistry.RULES);
    assertThat(refuse(asked))
        .extracting(Refusal::field, Refusal::text)
        .containsExactlyInAnyOrder(
            tuple("manifest_type", "The manifest type field is required."),
            tuple("to_mme_id", "The selected to mme id is invalid."),
            tuple("inventory_transfer_items.0.inventory_id", "The inventory id field is required."),
            tuple("inventory_transfer_items.1.qty", "The qty field is required."),
            tuple("inventory_transfer_items.2.qty", "The qty must be greater than 0."),
            tuple("inventory_transfer_items.3.qty", "The qty must be a whole number of units."),
            tuple("inventory_transfer_items.4.sample_type", "The selected sample type is invalid."),
            tuple(
                "inventory_transfer_items.4.product_sample_type",
                "The selected product sample type is invalid."),
            tuple(
                "inventory_transfer_items.5.inventory_id",
                "The selected inventory id is invalid."));
  }

  @Test
  void asksTheMatrixOfTransfersWhichOnlyWarnsIn2018() {
    LicenseeId grower = shipping.registry.license("G400098", "cultivator");
    long type = shipping.registry.productType(shipping.third, "immature_plant", "seeds");
    long lot =
        shipping.registry.lot(shipping.third, type, shipping.registry.area(shipping.third), 10);
    var item = Shipping.item(lot, 1);
    RulePack today = RulePackLoader.loadShipped("wa", "current");
    shipping.registry.setNow(Instant.parse("2026-01-05T16:00:00Z"));

    assertThat(
            shipping.registry.refuse(
                shipping.third, Shipping.filing(today, grower, ManifestType.DELIVERY, item)))
        .extracting(Refusal::field, Refusal::reason, Refusal::text)
        .containsExactly(
            tuple(
                "inventory_transfer_items.0.inventory_id",
                TransferReason.NOT_PERMITTED,
                "A processor sells to retailers and to other processors, not to producers."
                    + " (WAC 314-55-077)"));
    assertThat(shipping.registry.act(shipping.third, Shipping.filing(grower, item)).serial())
        .as("by the rules of 2018")
        .isPositive();
  }

  @Test
  void refusesAnothersLot() {
    long theirs = shipping.registry.productType(shipping.third, "immature_plant", "seeds");
    long lot =
        shipping.registry.lot(shipping.third, theirs, shipping.registry.area(shipping.third), 10);
    assertThat(refuse(Shipping.filing(shipping.receiver, Shipping.item(lot, 1))))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.LOT_INVALID);
  }

  @Test
  void refusesItselfATransporterAndASuspendedReceiver() {
    long lot = seeds(10);
    assertThat(refuse(Shipping.filing(shipping.sender, Shipping.item(lot, 1))))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.RECEIVER_IS_SENDER);
    assertThat(refuse(Shipping.filing(shipping.transporter, Shipping.item(lot, 1))))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.RECEIVER_INVALID);
    LicenseeId suspended = shipping.registry.license("R400099", "dispensary");
    shipping.registry.official(new SuspendLicensee(suspended));
    assertThat(refuse(Shipping.filing(suspended, Shipping.item(lot, 1))))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.LICENSE_SUSPENDED);
  }

  @Test
  void wantsTheTransporterNamedWhereOneCarries() {
    long lot = seeds(10);
    FileTransfer unnamed =
        Shipping.filing(shipping.receiver, ManifestType.TRANSPORTER, Shipping.item(lot, 1));
    var asked =
        new FileTransfer(
            unnamed.to(),
            unnamed.manifestType(),
            "",
            "",
            null,
            null,
            Stated.NONE,
            Stated.NONE,
            unnamed.items(),
            unnamed.rules());
    assertThat(refuse(asked)).extracting(Refusal::field).containsExactly("transporting_mme_id");
    assertThat(shipping.registry.call(shipping.sender, unnamed).accepted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "end_product, usable_marijuana",
    "end_product, liquid_edible",
    "intermediate_product, marijuana_mix",
    "intermediate_product, co2_concentrate",
    "harvest_materials, flower_lots",
    "harvest_materials, other_material_lots"
  })
  void wantsAResultForGoodsOnTheirWayToTheShelf(String category, String productClass) {
    long lot = lotOf(category, productClass);
    for (LicenseeId to : List.of(shipping.receiver, shipping.third)) {
      assertThat(refuse(Shipping.filing(to, Shipping.item(lot, 1), Shipping.item(lot, 1))))
          .containsExactly(
              Refusal.of(
                  "", TransferReason.LAB_RESULT_MISSING, "All items must have a lab result."));
    }
    assertThat(accepts(shipping.lab, Shipping.item(lot, 1))).isTrue();
    assertThat(accepts(shipping.receiver, Shipping.sample(lot, 1, "product_sample", ""))).isTrue();
    assertThat(accepts(shipping.receiver, Shipping.sample(lot, 1, "", ""))).isTrue();
    assertThat(accepts(shipping.third, forExtraction(lot))).isTrue();
    shipping.registry.judge(shipping.lab, lot, 0, TestStatus.PASSED);
    assertThat(accepts(shipping.receiver, Shipping.item(lot, 1))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "harvest_materials, flower",
    "harvest_materials, other_material",
    "immature_plant, clones",
    "mature_plant, mature_plant"
  })
  void wantsNoResultForOtherGoods(String category, String productClass) {
    assertThat(accepts(shipping.third, Shipping.item(lotOf(category, productClass), 1))).isTrue();
  }

  @Test
  void holdsAnUnfinishedResultForNone() {
    long lot = lotOf("end_product", "capsules");
    shipping.registry.judge(shipping.lab, lot, 0, TestStatus.PENDING);
    assertThat(refuse(Shipping.filing(shipping.receiver, Shipping.item(lot, 1))))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.LAB_RESULT_MISSING);
  }

  @Test
  void letsFailedGoodsGoOnlyWhereTheyDoNoHarm() {
    long lot = lotOf("harvest_materials", "flower_lots");
    shipping.registry.judge(shipping.lab, lot, 0, TestStatus.FAILED);
    assertThat(refuse(Shipping.filing(shipping.third, Shipping.item(lot, 1))))
        .extracting(Refusal::field, Refusal::reason)
        .containsExactly(
            tuple("inventory_transfer_items.0.inventory_id", TransferReason.LAB_RESULT_FAILED));
    assertThat(
            refuse(Shipping.filing(shipping.third, Shipping.sample(lot, 1, "product_sample", ""))))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.LAB_RESULT_FAILED);
    assertThat(accepts(shipping.third, forExtraction(lot))).isTrue();
    assertThat(accepts(shipping.third, forRetest(lot))).isTrue();
    assertThat(accepts(shipping.lab, Shipping.sample(lot, 1, "lab_sample", ""))).isTrue();
  }

  @Test
  void letsUntestedGoodsGoBackToTheirSupplier() {
    long lot = lotOf("end_product", "topical");
    long transfer = shipping.file(shipping.receiver, Shipping.sample(lot, 5, "product_sample", ""));
    shipping.depart(transfer);
    shipping.registry.act(
        shipping.receiver, shipping.allOf(transfer, shipping.receiver, shipping.receivedArea));
    long received = shipping.items(shipping.receiver, transfer).getFirst().receivedLot();

    assertThat(
            shipping.registry.refuse(
                shipping.receiver, Shipping.filing(shipping.third, Shipping.item(received, 5))))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.LAB_RESULT_MISSING);
    assertThat(
            shipping
                .registry
                .call(
                    shipping.receiver, Shipping.filing(shipping.sender, Shipping.item(received, 5)))
                .refusals())
        .isEmpty();
  }

  @Test
  void takesAsManyItemsAsTheLimitAndNotOneMore() {
    long lot = seeds(Transport.ITEMS_MAX + 1);
    AskedItem one = Shipping.item(lot, 1);
    var most = Collections.nCopies(Transport.ITEMS_MAX, one).toArray(AskedItem[]::new);
    var more = Stream.concat(Stream.of(one), Stream.of(most)).toArray(AskedItem[]::new);
    assertThat(refuse(Shipping.filing(shipping.receiver, more)))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.TOO_MANY_ITEMS);
    assertThat(refuse(Shipping.filing(shipping.receiver)))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.ITEMS_MISSING);
    long transfer = shipping.file(shipping.receiver, most);
    shipping.depart(transfer);
    shipping.registry.act(
        shipping.receiver, shipping.allOf(transfer, shipping.receiver, shipping.receivedArea));
    assertThat(shipping.items(shipping.receiver, transfer)).hasSize(Transport.ITEMS_MAX);
  }

  @Test
  void repeatsTheFirstAnswerUntilThatIsVoided() {
    long lot = seeds(10);
    FileTransfer filing = Shipping.filing(shipping.receiver, Shipping.item(lot, 1));
    long first = shipping.registry.create(shipping.sender, filing, "same").subject().serial();
    Done second = shipping.registry.create(shipping.sender, filing, "same");
    assertThat(second.replayed()).isTrue();
    assertThat(shipping.registry.available(shipping.sender, lot)).isEqualTo(Amount.of(9));

    shipping.registry.act(shipping.sender, new VoidTransfer(first, shipping.receiver));
    Done third = shipping.registry.create(shipping.sender, filing, "same");
    assertThat(third.replayed()).isFalse();
    assertThat(third.subject().serial()).isNotEqualTo(first);
  }

  private static boolean accepts(LicenseeId to, AskedItem item) {
    return shipping.registry.call(shipping.sender, Shipping.filing(to, item)).accepted();
  }

  private static AskedItem forExtraction(long lot) {
    return flagged(lot, false, true);
  }

  private static AskedItem forRetest(long lot) {
    return flagged(lot, true, false);
  }

  private static AskedItem flagged(long lot, boolean retest, boolean isForExtraction) {
    return new AskedItem(
        null,
        lot,
        Amount.of(1),
        false,
        "",
        "",
        retest,
        isForExtraction,
        null,
        "",
        "",
        Stated.of(Map.of("uom", "eq")));
  }
}
