package perennial.cultivation;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import perennial.cultivation.CultivationEvent.HarvestCured;
import perennial.cultivation.CultivationEvent.HarvestFinished;
import perennial.cultivation.CultivationEvent.HarvestRemoved;
import perennial.cultivation.CultivationEvent.HarvestStarted;
import perennial.cultivation.CultivationEvent.HarvestWetTaken;
import perennial.cultivation.CultivationEvent.PlantBatchChanged;
import perennial.cultivation.CultivationEvent.PlantBatchClosed;
import perennial.cultivation.CultivationEvent.PlantBatchPlanted;
import perennial.cultivation.CultivationEvent.PlantBatchRemoved;
import perennial.cultivation.CultivationEvent.PlantBatchReopened;
import perennial.cultivation.CultivationEvent.PlantChanged;
import perennial.cultivation.CultivationEvent.PlantRebatched;
import perennial.cultivation.CultivationEvent.PlantRegrown;
import perennial.cultivation.CultivationEvent.PlantRemoved;
import perennial.cultivation.CultivationEvent.PlantsDestroyed;
import perennial.cultivation.CultivationEvent.PlantsHarvested;
import perennial.cultivation.CultivationEvent.PlantsMoved;
import perennial.cultivation.CultivationEvent.PlantsPackaged;
import perennial.cultivation.CultivationEvent.PlantsTagged;
import perennial.cultivation.CultivationEvent.StrainChanged;
import perennial.cultivation.CultivationEvent.StrainDeclared;
import perennial.cultivation.CultivationEvent.StrainWithdrawn;
import perennial.journal.Event;
import perennial.journal.Occasion;
import perennial.journal.Projector;
import perennial.journal.Rows;
import perennial.kernel.LicenseeId;

/** Folds the room's events into its rows. */
final class CultivationProjector implements Projector {
  @Override
  public void apply(Event event, Occasion occasion, Rows rows) {
    if (event instanceof CultivationEvent ours) {
      apply(ours, occasion, rows);
    }
  }

  private static void apply(CultivationEvent event, Occasion occasion, Rows rows) {
    Instant now = occasion.recordedAt();
    switch (event) {
      case StrainDeclared e -> rows.create(Cultivation.STRAIN, declared(e, occasion));
      case StrainChanged e ->
          rows.change(Cultivation.STRAIN, s -> changed(s, e, now), e.licenseeId(), e.strain());
      case StrainWithdrawn e ->
          rows.change(Cultivation.STRAIN, s -> withdrawn(s, now), e.licenseeId(), e.strain());
      case PlantBatchPlanted e ->
          rows.create(Cultivation.PLANT_BATCH, BatchFold.planted(e, occasion));
      case PlantBatchChanged e ->
          batch(rows, e.licenseeId(), e.batch(), b -> BatchFold.changed(b, e, now));
      case PlantBatchClosed e -> status(rows, e.licenseeId(), e.batch(), BatchStatus.CLOSED, now);
      case PlantBatchReopened e -> status(rows, e.licenseeId(), e.batch(), BatchStatus.OPEN, now);
      case PlantBatchRemoved e ->
          batch(
              rows,
              e.licenseeId(),
              e.batch(),
              b -> BatchFold.inStatus(b, BatchStatus.CLOSED, now, true));
      case PlantsTagged e -> tagged(e, occasion, rows);
      case PlantsMoved e ->
          e.plants()
              .forEach(p -> plant(rows, e.licenseeId(), p, was -> PlantFold.moved(was, e, now)));
      case PlantChanged e ->
          plant(rows, e.licenseeId(), e.plant(), p -> PlantFold.changed(p, e, now));
      case PlantRebatched e -> rebatched(e, now, rows);
      case PlantRegrown e -> {
        plant(
            rows,
            e.licenseeId(),
            e.plant(),
            p -> PlantFold.staged(p, e.stage(), e.batch(), null, null, now));
        count(rows, e.licenseeId(), e.batch(), 1, 0, false, now);
      }
      case HarvestStarted e -> rows.create(Cultivation.HARVEST, HarvestFold.started(e, occasion));
      case PlantsHarvested e -> harvested(e, now, rows);
      case HarvestCured e ->
          harvest(rows, e.licenseeId(), e.harvest(), h -> HarvestFold.cured(h, e, now));
      case HarvestFinished e ->
          harvest(rows, e.licenseeId(), e.harvest(), h -> HarvestFold.finished(h, e, now));
      case HarvestWetTaken e ->
          harvest(rows, e.licenseeId(), e.harvest(), h -> HarvestFold.taken(h, e, now));
      case HarvestRemoved e ->
          harvest(rows, e.licenseeId(), e.harvest(), h -> HarvestFold.removed(h, now));
      case PlantsPackaged e ->
          ended(e.licenseeId(), e.taken(), PlantStage.PACKAGED, true, now, rows);
      case PlantsDestroyed e ->
          ended(e.licenseeId(), e.taken(), PlantStage.DESTROYED, false, now, rows);
      case PlantRemoved e -> plant(rows, e.licenseeId(), e.plant(), p -> PlantFold.removed(p, now));
    }
  }

