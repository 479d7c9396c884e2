package perennial.inventory;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.journal.Occasion;

/** A disposal's states after each of its events. */
final class DisposalFold {
  private DisposalFold() {}

  static Disposal scheduled(DisposalScheduled e, Occasion occasion) {
    return new Disposal(
        e.licenseeId(),
        e.serial(),
        e.source(),
        e.reason(),
        e.qty(),
        e.uom(),
        e.area(),
        e.batch(),
        e.plant(),
        e.lot(),
        e.wasteLot(),
        e.wasteBatch(),
        e.holdStartsAt(),
        e.holdEndsAt(),
        null,
        e.externalId(),
        e.stated(),
        occasion.user(),
        occasion.recordedAt(),
        occasion.recordedAt(),
        null);
  }

  static Disposal changed(Disposal d, DisposalChanged e, Occasion occasion) {
    return next(d, e, d.disposedAt(), d.deletedAt(), occasion);
  }

  static Disposal completed(Disposal d, DisposalCompleted e, Occasion occasion) {
    return next(d, DisposalChanged.nothing(d), e.disposedAt(), d.deletedAt(), occasion);
  }

  static Disposal cancelled(Disposal d, Occasion occasion) {
    return next(d, DisposalChanged.nothing(d), d.disposedAt(), occasion.recordedAt(), occasion);
  }

  private static Disposal next(
      Disposal d,
      DisposalChanged e,
      @Nullable Instant disposedAt,
      @Nullable Instant deletedAt,
      Occasion occasion) {
    return new Disposal(
        d.licenseeId(),
        d.serial(),
        d.source(),
        Objects.requireNonNullElse(e.reason(), d.reason()),
        d.qty(),
        d.uom(),
        Objects.requireNonNullElse(e.area(), d.area()),
        d.batch(),
        d.plant(),
        d.lot(),
        d.wasteLot(),
        d.wasteBatch(),
        d.holdStartsAt(),
        d.holdEndsAt(),
        disposedAt,
        e.externalId() == null ? d.externalId() : e.externalId(),
        d.stated().overlaidBy(e.stated()),
        d.userSerial(),
        d.createdAt(),
        occasion.recordedAt(),
        deletedAt);
  }
}
