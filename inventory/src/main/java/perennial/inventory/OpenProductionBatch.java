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
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Areas;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;
import perennial.licensing.Owned;

/**
 * Opens a production batch, into which lots are declared afterwards.
 *
 * @param strain null for blends
 */
public record OpenProductionBatch(
    @Nullable Long area, @Nullable Long strain, @Nullable String externalId, Stated stated)
    implements Command {

  /** Why a production batch is not opened. */
  public enum Reason implements Refusal.Reason {
    AREA_MISSING,
    STRAIN_UNKNOWN,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "production-batch.open";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (area != null) {
      prefetch.row(Licensing.AREA, actor.licensee(), area);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Actor actor = deciding.actor();
    boolean isOpen = Areas.isOpen(deciding.state(), actor, area);
    var objections =
        new Objections()
            .reference("area_id", area, isOpen, Reason.AREA_MISSING)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (strain != null && !Strains.isUsable(deciding.state(), actor, strain)) {
      objections.invalid("strain_id", Reason.STRAIN_UNKNOWN);
    }
    if (!objections.isEmpty() || area == null) {
      return objections.refused();
    }
    ObjectRef made = deciding.minter().mint(Inventory.BATCH_KIND);
    return Outcome.made(
        made,
        List.of(
            new ProductionBatchOpened(
                actor.licensee(),
                made.serial(),
                actor.prefix(),
                ProductionBatch.Form.INTERMEDIATE_END_PRODUCT,
                area,
                strain,
                Texts.orNull(externalId),
                stated)));
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return made.stream()
        .map(ref -> Owned.find(state, Inventory.PRODUCTION_BATCH, ref))
        .allMatch(batch -> batch != null && !batch.isDeleted());
  }
}
