package perennial.inventory;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.journal.Occasion;

/** The states of product types and production batches after each of their events. */
final class CatalogueFold {
  private CatalogueFold() {}

  static ProductType declared(ProductTypeDeclared e, Occasion occasion) {
    return new ProductType(
        e.licenseeId(),
        e.serial(),
        e.name(),
        e.type(),
        e.intermediateType(),
        e.uom(),
        e.unitWeight(),
        e.infused(),
        e.cannabis(),
        e.strain(),
        e.automatic(),
        e.originalSerial(),
        e.externalId(),
        e.stated(),
        occasion.user(),
        occasion.recordedAt(),
        occasion.recordedAt(),
        null);
  }

  static ProductType changed(ProductType t, ProductTypeChanged e, Occasion occasion) {
    String intermediateType = or(e.intermediateType(), t.intermediateType());
    boolean isInfused = or(e.infused(), t.infused());
    boolean isSameClass = intermediateType.equals(t.intermediateType());
    return new ProductType(
        t.licenseeId(),
        t.serial(),
        or(e.name(), t.name()),
        or(e.type(), t.type()),
        intermediateType,
        t.uom(),
        e.unitWeight() == null ? t.unitWeight() : e.unitWeight(),
        isInfused,
        isInfused && e.cannabis() == null ? t.cannabis() : e.cannabis(),
        e.strain() == null ? t.strain() : e.strain(),
        isSameClass ? t.automatic() : null,
        t.originalSerial(),
        e.externalId() == null ? t.externalId() : e.externalId(),
        t.stated().overlaidBy(e.stated()),
        t.userSerial(),
        t.createdAt(),
        occasion.recordedAt(),
        t.deletedAt());
  }

  static ProductType withdrawn(ProductType t, Occasion occasion) {
    return new ProductType(
        t.licenseeId(),
        t.serial(),
        t.name(),
        t.type(),
        t.intermediateType(),
        t.uom(),
        t.unitWeight(),
        t.infused(),
        t.cannabis(),
        t.strain(),
        t.automatic(),
        t.originalSerial(),
        t.externalId(),
        t.stated(),
        t.userSerial(),
        t.createdAt(),
        occasion.recordedAt(),
        occasion.recordedAt());
  }

  static ProductionBatch opened(ProductionBatchOpened e, Occasion occasion) {
    return new ProductionBatch(
        e.licenseeId(),
        e.serial(),
        e.form(),
        ProductionBatch.Status.OPEN,
        e.area(),
        e.strain(),
        e.externalId(),
        e.stated(),
        occasion.user(),
        occasion.recordedAt(),
        occasion.recordedAt(),
        null);
  }

  static ProductionBatch changed(ProductionBatch b, ProductionBatchChanged e, Occasion occasion) {
    return new ProductionBatch(
        b.licenseeId(),
        b.serial(),
        b.form(),
        or(e.status(), b.status()),
        or(e.area(), b.area()),
        e.strain() == null ? b.strain() : e.strain(),
        e.externalId() == null ? b.externalId() : e.externalId(),
        b.stated().overlaidBy(e.stated()),
        b.userSerial(),
        b.createdAt(),
        occasion.recordedAt(),
        b.deletedAt());
  }

  static ProductionBatch deleted(ProductionBatch b, Occasion occasion) {
    Instant now = occasion.recordedAt();
    return new ProductionBatch(
        b.licenseeId(),
        b.serial(),
        b.form(),
        ProductionBatch.Status.CLOSED,
        b.area(),
        b.strain(),
        b.externalId(),
        b.stated(),
        b.userSerial(),
        b.createdAt(),
        now,
        now);
  }

  private static <T> T or(@Nullable T changed, T before) {
    return Objects.requireNonNullElse(changed, before);
  }
}
