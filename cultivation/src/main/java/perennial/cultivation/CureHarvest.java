package perennial.cultivation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.HarvestCured;
import perennial.cultivation.CultivationEvent.HarvestFinished;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.Areas;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;

/**
 * Records what a harvest weighs dry, and what was taken off as waste. May be repeated until the
 * weights are final; each cure replaces the former. The same cure again is accepted and changes
 * nothing.
 */
public record CureHarvest(
    @Nullable Long harvest,
    @Nullable BigDecimal flowerDry,
    @Nullable BigDecimal otherDry,
    @Nullable BigDecimal flowerWaste,
    @Nullable BigDecimal otherWaste,
    @Nullable Long flowerArea,
    @Nullable Long otherArea)
    implements Command {

  /** Why a harvest is not cured. */
  public enum Reason implements Refusal.Reason {
    HARVEST_UNKNOWN,
    NOT_A_HARVEST,
    HARVEST_FINISHED,
    WEIGHT_INVALID,
    MORE_THAN_WET,
    LESS_THAN_FINISHED,
    AREA_UNKNOWN
  }

  @Override
  public String act() {
    return "harvest.cure";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (harvest != null) {
      prefetch.row(Cultivation.HARVEST, actor.licensee(), harvest);
    }
    if (flowerArea != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), flowerArea);
    }
    if (otherArea != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), otherArea);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Harvest found = Harvests.find(deciding.state(), deciding.actor(), harvest);
    var objections = new Objections();
    if (found == null && PlantBatches.find(deciding.state(), deciding.actor(), harvest) != null) {
      objections.add("batch_id", Reason.NOT_A_HARVEST, "Only a harvest batch may be cured.");
    } else {
      objections.reference("batch_id", harvest, found != null, Reason.HARVEST_UNKNOWN);
    }
    Measurement.check(objections, "flower_dry_weight", flowerDry, Reason.WEIGHT_INVALID);
    Measurement.check(objections, "other_dry_weight", otherDry, Reason.WEIGHT_INVALID);
    Measurement.check(objections, "flower_waste", flowerWaste, Reason.WEIGHT_INVALID);
    Measurement.check(objections, "other_waste", otherWaste, Reason.WEIGHT_INVALID);
    areaObjections(deciding, found, objections);
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    return decide(found);
  }

  private void areaObjections(Deciding deciding, @Nullable Harvest found, Objections objections) {
    // An area that was closed since does not make a repetition wrong.
    boolean isFlower =
        isAsBefore(flowerArea, found == null ? null : found.flowerArea())
            || Areas.isOpen(deciding.state(), deciding.actor(), flowerArea);
    boolean isOther =
        isAsBefore(otherArea, found == null ? null : found.otherArea())
            || Areas.isOpen(deciding.state(), deciding.actor(), otherArea);
    objections
        .reference("flower_area_id", flowerArea, isFlower, Reason.AREA_UNKNOWN)
        .reference("other_area_id", otherArea, isOther, Reason.AREA_UNKNOWN);
  }

  private static boolean isAsBefore(@Nullable Long stated, @Nullable Long present) {
    return stated != null && stated.equals(present);
  }

  private Decision<Outcome> decide(Harvest found) {
    Weights dry = weights(flowerDry, otherDry);
    Weights waste = weights(flowerWaste, otherWaste);
    if (isRepeated(found, dry, waste)) {
      return Outcome.accepted(found.ref(), List.of());
    }
    var objections =
        new Objections()
            .addIf(
                found.stage() == HarvestStage.FINISHED,
                "batch_id",
                Reason.HARVEST_FINISHED,
                "This harvest batch is finished and may not be cured again.");
    balance(
        objections,
        "flower",
        dry.flower(),
        waste.flower(),
        found.drying().flower(),
        found.taken().flower(),
        found.finished().flower());
    balance(
        objections,
        "other",
        dry.other(),
        waste.other(),
        found.drying().other(),
        found.taken().other(),
        found.finished().other());
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    var events = new ArrayList<Event>();
    events.add(
        new HarvestCured(
            found.licenseeId(),
            found.serial(),
            dry,
            waste,
            dry.minus(found.dry()),
            waste.minus(found.waste()),
            Objects.requireNonNull(flowerArea),
            Objects.requireNonNull(otherArea)));
    if (!found.finished().isZero() && dry.equals(found.finished())) {
      // The new weights leave nothing to finish.
      events.add(
          new HarvestFinished(
              found.licenseeId(), found.serial(), Weights.ZERO, HarvestStage.FINISHED));
    }
    return Outcome.accepted(found.ref(), events);
  }

  private boolean isRepeated(Harvest found, Weights dry, Weights waste) {
    return found.stage() != HarvestStage.WET
        && dry.equals(found.dry())
        && waste.equals(found.waste())
        && Objects.equals(flowerArea, found.flowerArea())
        && Objects.equals(otherArea, found.otherArea());
  }

  /**
   * Drying makes nothing: dry and waste together are at most wet, less what was taken out wet, and
   * at least what left already.
   */
  private static void balance(
      Objections objections,
      String material,
      Amount dry,
      Amount waste,
      Amount drying,
      Amount taken,
      Amount finished) {
    String field = material + "_dry_weight";
    String less = taken.isZero() ? "" : " less the " + taken + " gm that was disposed of";
    objections
        .addIf(
            dry.plus(waste).compareTo(drying) > 0,
            field,
            Reason.MORE_THAN_WET,
            "The %s dry weight and the %s waste may not be more than the %s wet weight%s."
                .formatted(material, material, material, less))
        .addIf(
            dry.compareTo(finished) < 0,
            field,
            Reason.LESS_THAN_FINISHED,
            "The %s dry weight may not be less than what was finished of it.".formatted(material));
  }

  private static Weights weights(@Nullable BigDecimal flower, @Nullable BigDecimal other) {
    return new Weights(
        Measurement.grams(Objects.requireNonNull(flower)),
        Measurement.grams(Objects.requireNonNull(other)));
  }
}
