package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.journal.Occasion;
import perennial.kernel.Stated;

/** A lot's first state, and its next state after each event that changes one. */
final class LotFold {
  private LotFold() {}

  static Lot created(LotCreated e, Occasion occasion) {
    return new Lot(
        e.licenseeId(),
        e.serial(),
        e.productType(),
        e.area(),
        e.strain(),
        e.batch(),
        e.uom(),
        e.origin(),
        e.parent(),
        0,
        TestPath.parse(e.testPath()),
        e.sampleOf() == null ? null : TestPath.parse(e.sampleOf()),
        e.tradeSample(),
        e.medicallyCompliant(),
        e.initialInventory(),
        e.sampleOf() != null,
        e.externalId(),
        e.legacyId(),
        e.originalId(),
        e.supplierId(),
        e.stated(),
        occasion.user(),
        occasion.recordedAt(),
        occasion.recordedAt(),
        null);
  }

  static Lot portionLeft(Lot lot, LotPortionLeft e, Occasion occasion) {
    if (e.portion() != lot.portionsLeft() + 1) {
      throw new IllegalStateException("portions leave a lot in order");
    }
    var sent =
        new LotChanged(
            lot.licenseeId(),
            lot.serial(),
            null,
            null,
            null,
            null,
            null,
            null,
            e.isSample() ? Boolean.TRUE : null,
            null,
            null,
            Stated.NONE);
    return next(lot, sent, e.portion(), lot.deletedAt(), occasion);
  }

  /** It takes a number among the portions, so that those before and after it are told apart. */
  static Lot remediated(Lot lot, LotRemediated e, Occasion occasion) {
    if (e.portion() != lot.portionsLeft() + 1) {
      throw new IllegalStateException("portions leave a lot in order");
    }
    return next(lot, LotChanged.nothing(lot), e.portion(), lot.deletedAt(), occasion);
  }

  static Lot changed(Lot lot, LotChanged e, Occasion occasion) {
    return next(lot, e, lot.portionsLeft(), lot.deletedAt(), occasion);
  }

  static Lot deleted(Lot lot, Occasion occasion) {
    return next(lot, LotChanged.nothing(lot), lot.portionsLeft(), occasion.recordedAt(), occasion);
  }

  private static Lot next(
      Lot lot,
      LotChanged e,
      long portionsLeft,
      java.time.@Nullable Instant deletedAt,
      Occasion occasion) {
    return new Lot(
        lot.licenseeId(),
        lot.serial(),
        or(e.productType(), lot.productType()),
        or(e.area(), lot.area()),
        e.strain() == null ? lot.strain() : e.strain(),
        or(e.batch(), lot.batch()),
        lot.uom(),
        lot.origin(),
        lot.parent(),
        portionsLeft,
        lot.testPath(),
        lot.sampleOf(),
        lot.tradeSample(),
        or(e.medicallyCompliant(), lot.medicallyCompliant()),
        or(e.initialInventory(), lot.initialInventory()),
        or(e.sentForTesting(), lot.sentForTesting()),
        e.externalId() == null ? lot.externalId() : e.externalId(),
        e.legacyId() == null ? lot.legacyId() : e.legacyId(),
        lot.originalId(),
        lot.supplierId(),
        lot.stated().overlaidBy(e.stated()),
        lot.userSerial(),
        lot.createdAt(),
        occasion.recordedAt(),
        deletedAt);
  }

  private static <T> T or(@Nullable T changed, T before) {
    return changed == null ? before : changed;
  }
}
