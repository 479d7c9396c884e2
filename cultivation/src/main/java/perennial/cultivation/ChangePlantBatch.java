package perennial.cultivation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.PlantBatchChanged;
import perennial.cultivation.CultivationEvent.PlantBatchClosed;
import perennial.cultivation.CultivationEvent.PlantBatchReopened;
import perennial.cultivation.CultivationEvent.PlantsMoved;
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
 * Changes a plant batch; what is null stays as it is. A new area or strain goes for the plants that
 * grow in it too: on the old system they stayed behind, against its own manual.
 *
 * <p>A harvest is changed by curing and finishing only, and says so in the words that the old
 * system used.
 *
 * @param isTypeStated whether any type was stated
 * @param type the type that was stated, if it is one of a plant batch; it cannot change
 * @param numPlants for propagation material; of a plant batch the plants are counted, and what is
 *     stated changes nothing
 */
public record ChangePlantBatch(
    @Nullable Long batch,
    boolean isTypeStated,
    @Nullable BatchType type,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable Origin origin,
    @Nullable Long motherPlant,
    @Nullable Integer numPlants,
    @Nullable BatchStatus status,
    @Nullable Instant plantedAt,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Why a batch is not changed. */
  public enum Reason implements Refusal.Reason {
    BATCH_UNKNOWN,
    BATCH_IS_HARVEST,
    TYPE_MISSING,
    TYPE_FIXED,
    AREA_UNKNOWN,
    STRAIN_UNKNOWN,
    ORIGIN_INVALID,
    MOTHER_PLANT_UNKNOWN,
    NUM_PLANTS_NEGATIVE,
    TOO_MANY_PLANTS,
    EXTERNAL_ID_TOO_LONG,
    PLANTS_GROW
  }

  @Override
  public String act() {
    return "plant-batch.update";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
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
    State state = deciding.state();
    PlantBatch found =
        batch == null
            ? null
            : state.find(Cultivation.PLANT_BATCH, deciding.actor().licensee(), batch);
    if (found == null || found.isDeleted()) {
      return unknown(deciding);
    }
    Objections objections = objections(deciding, found);
    return objections.isEmpty()
        ? Outcome.accepted(found.ref(), events(state, found))
        : objections.refused();
  }

  private Decision<Outcome> unknown(Deciding deciding) {
    Harvest harvest =
        batch == null
            ? null
            : deciding.state().find(Cultivation.HARVEST, deciding.actor().licensee(), batch);
    if (harvest == null || harvest.isDeleted()) {
      return new Objections().reference("global_id", batch, false, Reason.BATCH_UNKNOWN).refused();
    }
    var objections =
        new Objections()
            .add("global_id", Reason.BATCH_IS_HARVEST, "You may not modify a harvest batch");
    if (!isTypeStated) {
      objections.require("type", null, Reason.TYPE_MISSING);
    }
    return objections
        .require("strain_id", strain, Reason.STRAIN_UNKNOWN)
        .require("area_id", area, Reason.AREA_UNKNOWN)
        .refused();
  }

  private Objections objections(Deciding deciding, PlantBatch found) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    var objections = new Objections();
    if (isTypeStated && type != found.type()) {
      objections.invalid("type", Reason.TYPE_FIXED);
    }
    if (Changes.changed(area, found.area()) != null && !Areas.isOpen(state, actor, area)) {
      objections.invalid("area_id", Reason.AREA_UNKNOWN);
    }
    if (Changes.changed(strain, found.strain()) != null
        && !Strains.isUsable(state, actor, strain)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    if (origin == Origin.INVENTORY && origin != found.origin()) {
      objections.invalid("origin", Reason.ORIGIN_INVALID);
    }
    if (Changes.changed(motherPlant, found.motherPlant()) != null
        && !Plants.isKnown(state, actor, motherPlant)) {
      objections.invalid("mother_plant_id", Reason.MOTHER_PLANT_UNKNOWN);
    }
    boolean isCounted = found.type() == BatchType.PROPAGATION_MATERIAL;
    return objections
        .addIf(
            isCounted && numPlants != null && numPlants < 0,
            "num_plants",
            Reason.NUM_PLANTS_NEGATIVE,
            "The num plants must be at least 0.")
        .addIf(
            isCounted && numPlants != null && numPlants > NewBatch.PROPAGATION_MAX,
            "num_plants",
            Reason.TOO_MANY_PLANTS,
            "The num plants may not be greater than " + NewBatch.PROPAGATION_MAX + ".")
        .atMost("external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG)
        .addIf(
            status == BatchStatus.CLOSED && found.livePlants() > 0,
            "status",
            Reason.PLANTS_GROW,
            "This batch has active plants associated and may not be closed.");
  }

  private List<Event> events(State state, PlantBatch found) {
    var events = new ArrayList<Event>();
    PlantBatchChanged change = change(found);
    if (isChange(change)) {
      events.add(change);
    }
    if ((change.area() != null || change.strain() != null) && found.livePlants() > 0) {
      events.add(
          new PlantsMoved(
              found.licenseeId(), growing(state, found), change.area(), change.strain()));
    }
    if (status != null && status != found.status()) {
      events.add(
          status == BatchStatus.CLOSED
              ? new PlantBatchClosed(found.licenseeId(), found.serial())
              : new PlantBatchReopened(found.licenseeId(), found.serial()));
    }
    return events;
  }

  private static List<Long> growing(State state, PlantBatch found) {
    return state.list(Cultivation.PLANTS_OF_BATCH, found.licenseeId(), found.serial()).stream()
        .filter(Plant::isLive)
        .map(Plant::serial)
        .toList();
  }

  private PlantBatchChanged change(PlantBatch found) {
    boolean isCounted = found.type() == BatchType.PROPAGATION_MATERIAL;
    return new PlantBatchChanged(
        found.licenseeId(),
        found.serial(),
        Changes.changed(origin, found.origin()),
        Changes.changed(area, found.area()),
        Changes.changed(strain, found.strain()),
        Changes.changed(motherPlant, found.motherPlant()),
        isCounted ? Changes.changed(numPlants, found.numPlants()) : null,
        Changes.changed(plantedAt, found.plantedAt()),
        Changes.changed(externalId, found.externalId()),
        Changes.changed(stated, found.stated()));
  }

  private static boolean isChange(PlantBatchChanged c) {
    return c.origin() != null
        || c.area() != null
        || c.strain() != null
        || c.motherPlant() != null
        || c.numPlants() != null
        || c.plantedAt() != null
        || c.externalId() != null
        || !c.stated().isEmpty();
  }
}
