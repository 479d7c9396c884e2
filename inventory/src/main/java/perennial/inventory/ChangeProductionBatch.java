package perennial.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.cultivation.Strains;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Areas;
import perennial.licensing.Changes;
import perennial.licensing.Objections;

/**
 * Changes what is said of a production batch, or closes it. What is null stays as it is.
 *
 * @param batch serial of the batch, null when none was stated
 */
public record ChangeProductionBatch(
    @Nullable Long batch,
    ProductionBatch.@Nullable Status status,
    @Nullable Long area,
    @Nullable Long strain,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Why a production batch is not changed. */
  public enum Reason implements Refusal.Reason {
    BATCH_UNKNOWN,
    AREA_UNKNOWN,
    STRAIN_UNKNOWN,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "production-batch.update";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (batch != null) {
      prefetch.row(Inventory.PRODUCTION_BATCH, actor.licensee(), batch);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    ProductionBatch found =
        batch == null ? null : state.find(Inventory.PRODUCTION_BATCH, actor.licensee(), batch);
    boolean isPresent = found != null && !found.isDeleted();
    var objections =
        new Objections()
            .reference("global_id", batch, isPresent, Reason.BATCH_UNKNOWN)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (area != null && !Areas.isOpen(state, actor, area)) {
      objections.invalid("area_id", Reason.AREA_UNKNOWN);
    }
    if (strain != null && !Strains.isUsable(state, actor, strain)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    var change =
        new ProductionBatchChanged(
            found.licenseeId(),
            found.serial(),
            Changes.changed(status, found.status()),
            Changes.changed(area, found.area()),
            Changes.changed(strain, found.strain()),
            Changes.changed(externalId, found.externalId()),
            stated);
    boolean isNothing =
        change.status() == null
            && change.area() == null
            && change.strain() == null
            && change.externalId() == null
            && stated.isEmpty();
    return Outcome.accepted(found.ref(), isNothing ? List.of() : List.of(change));
  }
}
