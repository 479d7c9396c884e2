package perennial.cultivation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.HarvestRemoved;
import perennial.cultivation.CultivationEvent.PlantBatchRemoved;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * Deletes a plant batch in which nothing grows, or a harvest that weighed nothing. A repetition is
 * accepted and changes nothing.
 *
 * <p>That no lot is of the batch is for inventory to see to, whose command asks this one last.
 */
public record RemovePlantBatch(@Nullable Long batch) implements Command {

  /** Why a batch is not deleted. */
  public enum Reason implements Refusal.Reason {
    BATCH_UNKNOWN,
    PLANTS_GROW,
    HARVEST_HAS_MATERIAL
  }

  @Override
  public String act() {
    return "plant-batch.remove";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (batch != null) {
      prefetch.row(Cultivation.PLANT_BATCH, actor.licensee(), batch);
      prefetch.row(Cultivation.HARVEST, actor.licensee(), batch);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    if (batch != null) {
      LicenseeId owner = deciding.actor().licensee();
      PlantBatch plants = deciding.state().find(Cultivation.PLANT_BATCH, owner, batch);
      if (plants != null) {
        return decide(plants);
      }
      Harvest harvest = deciding.state().find(Cultivation.HARVEST, owner, batch);
      if (harvest != null) {
        return decide(harvest);
      }
    }
    return new Objections().reference("global_id", batch, false, Reason.BATCH_UNKNOWN).refused();
  }

  private static Decision<Outcome> decide(PlantBatch found) {
    if (found.livePlants() > 0) {
      return new Objections()
          .add(
              "global_id",
              Reason.PLANTS_GROW,
              "This batch has active plants associated and may not be deleted.")
          .refused();
    }
    return Outcome.accepted(
        found.ref(),
        found.isDeleted()
            ? List.of()
            : List.of(new PlantBatchRemoved(found.licenseeId(), found.serial())));
  }

  private static Decision<Outcome> decide(Harvest found) {
    if (!found.wet().isZero()) {
      return new Objections()
          .add(
              "global_id",
              Reason.HARVEST_HAS_MATERIAL,
              "This batch holds harvested material and may not be deleted.")
          .refused();
    }
    return Outcome.accepted(
        found.ref(),
        found.isDeleted()
            ? List.of()
            : List.of(new HarvestRemoved(found.licenseeId(), found.serial())));
  }
}
