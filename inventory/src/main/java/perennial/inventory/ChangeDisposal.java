package perennial.inventory;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.kernel.Stated;
import perennial.licensing.Areas;
import perennial.licensing.Changes;
import perennial.licensing.Objections;

/**
 * Changes what is said of a disposal, or where its waste waits; what is null stays as it is.
 * Another quantity is another disposal.
 *
 * @param disposal serial of the disposal, null when none was stated
 */
public record ChangeDisposal(
    @Nullable Long disposal,
    @Nullable String reason,
    @Nullable Amount qty,
    @Nullable Long area,
    @Nullable String externalId,
    Stated stated)
    implements Command {

  /** Why a disposal is not changed. */
  public enum Reason implements Refusal.Reason {
    DISPOSAL_UNKNOWN,
    REASON_UNKNOWN,
    QTY_WOULD_CHANGE,
    AREA_UNKNOWN,
    EXTERNAL_ID_TOO_LONG
  }

  @Override
  public String act() {
    return "disposal.update";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (disposal != null) {
      prefetch.row(Inventory.DISPOSAL, actor.licensee(), disposal);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Actor actor = deciding.actor();
    Disposal known =
        disposal == null ? null : state.find(Inventory.DISPOSAL, actor.licensee(), disposal);
    Disposal found = known == null || known.isCancelled() ? null : known;
    var objections =
        new Objections()
            .reference("global_id", disposal, found != null, Reason.DISPOSAL_UNKNOWN)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (Texts.orNull(reason) != null && !DisposalReasons.isKnown(reason)) {
      objections.invalid("reason", Reason.REASON_UNKNOWN);
    }
    if (area != null && !Areas.isOpen(state, actor, area)) {
      objections.invalid("area_id", Reason.AREA_UNKNOWN);
    }
    objections.addIf(
        found != null && qty != null && !qty.equals(found.qty()),
        "qty",
        Reason.QTY_WOULD_CHANGE,
        "The qty of a disposal may not be changed; delete it and make another.");
    if (!objections.isEmpty() || found == null) {
      return objections.refused();
    }
    var change =
        new DisposalChanged(
            found.licenseeId(),
            found.serial(),
            Changes.changed(Texts.orNull(reason), found.reason()),
            Changes.changed(area, found.area()),
            Changes.changed(externalId, found.externalId()),
            stated);
    var events = new ArrayList<Event>();
    if (!change.equals(DisposalChanged.nothing(found))) {
      events.add(change);
    }
    Lot waste = Stock.find(state, actor, found.wasteLot());
    if (change.area() != null && waste != null) {
      events.add(LotChanged.moved(waste, change.area()));
    }
    return Outcome.accepted(found.ref(), events);
  }
}
