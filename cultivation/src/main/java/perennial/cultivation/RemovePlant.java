package perennial.cultivation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.CultivationEvent.PlantRemoved;
import perennial.cultivation.CultivationEvent.PlantsDestroyed;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * Deletes a plant: one that grows is destroyed by it. One that a harvest or a lot came of stays on
 * record. A repetition is accepted and changes nothing.
 */
public record RemovePlant(@Nullable Long plant) implements Command {

  /** Why a plant is not deleted. */
  public enum Reason implements Refusal.Reason {
    PLANT_UNKNOWN,
    PLANT_HARVESTED,
    PLANT_PACKAGED
  }

  @Override
  public String act() {
    return "plant.remove";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (plant != null) {
      prefetch.row(Cultivation.PLANT, actor.licensee(), plant);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Plant found =
        plant == null
            ? null
            : deciding.state().find(Cultivation.PLANT, deciding.actor().licensee(), plant);
    if (found == null) {
      return new Objections().reference("global_id", plant, false, Reason.PLANT_UNKNOWN).refused();
    }
    if (found.isDeleted()) {
      return Outcome.accepted(found.ref(), List.of());
    }
    return switch (found.stage()) {
      case HARVESTED -> refused(Reason.PLANT_HARVESTED, "A harvested plant may not be deleted.");
      case PACKAGED ->
          refused(Reason.PLANT_PACKAGED, "A plant that was moved to inventory may not be deleted.");
      case PROPAGATION_SOURCE, GROWING, DESTROYED -> Outcome.accepted(found.ref(), events(found));
    };
  }

  private static Decision<Outcome> refused(Reason reason, String text) {
    return new Objections().add("global_id", reason, text).refused();
  }

  private static List<Event> events(Plant found) {
    var events = new ArrayList<Event>();
    if (found.isLive()) {
      events.add(new PlantsDestroyed(found.licenseeId(), Taken.of(List.of(found))));
    }
    events.add(new PlantRemoved(found.licenseeId(), found.serial()));
    return events;
  }
}
