package perennial.cultivation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.PlantChanged;
import perennial.cultivation.CultivationEvent.PlantsMoved;
import perennial.cultivation.CultivationEvent.PlantsTagged;
import perennial.journal.Occasion;

/** How a plant's row follows from what happened to it. */
final class PlantFold {
  private PlantFold() {}

  static Plant tagged(PlantsTagged e, long plant, Occasion occasion) {
    Instant now = occasion.recordedAt();
    return new Plant(
        e.licenseeId(),
        plant,
        e.batch(),
        null,
        e.origin(),
        e.stage(),
        e.area(),
        e.strain(),
        e.motherPlant(),
        e.isMother(),
        e.plantCreatedAt(),
        null,
        null,
        e.externalId(),
        e.stated(),
        occasion.user(),
        now,
        now,
        null);
  }

  static Plant changed(Plant p, PlantChanged e, Instant now) {
    return new Plant(
        p.licenseeId(),
        p.serial(),
        p.batch(),
        p.harvest(),
        e.origin() == null ? p.origin() : e.origin(),
        e.stage() == null ? p.stage() : e.stage(),
        e.area() == null ? p.area() : e.area(),
        e.strain() == null ? p.strain() : e.strain(),
        e.motherPlant() == null ? p.motherPlant() : e.motherPlant(),
        e.isMother() == null ? p.isMother() : e.isMother(),
        e.plantCreatedAt() == null ? p.plantCreatedAt() : e.plantCreatedAt(),
        p.harvestedAt(),
        e.area() == null ? p.movedAt() : now,
        e.externalId() == null ? p.externalId() : e.externalId(),
        p.stated().overlaidBy(e.stated()),
        p.userSerial(),
        p.createdAt(),
        now,
        p.deletedAt());
  }

  static Plant moved(Plant p, PlantsMoved e, Instant now) {
    return new Plant(
        p.licenseeId(),
        p.serial(),
        p.batch(),
        p.harvest(),
        p.origin(),
        p.stage(),
        e.area() == null ? p.area() : e.area(),
        e.strain() == null ? p.strain() : e.strain(),
        p.motherPlant(),
        p.isMother(),
        p.plantCreatedAt(),
        p.harvestedAt(),
        e.area() == null ? p.movedAt() : now,
        p.externalId(),
        p.stated(),
        p.userSerial(),
        p.createdAt(),
        now,
        p.deletedAt());
  }

  /** In another stage; harvest and its time are set with it, or taken away. */
  static Plant staged(
      Plant p,
      PlantStage stage,
      long batch,
      @Nullable Long harvest,
      @Nullable Instant harvestedAt,
      Instant now) {
    return new Plant(
        p.licenseeId(),
        p.serial(),
        batch,
        harvest,
        p.origin(),
        stage,
        p.area(),
        p.strain(),
        p.motherPlant(),
        p.isMother(),
        p.plantCreatedAt(),
        harvestedAt,
        p.movedAt(),
        p.externalId(),
        p.stated(),
        p.userSerial(),
        p.createdAt(),
        now,
        p.deletedAt());
  }

  static Plant removed(Plant p, Instant now) {
    return new Plant(
        p.licenseeId(),
        p.serial(),
        p.batch(),
        p.harvest(),
        p.origin(),
        p.stage(),
        p.area(),
        p.strain(),
        p.motherPlant(),
        p.isMother(),
        p.plantCreatedAt(),
        p.harvestedAt(),
        p.movedAt(),
        p.externalId(),
        p.stated(),
        p.userSerial(),
        p.createdAt(),
        now,
        now);
  }
}
