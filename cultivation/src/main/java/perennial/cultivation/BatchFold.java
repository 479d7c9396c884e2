package perennial.cultivation;

import java.time.Instant;
import perennial.cultivation.CultivationEvent.PlantBatchChanged;
import perennial.cultivation.CultivationEvent.PlantBatchPlanted;
import perennial.journal.Occasion;

/** How a plant batch's row follows from what happened to it. */
final class BatchFold {
  private BatchFold() {}

  static PlantBatch planted(PlantBatchPlanted e, Occasion occasion) {
    Instant now = occasion.recordedAt();
    return new PlantBatch(
        e.licenseeId(),
        e.batch(),
        e.type(),
        e.origin(),
        BatchStatus.OPEN,
        e.stage(),
        e.area(),
        e.strain(),
        e.motherPlant(),
        e.numPlants(),
        0,
        0,
        false,
        e.plantedAt(),
        e.externalId(),
        e.stated(),
        occasion.user(),
        now,
        now,
        null);
  }

  static PlantBatch changed(PlantBatch b, PlantBatchChanged e, Instant now) {
    return new PlantBatch(
        b.licenseeId(),
        b.serial(),
        b.type(),
        e.origin() == null ? b.origin() : e.origin(),
        b.status(),
        b.stage(),
        e.area() == null ? b.area() : e.area(),
        e.strain() == null ? b.strain() : e.strain(),
        e.motherPlant() == null ? b.motherPlant() : e.motherPlant(),
        e.numPlants() == null ? b.numPlants() : e.numPlants(),
        b.livePlants(),
        b.allPlants(),
        b.isParent(),
        e.plantedAt() == null ? b.plantedAt() : e.plantedAt(),
        e.externalId() == null ? b.externalId() : e.externalId(),
        b.stated().overlaidBy(e.stated()),
        b.userSerial(),
        b.createdAt(),
        now,
        b.deletedAt());
  }

  static PlantBatch inStatus(PlantBatch b, BatchStatus status, Instant now, boolean isDeleted) {
    return new PlantBatch(
        b.licenseeId(),
        b.serial(),
        b.type(),
        b.origin(),
        status,
        b.stage(),
        b.area(),
        b.strain(),
        b.motherPlant(),
        b.numPlants(),
        b.livePlants(),
        b.allPlants(),
        b.isParent(),
        b.plantedAt(),
        b.externalId(),
        b.stated(),
        b.userSerial(),
        b.createdAt(),
        now,
        isDeleted ? now : b.deletedAt());
  }

  /** With the changes of both counts; a batch that something came of stays a parent. */
  static PlantBatch counted(PlantBatch b, int live, int all, boolean becomesParent, Instant now) {
    return new PlantBatch(
        b.licenseeId(),
        b.serial(),
        b.type(),
        b.origin(),
        b.status(),
        b.stage(),
        b.area(),
        b.strain(),
        b.motherPlant(),
        b.numPlants(),
        b.livePlants() + live,
        b.allPlants() + all,
        b.isParent() || becomesParent,
        b.plantedAt(),
        b.externalId(),
        b.stated(),
        b.userSerial(),
        b.createdAt(),
        now,
        b.deletedAt());
  }
}
