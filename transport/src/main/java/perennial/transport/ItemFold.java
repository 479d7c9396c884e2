package perennial.transport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.journal.Occasion;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;

/** A transfer item's next state after each event. */
final class ItemFold {
  /** What receipt adds to an item. */
  private record Receipt(
      @Nullable Amount qty,
      @Nullable Instant at,
      @Nullable Long lot,
      @Nullable Long batch,
      @Nullable Long area,
      @Nullable Long strain,
      @Nullable Long productType,
      Amount returned) {
    static final Receipt NONE = new Receipt(null, null, null, null, null, null, null, Amount.ZERO);

    static Receipt of(TransferItem i) {
      return new Receipt(
          i.receivedQty(),
          i.receivedAt(),
          i.receivedLot(),
          i.receivedBatch(),
          i.receivedArea(),
          i.receivedStrain(),
          i.receivedType(),
          i.returnedQty());
    }
  }

  /**
   * Where an item stands in its way: to whom, whether it still counts, as which portion it left.
   */
  private record Place(LicenseeId toId, boolean removed, long portion, boolean wholeSplit) {
    static Place of(TransferItem i) {
      return new Place(i.toId(), i.removed(), i.portion(), i.wholeSplit());
    }
  }

  private ItemFold() {}

  static TransferItem filed(
      LicenseeId fromId, LicenseeId toId, long transfer, FiledItem item, Occasion occasion) {
    return item(
        fromId,
        transfer,
        item,
        new Place(toId, false, 0, false),
        Receipt.NONE,
        occasion.recordedAt(),
        occasion);
  }

  static TransferItem rewritten(
      TransferItem i, LicenseeId toId, FiledItem item, Occasion occasion) {
    return item(
        i.fromId(),
        i.transfer(),
        item,
        new Place(toId, false, 0, false),
        Receipt.NONE,
        i.createdAt(),
        occasion);
  }

  static TransferItem removed(TransferItem i, Occasion occasion) {
    return next(i, new Place(i.toId(), true, i.portion(), i.wholeSplit()), Receipt.of(i), occasion);
  }

  static TransferItem readdressed(TransferItem i, LicenseeId toId, Occasion occasion) {
    return next(i, new Place(toId, false, i.portion(), i.wholeSplit()), Receipt.of(i), occasion);
  }

  static TransferItem departed(
      TransferItem i, TransferDeparted.Departed departed, Occasion occasion) {
    return item(
        i.fromId(),
        i.transfer(),
        asFiled(i).withLabResult(departed.labResult()),
        new Place(i.toId(), false, departed.portion(), departed.wholeSplit()),
        Receipt.of(i),
        i.createdAt(),
        occasion);
  }

  static TransferItem received(
      TransferItem i, TransferReceived.Received received, Instant at, Occasion occasion) {
    return next(
        i,
        Place.of(i),
        new Receipt(
            received.qty(),
            at,
            received.lot(),
            received.batch(),
            received.area(),
            received.strain(),
            received.productType(),
            Amount.ZERO),
        occasion);
  }

  static TransferItem returned(TransferItem i, Occasion occasion) {
    Receipt before = Receipt.of(i);
    return next(
        i,
        Place.of(i),
        new Receipt(
            before.qty(),
            before.at(),
            before.lot(),
            before.batch(),
            before.area(),
            before.strain(),
            before.productType(),
            i.qty()),
        occasion);
  }

  private static TransferItem next(
      TransferItem i, Place place, Receipt receipt, Occasion occasion) {
    return item(i.fromId(), i.transfer(), asFiled(i), place, receipt, i.createdAt(), occasion);
  }

  /** The part of an item that its sender stated. */
  static FiledItem asFiled(TransferItem i) {
    return new FiledItem(
        i.serial(),
        i.lot(),
        i.batch(),
        i.productType(),
        i.strain(),
        i.qty(),
        i.uom(),
        i.product(),
        i.isSample(),
        i.sampleType(),
        i.productSampleType(),
        i.retest(),
        i.isForExtraction(),
        i.price(),
        i.labResult(),
        i.externalId(),
        i.description(),
        i.stated());
  }

  private static TransferItem item(
      LicenseeId fromId,
      long transfer,
      FiledItem item,
      Place place,
      Receipt receipt,
      Instant createdAt,
      Occasion occasion) {
    return new TransferItem(
        fromId,
        place.toId(),
        item.serial(),
        transfer,
        place.removed(),
        item.lot(),
        item.batch(),
        item.productType(),
        item.strain(),
        item.qty(),
        item.uom(),
        item.product(),
        item.isSample(),
        item.sampleType(),
        item.productSampleType(),
        item.retest(),
        item.isForExtraction(),
        item.price(),
        item.labResult(),
        place.portion(),
        place.wholeSplit(),
        receipt.qty(),
        receipt.at(),
        receipt.lot(),
        receipt.batch(),
        receipt.area(),
        receipt.strain(),
        receipt.productType(),
        receipt.returned(),
        item.externalId(),
        item.description(),
        item.stated(),
        createdAt,
        occasion.recordedAt());
  }
}
