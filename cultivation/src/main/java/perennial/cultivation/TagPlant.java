package perennial.cultivation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.PlantsTagged;
import perennial.identifiers.Aliases;
import perennial.identifiers.Identifiers;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Areas;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;
import perennial.licensing.Owned;

/**
 * Tags one plant in a batch of one's own. Area and strain are the batch's where none is stated.
 *
 * <p>The {@code legacy_id} of initial inventory is another name of the plant, for ever.
 *
 * @param stage null counts as growing
 * @param plantCreatedAt null when not stated: then when the act occurred
 */
public record TagPlant(
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

  /** Why a plant is not tagged. */
  public enum Reason implements Refusal.Reason {
    BATCH_UNKNOWN,
    BATCH_CLOSED,
    BATCH_FULL,
    ORIGIN_MISSING,
    STAGE_NOT_LIVE,
    AREA_UNKNOWN,
    STRAIN_UNKNOWN,
    MOTHER_PLANT_UNKNOWN,
    EXTERNAL_ID_TOO_LONG,
    LEGACY_ID_TOO_LONG,
    LEGACY_ID_TAKEN
  }

  @Override
  public String act() {
    return "plant.tag";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (batch != null) {
      prefetch.row(Cultivation.PLANT_BATCH, actor.licensee(), batch);
    }
    if (isAlias()) {
      prefetch.row(
          Identifiers.ALIAS,
          Aliases.schemeOfLegacy(legacyId()),
          Cultivation.PLANT_KIND,
          legacyId());
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
    PlantBatch into = PlantBatches.find(deciding.state(), deciding.actor(), batch);
    Objections objections = objections(deciding, into);
    if (!objections.isEmpty() || into == null) {
      return objections.refused();
    }
    ObjectRef plant = deciding.minter().mint(Cultivation.PLANT_KIND);
    var events = new ArrayList<Event>();
    events.add(tagged(deciding, into, plant));
    if (isAlias()) {
      events.add(Aliases.legacy(into.licenseeId(), plant, legacyId()));
    }
    return Outcome.made(plant, events);
  }

  private PlantsTagged tagged(Deciding deciding, PlantBatch into, ObjectRef plant) {
    return new PlantsTagged(
        into.licenseeId(),
        into.serial(),
        deciding.actor().prefix(),
        List.of(plant.serial()),
        Objects.requireNonNull(origin),
        stage == null ? PlantStage.GROWING : stage,
        area == null ? into.area() : area,
        strain == null ? into.strain() : strain,
        motherPlant,
        isMother != null && isMother,
        plantCreatedAt == null ? deciding.moments().occurredAt() : plantCreatedAt,
        externalId == null ? "" : externalId,
        stated);
  }

  private String legacyId() {
    return stated.text("legacy_id", "");
  }

  private boolean isAlias() {
    return Boolean.TRUE.equals(stated.get("is_initial_inventory")) && !legacyId().isBlank();
  }

  private void checkAlias(State state, Objections objections) {
    if (isAlias()) {
      objections
          .atMost("legacy_id", legacyId(), Aliases.VALUE_MAX, Reason.LEGACY_ID_TOO_LONG)
          .addIf(
              Aliases.isTaken(state, Cultivation.PLANT_KIND, legacyId()),
              "legacy_id",
              Reason.LEGACY_ID_TAKEN,
              "The legacy id has already been taken.");
    }
  }

  private Objections objections(Deciding deciding, @Nullable PlantBatch into) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    Long place = area != null || into == null ? area : Long.valueOf(into.area());
    Long kind = strain != null || into == null ? strain : Long.valueOf(into.strain());
    var objections =
        new Objections()
            .reference("batch_id", batch, into != null, Reason.BATCH_UNKNOWN)
            .addAll(
                PlantBatches.mustTake(into, 1, "batch_id", Reason.BATCH_CLOSED, Reason.BATCH_FULL))
            .require("origin", origin, Reason.ORIGIN_MISSING)
            .addIf(
                stage != null && !stage.isLive(),
                "stage",
                Reason.STAGE_NOT_LIVE,
                "A plant is tagged while it grows: the stage may be growing or propagation source.")
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    checkAlias(state, objections);
    if (place != null && !Areas.isOpen(state, actor, place)) {
      objections.invalid("area_id", Reason.AREA_UNKNOWN);
    }
    if (kind != null && !Strains.isUsable(state, actor, kind)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    if (motherPlant != null && !Plants.isKnown(state, actor, motherPlant)) {
      objections.invalid("mother_plant_id", Reason.MOTHER_PLANT_UNKNOWN);
    }
    return objections;
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream()
        .map(ref -> Owned.find(state, Cultivation.PLANT, ref))
        .allMatch(plant -> plant != null && !plant.isDeleted());
  }
}
