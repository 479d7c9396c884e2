package perennial.cultivation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.PlantBatchPlanted;
import perennial.journal.Actor;
import perennial.journal.Command.Deciding;
import perennial.journal.Prefetch;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Areas;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;

/**
 * What a plant batch is made from, and the checks that every act asks which makes one: {@link
 * StartPlantBatch}, and inventory's acts that make one together with a lot or out of one.
 *
 * @param numPlants how many; 0 is accepted, since clients send it to tag the plants one by one
 * @param plantedAt null when not stated: then when the act occurred
 */
public record NewBatch(
    BatchType type,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable Origin origin,
    @Nullable Long motherPlant,
    @Nullable Integer numPlants,
    @Nullable Instant plantedAt,
    @Nullable String externalId,
    Stated stated) {

  /**
   * Plants tagged by one batch. They are tagged in the same entry, and a page of the wire shows as
   * many.
   */
  public static final int PLANTS_MAX = 2_500;

  /** Seeds and clones of one batch; the largest nurseries sow some ten thousands a month. */
  public static final int PROPAGATION_MAX = 1_000_000;

  /** Why a batch is not made. */
  public enum Reason implements Refusal.Reason {
    AREA_UNKNOWN,
    STRAIN_UNKNOWN,
    ORIGIN_MISSING,
    ORIGIN_INVALID,
    MOTHER_PLANT_UNKNOWN,
    NUM_PLANTS_MISSING,
    NUM_PLANTS_NEGATIVE,
    TOO_MANY_PLANTS,
    EXTERNAL_ID_TOO_LONG
  }

  public void prefetch(Actor actor, Prefetch prefetch) {
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
    if (strain != null) {
      prefetch.row(Cultivation.STRAIN, actor.licensee(), strain);
    }
    if (motherPlant != null) {
      prefetch.row(Cultivation.PLANT, actor.licensee(), motherPlant);
    }
  }

  /** Everything that stands against this batch. */
  public Objections objections(Deciding deciding) {
    var state = deciding.state();
    var actor = deciding.actor();
    var objections =
        new Objections()
            .reference("area_id", area, Areas.isOpen(state, actor, area), Reason.AREA_UNKNOWN)
            .reference(
                "strain_id", strain, Strains.isUsable(state, actor, strain), Reason.STRAIN_UNKNOWN)
            .addIf(origin == null, "origin", Reason.ORIGIN_MISSING, required("origin"))
            .addIf(
                numPlants == null, "num_plants", Reason.NUM_PLANTS_MISSING, required("num plants"))
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (origin == Origin.INVENTORY) {
      objections.invalid("origin", Reason.ORIGIN_INVALID);
    }
    if (motherPlant != null && !Plants.isKnown(state, actor, motherPlant)) {
      objections.invalid("mother_plant_id", Reason.MOTHER_PLANT_UNKNOWN);
    }
    if (numPlants != null) {
      int most = type == BatchType.PLANT ? PLANTS_MAX : PROPAGATION_MAX;
      objections
          .addIf(
              numPlants < 0,
              "num_plants",
              Reason.NUM_PLANTS_NEGATIVE,
              "The num plants must be at least 0.")
          .addIf(
              numPlants > most,
              "num_plants",
              Reason.TOO_MANY_PLANTS,
              "The num plants may not be greater than " + most + ".");
    }
    return objections;
  }

  /** The batch's event, once there is no objection. */
  public PlantBatchPlanted planted(Deciding deciding, ObjectRef batch) {
    return new PlantBatchPlanted(
        deciding.actor().licensee(),
        batch.serial(),
        deciding.actor().prefix(),
        type,
        Objects.requireNonNull(origin),
        type == BatchType.PLANT ? PlantStage.GROWING : PlantStage.PROPAGATION_SOURCE,
        Objects.requireNonNull(area),
        Objects.requireNonNull(strain),
        motherPlant,
        Objects.requireNonNull(numPlants),
        plantedAt == null ? deciding.moments().occurredAt() : plantedAt,
        externalId == null ? "" : externalId,
        stated);
  }

  private String required(String words) {
    String typeWords = type == BatchType.PLANT ? "plant" : "propagation material";
    return "The " + words + " field is required when type is " + typeWords + ".";
  }
}
