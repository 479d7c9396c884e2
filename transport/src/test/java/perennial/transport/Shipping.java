package perennial.transport;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.BatchType;
import perennial.cultivation.NewBatch;
import perennial.cultivation.Origin;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.PropagateBatch;
import perennial.inventory.TestRegistry;
import perennial.journal.Query;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Stated;
import perennial.rulebook.RulePack;

/** A registry with a producer, a retailer, a laboratory and others who send each other goods. */
final class Shipping implements AutoCloseable {
  final TestRegistry registry = TestRegistry.with(new Transport());
  final LicenseeId sender = registry.license("J400001", "cultivator_production");
  final LicenseeId receiver = registry.license("R400002", "dispensary");
  final LicenseeId lab = registry.license("L400003", "lab");
  final LicenseeId transporter = registry.license("Z400004", "transporter");
  final LicenseeId third = registry.license("M400005", "production");
  final long area = registry.area(sender);
  final long receivedArea = registry.area(receiver);

  /** Seeds need no test, so that stories about other things need none. */
  final long seeds = registry.productType(sender, "immature_plant", "seeds");

  Shipping() throws SQLException {}

  @Override
  public void close() {
    registry.close();
  }

  static AskedItem item(long lot, long qty) {
    return item(lot, Amount.of(qty));
  }

  static AskedItem item(@Nullable Long lot, @Nullable Amount qty) {
    return new AskedItem(null, lot, qty, false, "", "", false, false, null, "", "", Stated.NONE);
  }

  static AskedItem sample(long lot, long qty, String sampleType, String productSampleType) {
    return new AskedItem(
        null,
        lot,
        Amount.of(qty),
        true,
        sampleType,
        productSampleType,
        false,
        false,
        null,
        "",
        "",
        Stated.NONE);
  }

  static FileTransfer filing(@Nullable LicenseeId to, ManifestType type, AskedItem... items) {
    return filing(TestRegistry.RULES, to, type, items);
  }

  static FileTransfer filing(
      RulePack rules, @Nullable LicenseeId to, ManifestType type, AskedItem... items) {
    return new FileTransfer(
        to,
        type,
        type == ManifestType.TRANSPORTER ? "WAWA1.MM1" : "",
        "ext",
        Instant.parse("2019-06-14T16:00:00Z"),
        null,
        Stated.of(Map.of("multi_stop", "0")),
        Stated.of(Map.of("transporter_name1", "Ada")),
        List.of(items),
        rules);
  }

  static FileTransfer filing(@Nullable LicenseeId to, AskedItem... items) {
    return filing(to, ManifestType.DELIVERY, items);
  }

  long file(LicenseeId to, AskedItem... items) {
    return registry.act(sender, filing(to, items)).serial();
  }

  void depart(long transfer) {
    registry.act(sender, departure(transfer, transfer(transfer).toId()));
  }

  static DepartTransfer departure(long transfer, LicenseeId other) {
    return new DepartTransfer(transfer, other, TestRegistry.RULES);
  }

  /** A change of nothing but what is named. */
  static ChangeTransfer change(
      long transfer, LicenseeId other, @Nullable LicenseeId to, @Nullable List<AskedItem> items) {
    return new ChangeTransfer(
        transfer,
        other,
        to,
        null,
        null,
        null,
        null,
        null,
        Stated.NONE,
        null,
        items,
        TestRegistry.RULES);
  }

  Transfer transfer(long serial) {
    return registry.row(sender, Transport.TRANSFER, serial);
  }

  /** A transfer's items as a licensee sees them, in the order of their serials. */
  List<TransferItem> items(LicenseeId as, long transfer) {
    return registry
        .rows(
            as,
            Query.newestFirst(Transport.TRANSFER_ITEM, "serial")
                .equal("transfer", transfer)
                .equal("removed", false))
        .reversed();
  }

  /** An answer that every item came whole. */
  ReceiveTransfer allOf(long transfer, LicenseeId by, long inArea) {
    var answers = new ArrayList<ReceivedItem>();
    for (TransferItem item : items(sender, transfer)) {
      answers.add(new ReceivedItem(item.serial(), item.qty(), inArea, null, null));
    }
    return new ReceiveTransfer(
        transfer, by.equals(sender) ? transfer(transfer).toId() : sender, answers);
  }

  /** Files, sends and receives one lot whole; the receiver's lot. */
  Lot ship(LicenseeId to, long toArea, AskedItem item) {
    long transfer = file(to, item);
    depart(transfer);
    registry.act(to, allOf(transfer, to, toArea));
    return registry.row(to, Inventory.LOT, to, items(to, transfer).getFirst().receivedLot());
  }

  /** A lot of clones that the sender propagated. */
  long clones(int count) {
    ObjectRef batch =
        registry.act(
            sender,
            new PropagateBatch(
                TestRegistry.RULES,
                new NewBatch(
                    BatchType.PROPAGATION_MATERIAL,
                    area,
                    registry.strain(sender, "Blue"),
                    Origin.CLONE,
                    null,
                    count,
                    null,
                    null,
                    Stated.NONE)));
    return registry
        .rows(sender, Query.newestFirst(Inventory.LOT, "serial").equal("batch", batch.serial()))
        .getFirst()
        .serial();
  }
}
