package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.inventory.Account;
import perennial.inventory.Adjustment;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.SplitLot;
import perennial.inventory.TestStatus;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.SuspendLicensee;

/** Goods leave their sender. */
class DepartTransferTest {
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

  private static Lot lot(long serial) {
    return shipping.registry.row(shipping.sender, Inventory.LOT, shipping.sender, serial);
  }

  @Test
  void movesGoodsIntoTransitWithTheirAdjustments() {
    long lot = seeds(10);
    long transfer = shipping.file(shipping.receiver, Shipping.item(lot, 3), Shipping.item(lot, 4));
    shipping.depart(transfer);

    assertThat(shipping.registry.available(shipping.sender, lot)).isEqualTo(Amount.of(3));
    assertThat(shipping.registry.balance(shipping.sender, lot, Account.RESERVED, transfer))
        .isEqualTo(Amount.ZERO);
    assertThat(shipping.registry.balance(shipping.sender, lot, Account.IN_TRANSIT, transfer))
        .isEqualTo(Amount.of(7));
    assertThat(
            shipping.registry.rows(
                shipping.sender,
                Query.newestFirst(Inventory.ADJUSTMENT, "serial").equal("lot", lot)))
        .filteredOn(adjustment -> adjustment.reason().equals("transfer"))
        .extracting(Adjustment::delta)
        .containsExactlyInAnyOrder(Amount.of(-3), Amount.of(-4));
    assertThat(shipping.transfer(transfer).departedAt()).isEqualTo(shipping.registry.now());
  }

  @Test
  void countsEveryItemAsAPortionOfItsLot() {
    long lot = seeds(10);
    long transfer = shipping.file(shipping.receiver, Shipping.item(lot, 3), Shipping.item(lot, 4));
    assertThat(lot(lot).portionsLeft()).isZero();
    shipping.depart(transfer);
    assertThat(shipping.items(shipping.sender, transfer))
        .extracting(TransferItem::portion)
        .containsExactly(1L, 2L);
    assertThat(lot(lot).portionsLeft()).isEqualTo(2);
    assertThat(lot(lot).sentForTesting()).isFalse();
  }

  @Test
  void marksALotOfWhichASampleLeft() {
    long lot = seeds(10);
    long transfer = shipping.file(shipping.lab, Shipping.sample(lot, 1, "lab_sample", ""));
    shipping.depart(transfer);
    assertThat(lot(lot).sentForTesting()).isTrue();
  }

  @Test
  void checksTestsAgain() {
    long type = shipping.registry.productType(shipping.sender, "end_product", "capsules");
    long lot = shipping.registry.lot(shipping.sender, type, shipping.area, 10);
    shipping.registry.judge(shipping.lab, lot, 0, TestStatus.PASSED);
    long transfer = shipping.file(shipping.receiver, Shipping.item(lot, 1));
    shipping.registry.judge(shipping.lab, lot, 0, TestStatus.FAILED);
    assertThat(
            shipping.registry.refuse(
                shipping.sender, Shipping.departure(transfer, shipping.receiver)))
        .extracting(Refusal::field, Refusal::reason)
        .containsExactly(
            tuple("inventory_transfer_items.0.inventory_id", TransferReason.LAB_RESULT_FAILED));
    assertThat(shipping.transfer(transfer).status()).isEqualTo(TransferStatus.OPEN);
  }

  @Test
  void checksTheReceiversLicenseAgain() {
    LicenseeId later = shipping.registry.license("R400088", "dispensary");
    long transfer = shipping.file(later, Shipping.item(seeds(5), 5));
    shipping.registry.official(new SuspendLicensee(later));
    assertThat(shipping.registry.refuse(shipping.sender, Shipping.departure(transfer, later)))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.LICENSE_SUSPENDED);
  }

  @Test
  void waitsForPickupFirst() {
    long lot = seeds(10);
    for (ManifestType type : List.of(ManifestType.PICK_UP, ManifestType.TRANSPORTER)) {
      long transfer =
          shipping
              .registry
              .act(shipping.sender, Shipping.filing(shipping.receiver, type, Shipping.item(lot, 1)))
              .serial();
      shipping.depart(transfer);
      assertThat(shipping.transfer(transfer).status()).isEqualTo(TransferStatus.READY_FOR_PICKUP);
      assertThat(shipping.registry.balance(shipping.sender, lot, Account.RESERVED, transfer))
          .isEqualTo(Amount.of(1));
      shipping.depart(transfer);
      assertThat(shipping.transfer(transfer).status()).isEqualTo(TransferStatus.IN_TRANSIT);
    }
  }

  @Test
  void knowsASampleThatWasSplitOffForIt() {
    long parent = seeds(10);
    long whole = split(parent, 2);
    long part = split(parent, 3);
    long transfer =
        shipping.file(
            shipping.lab,
            Shipping.sample(whole, 2, "lab_sample", ""),
            Shipping.sample(part, 2, "lab_sample", ""),
            Shipping.sample(parent, 5, "lab_sample", ""));
    shipping.depart(transfer);
    assertThat(shipping.items(shipping.sender, transfer))
        .extracting(TransferItem::wholeSplit)
        .containsExactly(true, false, false);
  }

  private static long split(long lot, long qty) {
    return shipping
        .registry
        .act(shipping.sender, new SplitLot(lot, shipping.area, Amount.of(qty), null, Stated.NONE))
        .serial();
  }
}
