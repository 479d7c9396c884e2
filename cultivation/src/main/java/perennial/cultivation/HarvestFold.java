package perennial.cultivation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.HarvestCured;
import perennial.cultivation.CultivationEvent.HarvestFinished;
import perennial.cultivation.CultivationEvent.HarvestStarted;
import perennial.cultivation.CultivationEvent.HarvestWetTaken;
import perennial.cultivation.CultivationEvent.PlantsHarvested;
import perennial.journal.Occasion;
import perennial.kernel.Amount;

/** How a harvest's row follows from what happened to it. */
final class HarvestFold {
  private HarvestFold() {}

  static Harvest started(HarvestStarted e, Occasion occasion) {
    Instant now = occasion.recordedAt();
    return new Harvest(
        e.licenseeId(),
        e.harvest(),
        BatchStatus.OPEN,
        HarvestStage.WET,
        e.origin(),
        e.strain(),
        e.area(),
        null,
        null,
        0,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        e.plantedAt(),
        e.harvestedAt(),
        null,
        e.externalId(),
        e.stated(),
        occasion.user(),
        now,
        now,
        null);
  }

  static Harvest cut(Harvest h, PlantsHarvested e, Instant now) {
    Weights wet = h.wet().plus(e.wet());
    return new Harvest(
        h.licenseeId(),
        h.serial(),
        h.status(),
        h.stage(),
        h.origin(),
        h.strain(),
        h.area(),
        h.flowerArea(),
        h.otherArea(),
        h.numPlants() + Taken.count(e.taken()),
        h.qtyHarvest().plus(e.qtyHarvest()),
        wet.flower(),
        wet.other(),
        h.flowerDry(),
        h.otherDry(),
        h.flowerWaste(),
        h.otherWaste(),
        h.flowerFinished(),
        h.otherFinished(),
        h.flowerTaken(),
        h.otherTaken(),
        h.plantedAt(),
        h.harvestedAt(),
        h.closedAt(),
        h.externalId(),
        h.stated(),
        h.userSerial(),
        h.createdAt(),
        now,
        h.deletedAt());
  }

  static Harvest cured(Harvest h, HarvestCured e, Instant now) {
    return new Harvest(
        h.licenseeId(),
        h.serial(),
        h.status(),
        HarvestStage.CURE,
        h.origin(),
        h.strain(),
        e.flowerArea(),
        e.flowerArea(),
        e.otherArea(),
        h.numPlants(),
        h.qtyHarvest(),
        h.flowerWet(),
        h.otherWet(),
        e.dry().flower(),
        e.dry().other(),
        e.waste().flower(),
        e.waste().other(),
        h.flowerFinished(),
        h.otherFinished(),
        h.flowerTaken(),
        h.otherTaken(),
        h.plantedAt(),
        h.harvestedAt(),
        h.closedAt(),
        h.externalId(),
        h.stated(),
        h.userSerial(),
        h.createdAt(),
        now,
        h.deletedAt());
  }

  static Harvest finished(Harvest h, HarvestFinished e, Instant now) {
    Weights finished = h.finished().plus(e.change());
    boolean isDone = e.stage() == HarvestStage.FINISHED;
    return inState(
        h,
        isDone ? BatchStatus.CLOSED : BatchStatus.OPEN,
        e.stage(),
        finished,
        h.taken(),
        isDone ? now : null,
        now,
        h.deletedAt());
  }

  static Harvest taken(Harvest h, HarvestWetTaken e, Instant now) {
    boolean isDone = e.stage() == HarvestStage.FINISHED;
    return inState(
        h,
        isDone ? BatchStatus.CLOSED : BatchStatus.OPEN,
        e.stage(),
        h.finished(),
        h.taken().plus(e.change()),
        isDone ? Objects.requireNonNullElse(h.closedAt(), now) : null,
        now,
        h.deletedAt());
  }

  static Harvest removed(Harvest h, Instant now) {
    return inState(
        h, BatchStatus.CLOSED, h.stage(), h.finished(), h.taken(), h.closedAt(), now, now);
  }

  private static Harvest inState(
      Harvest h,
      BatchStatus status,
      HarvestStage stage,
      Weights finished,
      Weights taken,
      @Nullable Instant closedAt,
      Instant now,
      @Nullable Instant deletedAt) {
    return new Harvest(
        h.licenseeId(),
        h.serial(),
        status,
        stage,
        h.origin(),
        h.strain(),
        h.area(),
        h.flowerArea(),
        h.otherArea(),
        h.numPlants(),
        h.qtyHarvest(),
        h.flowerWet(),
        h.otherWet(),
        h.flowerDry(),
        h.otherDry(),
        h.flowerWaste(),
        h.otherWaste(),
        finished.flower(),
        finished.other(),
        taken.flower(),
        taken.other(),
        h.plantedAt(),
        h.harvestedAt(),
        closedAt,
        h.externalId(),
        h.stated(),
        h.userSerial(),
        h.createdAt(),
        now,
        deletedAt);
  }
}
