package perennial.cultivation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.PlantBatchReopened;
import perennial.cultivation.CultivationEvent.PlantChanged;
import perennial.cultivation.CultivationEvent.PlantRebatched;
import perennial.cultivation.CultivationEvent.PlantRegrown;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Areas;
import perennial.licensing.Changes;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;

/**
 * Changes a plant; what is null stays as it is. A harvested plant may be set back to growing, since
 * plants are cut in part, and can then be harvested again.
 *
 * @param batch the batch to stand in; the harvest that a plant is shown in means no change
 * @param stage growing or propagation source; the other stages are reached by acts of their own
 */
public record ChangePlant(
    @Nullable Long plant,
    @Nullable Long batch,
    @Nullable Origin origin,
    @Nullable PlantStage stage,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable Long motherPlant,
    @Nullable Boolean isMother,
    @Nullable Instant plantCreatedAt,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Why a plant is not changed. */
  public enum Reason implements Refusal.Reason {
    PLANT_UNKNOWN,
    BATCH_UNKNOWN,
    BATCH_CLOSED,
    BATCH_FULL,
    ORIGIN_INVALID,
    STAGE_NOT_LIVE,
    PLANT_PACKAGED,
    PLANT_DESTROYED,
    AREA_UNKNOWN,
    STRAIN_UNKNOWN,
    MOTHER_PLANT_UNKNOWN,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "plant.update";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (plant != null) {
      prefetch.row(Cultivation.PLANT, actor.licensee(), plant);
    }
    if (batch != null) {
      prefetch.row(Cultivation.PLANT_BATCH, actor.licensee(), batch);
    }
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
    if (strain != null) {
      prefetch.row(Cultivation.STRAIN, actor.licensee(), strain);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Plant found = Plants.find(deciding.state(), deciding.actor(), plant);
    if (found == null) {
      return new Objections().reference("global_id", plant, false, Reason.PLANT_UNKNOWN).refused();
    }
    boolean isRebatched = batch != null && batch != found.batch() && !batch.equals(found.harvest());
    PlantBatch into =
        PlantBatches.find(
            deciding.state(), deciding.actor(), isRebatched ? batch : Long.valueOf(found.batch()));
    Objections objections = objections(deciding, found);
    if (isRebatched) {
      objections
          .reference("batch_id", batch, into != null, Reason.BATCH_UNKNOWN)
          .addAll(
              PlantBatches.mustTake(into, 1, "batch_id", Reason.BATCH_CLOSED, Reason.BATCH_FULL));
    } else if (isRegrown(found) && into == null) {
      objections.invalid("batch_id", Reason.BATCH_UNKNOWN);
    }
    return objections.isEmpty()
        ? Outcome.accepted(found.ref(), events(found, into, isRebatched))
        : objections.refused();
  }

  private boolean isRegrown(Plant found) {
    return stage != null && stage.isLive() && found.stage() == PlantStage.HARVESTED;
  }

  private Objections objections(Deciding deciding, Plant found) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    var objections = new Objections();
    if (stage != null && stage != found.stage()) {
      objections.addAll(stageObjections(found));
    }
    if (origin == Origin.INVENTORY && origin != found.origin()) {
      objections.invalid("origin", Reason.ORIGIN_INVALID);
    }
    if (Changes.changed(area, found.area()) != null && !Areas.isOpen(state, actor, area)) {
      objections.invalid("area_id", Reason.AREA_UNKNOWN);
    }
    if (Changes.changed(strain, found.strain()) != null
        && !Strains.isUsable(state, actor, strain)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    if (Changes.changed(motherPlant, found.motherPlant()) != null
        && (Long.valueOf(found.serial()).equals(motherPlant)
            || !Plants.isKnown(state, actor, motherPlant))) {
      objections.invalid("mother_plant_id", Reason.MOTHER_PLANT_UNKNOWN);
    }
    return objections.atMost(
        "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
  }

  private List<Refusal> stageObjections(Plant found) {
    if (stage != null && !stage.isLive()) {
      return List.of(
          Refusal.of(
              "stage",
              Reason.STAGE_NOT_LIVE,
              "Plants are harvested, packaged and destroyed by calls of their own; the stage may be"
                  + " set to growing or propagation source."));
    }
    return switch (found.stage()) {
      case PACKAGED ->
          List.of(
              Refusal.of(
                  "stage",
                  Reason.PLANT_PACKAGED,
                  "This plant was moved to inventory and may not be set back."));
      case DESTROYED ->
          List.of(
              Refusal.of(
                  "stage",
                  Reason.PLANT_DESTROYED,
                  "This plant was destroyed and may not be set back."));
      case PROPAGATION_SOURCE, GROWING, HARVESTED -> List.of();
    };
  }

  private List<Event> events(Plant found, @Nullable PlantBatch into, boolean isRebatched) {
    var events = new ArrayList<Event>();
    if (isRebatched) {
      events.add(
          new PlantRebatched(
              found.licenseeId(),
              found.serial(),
              found.batch(),
              Objects.requireNonNull(into).serial(),
              found.isLive()));
    }
    if (isRegrown(found)) {
      PlantBatch home = Objects.requireNonNull(into);
      if (home.status() == BatchStatus.CLOSED) {
        events.add(new PlantBatchReopened(home.licenseeId(), home.serial()));
      }
      events.add(
          new PlantRegrown(
              found.licenseeId(), found.serial(), home.serial(), Objects.requireNonNull(stage)));
    }
    PlantChanged change = change(found);
    if (isChange(change)) {
      events.add(change);
    }
    return events;
  }

  private PlantChanged change(Plant found) {
    return new PlantChanged(
        found.licenseeId(),
        found.serial(),
        Changes.changed(origin, found.origin()),
        found.isLive() ? Changes.changed(stage, found.stage()) : null,
        Changes.changed(area, found.area()),
        Changes.changed(strain, found.strain()),
        Changes.changed(motherPlant, found.motherPlant()),
        Changes.changed(isMother, found.isMother()),
        Changes.changed(plantCreatedAt, found.plantCreatedAt()),
        Changes.changed(externalId, found.externalId()),
        Changes.changed(stated, found.stated()));
  }

  private static boolean isChange(PlantChanged c) {
    return c.origin() != null
        || c.stage() != null
        || c.area() != null
        || c.strain() != null
        || c.motherPlant() != null
        || c.isMother() != null
        || c.plantCreatedAt() != null
        || c.externalId() != null
        || !c.stated().isEmpty();
  }
}
