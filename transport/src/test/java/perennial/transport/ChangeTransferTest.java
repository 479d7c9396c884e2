package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import perennial.inventory.Account;
import perennial.inventory.TestRegistry;
import perennial.kernel.Amount;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;

/** What a sender may change of an open transfer. */
class ChangeTransferTest {
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

  private static Amount reserved(long lot, long transfer) {
    return shipping.registry.balance(shipping.sender, lot, Account.RESERVED, transfer);
  }

  private static AskedItem named(TransferItem item, long lot, long qty) {
    return new AskedItem(
        item.serial(), lot, Amount.of(qty), false, "", "", false, false, null, "", "", Stated.NONE);
  }

  @Test
  void leavesWhatIsNotNamedAsItWas() {
    long transfer = shipping.file(shipping.receiver, Shipping.item(seeds(5), 5));
    Transfer before = shipping.transfer(transfer);
    shipping.registry.act(
        shipping.sender,
        new ChangeTransfer(
            transfer,
            shipping.receiver,
            null,
            ManifestType.PICK_UP,
            null,
            "other",
            null,
            Instant.parse("2019-06-15T16:00:00Z"),
            Stated.of(Map.of("notes", "ring twice")),
            null,
            null,
            TestRegistry.RULES));
    Transfer after = shipping.transfer(transfer);
    assertThat(after.manifestType()).isEqualTo(ManifestType.PICK_UP);
    assertThat(after.externalId()).isEqualTo("other");
    assertThat(after.estDepartedAt()).isEqualTo(before.estDepartedAt());
    assertThat(after.estArrivalAt()).isEqualTo(Instant.parse("2019-06-15T16:00:00Z"));
    assertThat(after.stated().get("multi_stop")).isEqualTo("0");
    assertThat(after.stated().get("notes")).isEqualTo("ring twice");
    assertThat(after.personal()).isEqualTo(before.personal());
    assertThat(after.numberOfEdits()).isEqualTo(1);
    assertThat(shipping.items(shipping.sender, transfer)).hasSize(1);
  }

  @Test
  void replacesThePersonalPartWhole() {
    long transfer = shipping.file(shipping.receiver, Shipping.item(seeds(5), 5));
    ChangeTransfer nothing = Shipping.change(transfer, shipping.receiver, null, null);
    shipping.registry.act(
        shipping.sender,
        new ChangeTransfer(
            transfer,
            nothing.other(),
            null,
            null,
            null,
            null,
            null,
            null,
            Stated.NONE,
            Stated.of(Map.of("transporter_name1", "Grace")),
            null,
            nothing.rules()));
    Transfer after = shipping.transfer(transfer);
    assertThat(shipping.registry.personal(shipping.sender, after.ref(), after.personal()))
        .isEqualTo(Stated.of(Map.of("transporter_name1", "Grace")));
  }

  @Test
  void reservesAnewWhatTheNewListNeeds() {
    long kept = seeds(10);
    long dropped = seeds(10);
    long added = seeds(10);
    long transfer =
        shipping.file(shipping.receiver, Shipping.item(kept, 6), Shipping.item(dropped, 3));
    TransferItem first = shipping.items(shipping.sender, transfer).getFirst();

    // Ten of the lot are there, six of them its own: nine can be had.
    shipping.registry.act(
        shipping.sender,
        Shipping.change(
            transfer,
            shipping.receiver,
            null,
            List.of(named(first, kept, 9), Shipping.item(added, 1))));
    assertThat(reserved(kept, transfer)).isEqualTo(Amount.of(9));
    assertThat(reserved(dropped, transfer)).isEqualTo(Amount.ZERO);
    assertThat(reserved(added, transfer)).isEqualTo(Amount.of(1));
    assertThat(shipping.registry.available(shipping.sender, dropped)).isEqualTo(Amount.of(10));
    assertThat(shipping.items(shipping.sender, transfer))
        .extracting(TransferItem::lot, TransferItem::qty)
        .containsExactly(tuple(kept, Amount.of(9)), tuple(added, Amount.of(1)));
    assertThat(shipping.items(shipping.sender, transfer).getFirst().serial())
        .isEqualTo(first.serial());
  }

  @Test
  void refusesWhatAFilingWouldRefuseAndKeepsTheReservation() {
    long lot = seeds(10);
    long transfer = shipping.file(shipping.receiver, Shipping.item(lot, 6));
    assertThat(
            shipping.registry.refuse(
                shipping.sender,
                Shipping.change(
                    transfer, shipping.receiver, null, List.of(Shipping.item(lot, 11)))))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.NOT_AVAILABLE);
    assertThat(reserved(lot, transfer)).isEqualTo(Amount.of(6));
  }

  @Test
  void refusesAnItemOfAnotherTransferAndOneNamedTwice() {
    long lot = seeds(10);
    long transfer = shipping.file(shipping.receiver, Shipping.item(lot, 1));
    long other = shipping.file(shipping.receiver, Shipping.item(lot, 1));
    TransferItem own = shipping.items(shipping.sender, transfer).getFirst();
    TransferItem foreign = shipping.items(shipping.sender, other).getFirst();
    assertThat(
            shipping.registry.refuse(
                shipping.sender,
                Shipping.change(
                    transfer,
                    shipping.receiver,
                    null,
                    List.of(named(own, lot, 1), named(own, lot, 1), named(foreign, lot, 1)))))
        .extracting(Refusal::field, Refusal::reason)
        .containsExactly(
            tuple("inventory_transfer_items.1.global_id", TransferReason.ITEM_NAMED_TWICE),
            tuple("inventory_transfer_items.2.global_id", TransferReason.ITEM_INVALID));
  }

  @Test
  void givesTheTransferToAnotherReceiver() {
    long transfer = shipping.file(shipping.receiver, Shipping.item(seeds(5), 5));
    shipping.registry.act(
        shipping.sender, Shipping.change(transfer, shipping.receiver, shipping.third, null));
    assertThat(shipping.transfer(transfer).toId()).isEqualTo(shipping.third);
    assertThat(shipping.items(shipping.receiver, transfer)).isEmpty();
    assertThat(shipping.items(shipping.third, transfer)).hasSize(1);
    assertThat(
            shipping.registry.refuse(
                shipping.receiver, new VoidTransfer(transfer, shipping.sender)))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.UNKNOWN);
  }

  @Test
  void refusesAReceiverThatMayNotHaveTheGoods() {
    long type = shipping.registry.productType(shipping.sender, "end_product", "capsules");
    long lot = shipping.registry.lot(shipping.sender, type, shipping.area, 10);
    long transfer = shipping.file(shipping.lab, Shipping.item(lot, 1));
    assertThat(
            shipping.registry.refuse(
                shipping.sender, Shipping.change(transfer, shipping.lab, shipping.receiver, null)))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.LAB_RESULT_MISSING);
  }

  @Test
  void asksToLookAgainWhenTheReceiverChangedMeanwhile() {
    long transfer = shipping.file(shipping.receiver, Shipping.item(seeds(5), 5));
    shipping.registry.act(
        shipping.sender, Shipping.change(transfer, shipping.receiver, shipping.third, null));
    assertThat(
            shipping.registry.refuse(
                shipping.sender, Shipping.departure(transfer, shipping.receiver)))
        .extracting(Refusal::reason)
        .containsExactly(TransferReason.CHANGED_MEANWHILE);
  }

  @Test
  void isRememberedInTheChainsOfAllWhoAreNamed() {
    assertThat(Shipping.change(1, shipping.receiver, shipping.third, null).parties())
        .isEqualTo(Set.of(shipping.receiver, shipping.third));
  }
}
