package perennial.cultivation;

import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.HarvestFinished;
import perennial.cultivation.CultivationEvent.HarvestWetTaken;
import perennial.journal.Actor;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * What finishing needs to know of a harvest. The act itself is inventory's, which makes the lots;
 * the rule that they weigh no more than was cured is here.
 */
public final class Harvests {
  private Harvests() {}

  /** The harvest, unless there is none of the actor's or it was deleted. */
  public static @Nullable Harvest find(State state, Actor actor, @Nullable Long serial) {
    if (serial == null) {
      return null;
    }
    Harvest harvest = state.find(Cultivation.HARVEST, actor.licensee(), serial);
    return harvest == null || harvest.isDeleted() ? null : harvest;
  }

  /**
   * Adds what stands against making more cured material into lots.
   *
   * @param more grams of each material that the lots are to have; not negative
   * @param notCured the caller's reason where the harvest is still wet
   * @param tooMuch the caller's reason where less is left
   */
  public static void mustHold(
      Harvest harvest,
      Weights more,
      Objections objections,
      Refusal.Reason notCured,
      Refusal.Reason tooMuch) {
    if (harvest.stage() == HarvestStage.WET) {
      objections.add(
          "batch_id", notCured, "This harvest batch must be cured before it is finished.");
      return;
    }
    Weights left = harvest.unfinished();
    over(objections, "flower", more.flower(), left.flower(), tooMuch);
    over(objections, "other material", more.other(), left.other(), tooMuch);
  }

  private static void over(
      Objections objections, String material, Amount more, Amount left, Refusal.Reason tooMuch) {
    objections.addIf(
        more.compareTo(left) > 0,
        "qty",
        tooMuch,
        "The lots may not have more %s than the %s gm that are left of the cured weight."
            .formatted(material, left));
  }

  /**
   * The event of taking wet material out, or of less where that is undone: a harvest that was never
   * cured is finished when nothing is left of it.
   *
   * @param change grams, at most what is {@link Harvest#drying()}; negative where it goes back
   */
  public static HarvestWetTaken wetTaken(Harvest harvest, Weights change) {
    boolean isAll = harvest.drying().minus(change).isZero();
    HarvestStage uncured = isAll ? HarvestStage.FINISHED : HarvestStage.WET;
    return new HarvestWetTaken(
        harvest.licenseeId(),
        harvest.serial(),
        change,
        harvest.isCured() ? harvest.stage() : uncured);
  }

  /**
   * The event of finishing more, or of less where lots were undone: the harvest is finished when
   * nothing of both materials is left.
   */
  public static HarvestFinished finished(Harvest harvest, Weights change) {
    boolean isAll = harvest.unfinished().minus(change).isZero();
    return new HarvestFinished(
        harvest.licenseeId(),
        harvest.serial(),
        change,
        isAll ? HarvestStage.FINISHED : HarvestStage.CURE);
  }
}
