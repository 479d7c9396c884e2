package perennial.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.RemovePlantBatch;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * Deletes a batch of any kind of which there is no stock. Of plant batches and harvests the rest is
 * {@link RemovePlantBatch}'s to decide. A repetition is accepted and changes nothing.
 *
 * @param batch serial of the batch, null when none was stated
 */
public record DeleteBatch(@Nullable Long batch) implements Command {

  /** Why a batch is not deleted. */
  public enum Reason implements Refusal.Reason {
    BATCH_UNKNOWN,
    IN_STOCK
  }

  @Override
  public String act() {
    return "batch.remove";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    AnyBatch.prefetch(prefetch, actor, batch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    AnyBatch found = batch == null ? null : AnyBatch.findAny(state, actor, batch);
    var objections =
        new Objections().reference("global_id", batch, found != null, Reason.BATCH_UNKNOWN);
    if (found != null
        && !AnyBatch.isDeleted(found)
        && Stock.isAnyLeft(state, Inventory.LOTS_OF_BATCH, actor.licensee(), found.serial())) {
      objections.add(
          "global_id",
          Reason.IN_STOCK,
          "This batch has active inventory associated and may not be deleted.");
    }
    if (found == null) {
      return objections.refused();
    }
    return switch (removed(deciding, found)) {
      case Decision.Refused<Outcome>(var reasons) -> objections.addAll(reasons).refused();
      case Decision.Accepted<Outcome> accepted ->
          objections.isEmpty() ? accepted : objections.refused();
    };
  }

  private Decision<Outcome> removed(Deciding deciding, AnyBatch found) {
    return switch (found) {
      case AnyBatch.OfLots(var lots) ->
          Outcome.accepted(
              lots.ref(),
              lots.isDeleted()
                  ? List.of()
                  : List.of(new ProductionBatchDeleted(lots.licenseeId(), lots.serial())));
      case AnyBatch.OfPlants plants -> new RemovePlantBatch(batch).decide(deciding);
      case AnyBatch.OfHarvest harvest -> new RemovePlantBatch(batch).decide(deciding);
    };
  }
}
