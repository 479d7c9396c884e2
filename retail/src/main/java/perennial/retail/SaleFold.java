package perennial.retail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.journal.Occasion;
import perennial.kernel.LicenseeId;
import perennial.kernel.Stated;

/** A sale's and its lines' first state, and their next one after each event. */
final class SaleFold {
  private SaleFold() {}

  static Sale reported(SaleReported e, Occasion occasion) {
    return new Sale(
        e.licenseeId(),
        e.serial(),
        e.type(),
        e.status(),
        e.status(),
        e.soldAt(),
        e.externalId(),
        e.naming().isDuplicate(),
        e.area(),
        e.priceTotal(),
        e.discountTotal(),
        e.taxTotal(),
        e.cogTotal(),
        e.stated(),
        occasion.sealedPersonal(),
        occasion.user(),
        occasion.recordedAt(),
        occasion.recordedAt(),
        null);
  }

  static Sale changed(Sale sale, SaleChanged e, Occasion occasion) {
    return next(sale, e, sale.deletedAt(), occasion);
  }

  static Sale deleted(Sale sale, Occasion occasion) {
    var nothing =
        new SaleChanged(
            sale.licenseeId(),
            sale.serial(),
            "",
            null,
            null,
            null,
            null,
            Naming.NONE,
            null,
            null,
            null,
            null,
            null,
            Stated.NONE,
            java.util.List.of(),
            java.util.List.of(),
            java.util.List.of());
    return next(sale, nothing, occasion.recordedAt(), occasion);
  }

  private static Sale next(
      Sale sale, SaleChanged e, @Nullable Instant deletedAt, Occasion occasion) {
    return new Sale(
        sale.licenseeId(),
        sale.serial(),
        e.type() == null ? sale.type() : e.type(),
        e.status() == null ? sale.status() : e.status(),
        sale.reportedAs(),
        e.soldAt() == null ? sale.soldAt() : e.soldAt(),
        e.externalId() == null ? sale.externalId() : e.externalId(),
        e.externalId() == null ? sale.duplicateExternalId() : e.naming().isDuplicate(),
        e.area() == null ? sale.area() : e.area(),
        e.priceTotal() == null ? sale.priceTotal() : e.priceTotal(),
        e.discountTotal() == null ? sale.discountTotal() : e.discountTotal(),
        e.taxTotal() == null ? sale.taxTotal() : e.taxTotal(),
        e.cogTotal() == null ? sale.cogTotal() : e.cogTotal(),
        sale.stated().overlaidBy(e.stated()),
        occasion.sealedPersonal() == null ? sale.personal() : occasion.sealedPersonal(),
        sale.userSerial(),
        sale.createdAt(),
        occasion.recordedAt(),
        deletedAt);
  }

  /** Nobody changed the sale: its time of change stays. */
  static Sale erased(Sale sale) {
    return new Sale(
        sale.licenseeId(),
        sale.serial(),
        sale.type(),
        sale.status(),
        sale.reportedAs(),
        sale.soldAt(),
        sale.externalId(),
        sale.duplicateExternalId(),
        sale.area(),
        sale.priceTotal(),
        sale.discountTotal(),
        sale.taxTotal(),
        sale.cogTotal(),
        sale.stated(),
        null,
        sale.userSerial(),
        sale.createdAt(),
        sale.updatedAt(),
        sale.deletedAt());
  }

  static SaleItem line(LicenseeId licensee, long sale, SoldItem item, Occasion occasion) {
    return line(licensee, sale, item, false, occasion.recordedAt(), occasion);
  }

  static SaleItem rewritten(SaleItem before, SoldItem item, boolean removed, Occasion occasion) {
    return line(before.licenseeId(), before.sale(), item, removed, before.createdAt(), occasion);
  }

  private static SaleItem line(
      LicenseeId licensee,
      long sale,
      SoldItem item,
      boolean removed,
      Instant createdAt,
      Occasion occasion) {
    return new SaleItem(
        licensee,
        item.serial(),
        sale,
        removed,
        item.lot(),
        item.batch(),
        item.qty(),
        item.uom(),
        item.available(),
        item.unresolved(),
        item.unitPrice(),
        item.priceTotal(),
        item.externalId(),
        item.stated(),
        createdAt,
        occasion.recordedAt());
  }
}
