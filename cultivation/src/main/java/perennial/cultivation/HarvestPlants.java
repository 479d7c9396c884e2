package perennial.cultivation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.HarvestStarted;
import perennial.cultivation.CultivationEvent.PlantsHarvested;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Areas;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;
import perennial.licensing.Owned;

/**
 * Cuts growing plants of one strain, and records what came of them, wet: as a new harvest, or as
 * more of one that is not finished.
 *
 * @param plants serials; one that is named twice counts once
 * @param harvest the harvest to add to, or null for a new one
 * @param qtyHarvest deprecated on the wire and never checked against the weights; null counts as
 *     their sum
 * @param harvestedAt null when not stated: then when the act occurred
 */
public record HarvestPlants(
    List<Long> plants,
    @Nullable Long harvest,
    @Nullable Long area,
    @Nullable BigDecimal flowerWet,
    @Nullable BigDecimal otherWet,
    @Nullable BigDecimal qtyHarvest,
    @Nullable Instant harvestedAt,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  public HarvestPlants {
    plants = plants.stream().distinct().toList();
  }

  /** Why plants are not harvested. */
  public enum Reason implements Refusal.Reason {
    PLANTS_MISSING,
    TOO_MANY_PLANTS,
    PLANTS_UNKNOWN,
    PLANTS_NOT_GROWING,
    STRAINS_DIFFER,
    HARVEST_UNKNOWN,
    HARVEST_FINISHED,
    HARVEST_OF_OTHER_STRAIN,
    AREA_UNKNOWN,
    WEIGHT_INVALID,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "plant.harvest";
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return harvestedAt == null || harvestedAt.isAfter(receivedAt) ? receivedAt : harvestedAt;
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (plants.size() <= Plants.OF_ONE_ACT_MAX) {
      plants.forEach(plant -> prefetch.row(Cultivation.PLANT, actor.licensee(), plant));
    }
    if (harvest != null) {
      prefetch.row(Cultivation.HARVEST, actor.licensee(), harvest);
    }
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    LicenseeId owner = deciding.actor().licensee();
    boolean isBounded = plants.size() <= Plants.OF_ONE_ACT_MAX;
    List<Plant> found = isBounded ? Plants.load(state, owner, plants) : List.of();
    Harvest into = harvest == null ? null : state.find(Cultivation.HARVEST, owner, harvest);
    Objections objections = objections(deciding, found, into);
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    List<PlantBatch> batches = Plants.loadBatches(state, owner, found);
    Instant at = harvestedAt == null ? deciding.moments().occurredAt() : harvestedAt;
    if (into != null) {
      return Outcome.accepted(into.ref(), List.of(cut(owner, into.serial(), found, at)));
    }
    ObjectRef made = deciding.minter().mint(Cultivation.BATCH_KIND);
    Event started = started(deciding.actor(), made.serial(), found.getFirst(), batches, at);
    return Outcome.made(made, List.of(started, cut(owner, made.serial(), found, at)));
  }

  private Objections objections(Deciding deciding, List<Plant> found, @Nullable Harvest into) {
    boolean isAreaOpen = Areas.isOpen(deciding.state(), deciding.actor(), area);
    var objections =
        plantObjections(found)
            .reference("area_id", area, isAreaOpen, Reason.AREA_UNKNOWN)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    Measurement.check(objections, "flower_wet_weight", flowerWet, Reason.WEIGHT_INVALID);
    Measurement.check(objections, "other_wet_weight", otherWet, Reason.WEIGHT_INVALID);
    if (harvest != null && (into == null || into.isDeleted())) {
      objections.invalid("harvest_batch_id", Reason.HARVEST_UNKNOWN);
    } else if (into != null) {
      objections
          .addIf(
              into.stage() == HarvestStage.FINISHED,
              "harvest_batch_id",
              Reason.HARVEST_FINISHED,
              "This harvest batch is finished; nothing may be added to it.")
          .addIf(
              found.stream().anyMatch(plant -> plant.strain() != into.strain()),
              "harvest_batch_id",
              Reason.HARVEST_OF_OTHER_STRAIN,
              "The plants must be of the strain of the harvest batch.");
    }
    return objections;
  }

  private Objections plantObjections(List<Plant> found) {
    var objections = new Objections();
    if (plants.isEmpty()) {
      return objections.require("plant_ids", null, Reason.PLANTS_MISSING);
    }
    if (plants.size() > Plants.OF_ONE_ACT_MAX) {
      return objections.add(
          "plant_ids",
          Reason.TOO_MANY_PLANTS,
          "The plant ids may not have more than " + Plants.OF_ONE_ACT_MAX + " items.");
    }
    var unknown = new ArrayList<>(plants);
    unknown.removeAll(
        found.stream().map(Plant::serial).collect(java.util.stream.Collectors.toSet()));
    String stranger = Plants.sentence("These plants are not yours: ", unknown);
    String idle =
        Plants.sentence("These plants are not growing: ", found, plant -> !plant.isLive());
    long strains = found.stream().mapToLong(Plant::strain).distinct().count();
    return objections
        .addIf(!stranger.isEmpty(), "plant_ids", Reason.PLANTS_UNKNOWN, stranger)
        .addIf(!idle.isEmpty(), "plant_ids", Reason.PLANTS_NOT_GROWING, idle)
        .addIf(
            strains > 1,
            "plant_ids",
            Reason.STRAINS_DIFFER,
            "The plants of one harvest must be of one strain.");
  }

  private HarvestStarted started(
      Actor actor, long serial, Plant first, List<PlantBatch> batches, Instant at) {
    PlantBatch batch =
        batches.stream().filter(b -> b.serial() == first.batch()).findFirst().orElseThrow();
    return new HarvestStarted(
        actor.licensee(),
        serial,
        actor.prefix(),
        batch.origin(),
        first.strain(),
        Objects.requireNonNull(area),
        batch.plantedAt(),
        at,
        externalId == null ? "" : externalId,
        stated);
  }

  private PlantsHarvested cut(LicenseeId owner, long serial, List<Plant> found, Instant at) {
    var wet =
        new Weights(
            Measurement.grams(Objects.requireNonNull(flowerWet)),
            Measurement.grams(Objects.requireNonNull(otherWet)));
    return new PlantsHarvested(owner, serial, Taken.of(found), wet, stated(qtyHarvest, wet), at);
  }

  /** What was stated as the sum, as near as it can be kept; else the sum. */
  private static Amount stated(@Nullable BigDecimal qty, Weights wet) {
    if (qty == null || qty.abs().compareTo(Measurement.MAX) > 0) {
      return wet.sum();
    }
    return Amount.of(qty.setScale(Amount.DECIMALS, RoundingMode.HALF_UP));
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream()
        .map(ref -> Owned.find(state, Cultivation.HARVEST, ref))
        .allMatch(found -> found != null && !found.isDeleted());
  }
}
