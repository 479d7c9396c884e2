package perennial.inventory;

import perennial.journal.Occasion;
import perennial.kernel.LicenseeId;

/** First states of waivers and of lots that left under them. */
final class WaiverFold {
  private WaiverFold() {}

  static Waiver ordered(WaiverOrdered e, Occasion occasion) {
    return new Waiver(
        LicenseeId.REGISTRY,
        e.waiver(),
        e.kind(),
        e.scope(),
        e.reason(),
        e.lotsMax(),
        e.endsAt(),
        WaiverStatus.ORDERED,
        occasion.user(),
        occasion.recordedAt(),
        null,
        null,
        null,
        null,
        "");
  }

  static WaivedLot waived(LotWaived e, Occasion occasion) {
    return new WaivedLot(e.licenseeId(), e.lot(), e.waiver(), e.kind(), occasion.recordedAt());
  }
}
