package perennial.cultivation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.State;
import perennial.kernel.Refusal;

/** Questions about plant batches that more than one act asks. */
public final class PlantBatches {
  private PlantBatches() {}

  /** The plant batch, unless there is none of the actor's or it was deleted. */
  public static @Nullable PlantBatch find(State state, Actor actor, @Nullable Long serial) {
    if (serial == null) {
      return null;
    }
    PlantBatch batch = state.find(Cultivation.PLANT_BATCH, actor.licensee(), serial);
    return batch == null || batch.isDeleted() ? null : batch;
  }

  /** The rule that more plants go only into a batch that is open and has room for them. */
  public static List<Refusal> mustTake(
      @Nullable PlantBatch batch,
      int plants,
      String field,
      Refusal.Reason whenClosed,
      Refusal.Reason whenFull) {
    var refusals = new ArrayList<Refusal>();
    if (batch != null && batch.status() == BatchStatus.CLOSED) {
      refusals.add(Refusal.of(field, whenClosed, "This batch is closed."));
    }
    if (batch != null && batch.allPlants() + plants > PlantBatch.PLANTS_MAX) {
      refusals.add(
          Refusal.of(
              field,
              whenFull,
              "A batch may not have more than " + PlantBatch.PLANTS_MAX + " plants."));
    }
    return refusals;
  }
}