  private static Strain declared(StrainDeclared e, Occasion occasion) {
    return new Strain(
        e.licenseeId(),
        e.strain(),
        e.name(),
        e.externalId(),
        occasion.user(),
        occasion.recordedAt(),
        occasion.recordedAt(),
        null);
  }

  private static Strain changed(Strain s, StrainChanged e, Instant now) {
    return new Strain(
        s.licenseeId(),
        s.serial(),
        e.name() == null ? s.name() : e.name(),
        e.externalId() == null ? s.externalId() : e.externalId(),
        s.userSerial(),
        s.createdAt(),
        now,
        s.deletedAt());
  }

  private static Strain withdrawn(Strain s, Instant now) {
    return new Strain(
        s.licenseeId(),
        s.serial(),
        s.name(),
        s.externalId(),
        s.userSerial(),
        s.createdAt(),
        now,
        now);
  }

  private static void tagged(PlantsTagged e, Occasion occasion, Rows rows) {
    e.plants()
        .forEach(plant -> rows.create(Cultivation.PLANT, PlantFold.tagged(e, plant, occasion)));
    int number = e.plants().size();
    count(rows, e.licenseeId(), e.batch(), number, number, false, occasion.recordedAt());
  }

  private static void rebatched(PlantRebatched e, Instant now, Rows rows) {
    int live = e.isLive() ? 1 : 0;
    plant(
        rows,
        e.licenseeId(),
        e.plant(),
        p -> PlantFold.staged(p, p.stage(), e.toBatch(), p.harvest(), p.harvestedAt(), now));
    count(rows, e.licenseeId(), e.fromBatch(), -live, -1, false, now);
    count(rows, e.licenseeId(), e.toBatch(), live, 1, false, now);
  }

  private static void harvested(PlantsHarvested e, Instant now, Rows rows) {
    for (Taken taken : e.taken()) {
      for (long plant : taken.plants()) {
        plant(
            rows,
            e.licenseeId(),
            plant,
            p ->
                PlantFold.staged(
                    p, PlantStage.HARVESTED, p.batch(), e.harvest(), e.harvestedAt(), now));
      }
      count(rows, e.licenseeId(), taken.batch(), -taken.plants().size(), 0, true, now);
    }
    harvest(rows, e.licenseeId(), e.harvest(), h -> HarvestFold.cut(h, e, now));
  }

  private static void ended(
      LicenseeId licensee,
      List<Taken> all,
      PlantStage stage,
      boolean makesParent,
      Instant now,
      Rows rows) {
    for (Taken taken : all) {
      for (long plant : taken.plants()) {
        plant(
            rows,
            licensee,
            plant,
            p -> PlantFold.staged(p, stage, p.batch(), p.harvest(), p.harvestedAt(), now));
      }
      count(rows, licensee, taken.batch(), -taken.plants().size(), 0, makesParent, now);
    }
  }

  private static void count(
      Rows rows, LicenseeId owner, long batch, int live, int all, boolean parent, Instant now) {
    batch(rows, owner, batch, b -> BatchFold.counted(b, live, all, parent, now));
  }

  private static void status(
      Rows rows, LicenseeId owner, long batch, BatchStatus status, Instant now) {
    batch(rows, owner, batch, b -> BatchFold.inStatus(b, status, now, false));
  }

  private static void batch(
      Rows rows, LicenseeId owner, long serial, UnaryOperator<PlantBatch> change) {
    rows.change(Cultivation.PLANT_BATCH, change, owner, serial);
  }

  private static void plant(Rows rows, LicenseeId owner, long serial, UnaryOperator<Plant> change) {
    rows.change(Cultivation.PLANT, change, owner, serial);
  }

  private static void harvest(
      Rows rows, LicenseeId owner, long serial, UnaryOperator<Harvest> change) {
    rows.change(Cultivation.HARVEST, change, owner, serial);
  }
}
