package perennial.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perennial.inventory.Account;
import perennial.inventory.Balance;
import perennial.inventory.Inventory;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;

/** Whatever is done with transfers in whatever order, by whomever. */
class TransferPropertyTest {
  private static final int LOTS = 3;
  private static final int LOT_QTY = 20;
  private static final int STEPS = 80;
  private static final List<ManifestType> TYPES = List.of(ManifestType.values());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void goodsAreNeitherMadeNorLostAndRowsAreTheFoldOfTheirEntries(long seed) throws SQLException {
    try (var shipping = new Shipping()) {
      var random = new Random(seed);
      var lots = new ArrayList<Long>();
      for (int i = 0; i < LOTS; i++) {
        lots.add(shipping.registry.lot(shipping.sender, shipping.seeds, shipping.area, LOT_QTY));
      }
      var transfers = new ArrayList<Long>();
      int accepted = 0;
      for (int step = 0; step < STEPS; step++) {
        accepted += step(shipping, random, lots, transfers) ? 1 : 0;
        assertThat(all(shipping)).as("after step " + step).isEqualTo(Amount.of(LOTS * LOT_QTY));
      }
      assertThat(accepted).as("accepted acts").isGreaterThan(STEPS / 4);
      shipping.registry.assertFolds(
          shipping.sender, Transport.TRANSFER, "serial", row -> List.of(row.serial()));
      shipping.registry.assertFolds(
          shipping.sender, Transport.TRANSFER_ITEM, "serial", row -> List.of(row.serial()));
    }
  }

  private static boolean step(
      Shipping shipping, Random random, List<Long> lots, List<Long> transfers) {
    if (transfers.isEmpty() || random.nextInt(5) == 0) {
      var done = shipping.registry.call(shipping.sender, filing(shipping, random, lots));
      if (done.accepted()) {
        transfers.add(done.subject().serial());
      }
      return done.accepted();
    }
    long transfer = transfers.get(random.nextInt(transfers.size()));
    boolean bySender = random.nextInt(4) > 0;
    LicenseeId actor = bySender ? shipping.sender : shipping.receiver;
    LicenseeId other = bySender ? shipping.receiver : shipping.sender;
    var command =
        switch (random.nextInt(6)) {
          case 0 ->
              Shipping.change(
                  transfer,
                  other,
                  null,
                  List.of(filing(shipping, random, lots).items().getFirst()));
          case 1, 2 -> Shipping.departure(transfer, other);
          case 3 -> new VoidTransfer(transfer, other);
          case 4 -> new TakeBackRejected(transfer, other);
          default -> receipt(shipping, random, transfer);
        };
    if (command instanceof ReceiveTransfer) {
      actor = shipping.receiver;
    }
    return shipping.registry.call(actor, command).accepted();
  }

  private static FileTransfer filing(Shipping shipping, Random random, List<Long> lots) {
    var items = new ArrayList<AskedItem>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      items.add(Shipping.item(lots.get(random.nextInt(LOTS)), 1 + random.nextInt(6)));
    }
    ManifestType type = TYPES.get(random.nextInt(TYPES.size()));
    return Shipping.filing(shipping.receiver, type, items.toArray(AskedItem[]::new));
  }

  private static ReceiveTransfer receipt(Shipping shipping, Random random, long transfer) {
    var answers = new ArrayList<ReceivedItem>();
    for (TransferItem item : shipping.items(shipping.sender, transfer)) {
      long qty = random.nextInt(2) == 0 ? item.qty().wholeExact() : random.nextInt(8);
      answers.add(
          new ReceivedItem(item.serial(), Amount.of(qty), shipping.receivedArea, null, null));
    }
    return new ReceiveTransfer(transfer, shipping.sender, answers);
  }

  /** What both parties have in hand or in transit, and what was missing at receipt. */
  private static Amount all(Shipping shipping) {
    Amount sum = Amount.ZERO;
    for (LicenseeId party : List.of(shipping.sender, shipping.receiver)) {
      for (Balance balance :
          shipping.registry.rows(
              party, Query.newestFirst(Inventory.BALANCE, "serial").equal("licenseeId", party))) {
        assertThat(balance.amount().isNegative()).isFalse();
        sum = sum.plus(balance.amount());
      }
      sum = sum.plus(shipping.registry.posted(party, Account.DISCREPANCY));
    }
    return sum;
  }
}
