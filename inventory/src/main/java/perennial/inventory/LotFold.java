package perennial.inventory;

import perennial.journal.Occasion;

/** A lot's next state after each event that changes one. */
final class LotFold {
  private LotFold() {}

  static Lot portionLeft(Lot lot, LotPortionLeft e, Occasion occasion) {
    if (e.portion() != lot.portionsLeft() + 1) {
      throw new IllegalStateException("portions leave a lot in order");
    }
    return new Lot(
        lot.licenseeId(),
        lot.serial(),
        lot.productType(),
        lot.area(),
        lot.strain(),
        lot.batch(),
        lot.uom(),
        lot.origin(),
        lot.parent(),
        e.portion(),
        lot.testPath(),
        lot.sampleOf(),
        lot.medicallyCompliant(),
        lot.initialInventory(),
        lot.sentForTesting() || e.isSample(),
        lot.externalId(),
        lot.legacyId(),
        lot.originalId(),
        lot.supplierId(),
        lot.stated(),
        lot.createdAt(),
        occasion.recordedAt(),
        lot.deletedAt());
  }
}
