package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.identifiers.Identifiers;
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

/** Goods come back without a transfer of their own. */
class VoidTransferTest {
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

  private static void voidIt(long transfer) {
    shipping.registry.act(shipping.sender, new VoidTransfer(transfer, shipping.receiver));
  }

  private static List<Adjustment> adjustments(LicenseeId licensee, long lot, String reason) {
    return shipping.registry.rows(
        licensee,
        Query.newestFirst(Inventory.ADJUSTMENT, "serial")
            .equal("lot", lot)
            .equal("reason", reason));
  }

  private static Lot receivedLot(long transfer) {
    long lot =
        Objects.requireNonNull(
            shipping.items(shipping.receiver, transfer).getFirst().receivedLot());
    return shipping.registry.row(shipping.receiver, Inventory.LOT, shipping.receiver, lot);
  }

  private static long received(long lot, long qty) {
    long transfer = shipping.file(shipping.receiver, Shipping.item(lot, qty));
    shipping.depart(transfer);
    shipping.registry.act(
        shipping.receiver, shipping.allOf(transfer, shipping.receiver, shipping.receivedArea));
    return transfer;
  }

  @Test
  void releasesWhatWasReservedWithoutAnAdjustment() {
    long lot = seeds(10);
    long transfer = shipping.file(shipping.receiver, Shipping.item(lot, 4));
    voidIt(transfer);
    assertThat(shipping.registry.available(shipping.sender, lot)).isEqualTo(Amount.of(10));
    assertThat(adjustments(shipping.sender, lot, "void")).isEmpty();
  }

  @Test
  void bringsBackWhatWasInTransit() {
    long lot = seeds(10);
    long transfer = shipping.file(shipping.receiver, Shipping.item(lot, 4));
    shipping.depart(transfer);
    voidIt(transfer);
    assertThat(shipping.registry.available(shipping.sender, lot)).isEqualTo(Amount.of(10));
    assertThat(adjustments(shipping.sender, lot, "void"))
        .extracting(Adjustment::delta)
        .containsExactly(Amount.of(4));
    assertThat(shipping.transfer(transfer).status()).isEqualTo(TransferStatus.IN_TRANSIT);
  }

  @Test
  void takesUntouchedLotsBackFromTheReceiver() {
    long lot = seeds(10);
    long transfer = received(lot, 4);
    Lot there = receivedLot(transfer);
    voidIt(transfer);
    assertThat(shipping.registry.available(shipping.sender, lot)).isEqualTo(Amount.of(10));
    assertThat(shipping.registry.available(shipping.receiver, there.serial()))
        .isEqualTo(Amount.ZERO);
    assertThat(receivedLot(transfer).isDeleted()).isTrue();
    assertThat(adjustments(shipping.receiver, there.serial(), "void"))
        .extracting(Adjustment::delta)
        .containsExactly(Amount.of(-4));
    Adjustment adjustment = adjustments(shipping.receiver, there.serial(), "void").getFirst();
    assertThat(
            shipping
                .registry
                .row(
                    shipping.receiver,
                    Identifiers.OBJECT,
                    Inventory.ADJUSTMENT_KIND,
                    adjustment.serial())
                .prefix())
        .isEqualTo("WAX" + shipping.receiver);
  }

  @Test
  void leavesUsedLotsWhereTheyAre() {
    long transfer = received(seeds(10), 4);
    Lot lot = receivedLot(transfer);
    shipping.registry.act(
        shipping.receiver,
        new SplitLot(lot.serial(), shipping.receivedArea, Amount.of(1), null, Stated.NONE));
    assertThat(
            shipping.registry.refuse(
                shipping.sender, new VoidTransfer(transfer, shipping.receiver)))
        .extracting(Refusal::field, Refusal::reason)
        .containsExactly(
            tuple("inventory_transfer_items.0.global_id", TransferReason.RECEIVED_LOT_IN_USE));
    assertThat(shipping.registry.available(shipping.receiver, lot.serial()))
        .isEqualTo(Amount.of(3));
  }

  @Test
  void leavesATestedSampleWithItsLaboratory() {
    long lot = seeds(10);
    long area = shipping.registry.area(shipping.lab);
    long transfer = shipping.file(shipping.lab, Shipping.sample(lot, 1, "lab_sample", ""));
    shipping.depart(transfer);
    shipping.registry.act(shipping.lab, shipping.allOf(transfer, shipping.lab, area));
    long sample =
        Objects.requireNonNull(shipping.items(shipping.lab, transfer).getFirst().receivedLot());
    shipping.registry.judge(shipping.lab, sample, 0, TestStatus.PASSED);
    assertThat(shipping.registry.refuse(shipping.sender, new VoidTransfer(transfer, shipping.lab)))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.RECEIVED_LOT_IN_USE);
  }
}
