package perennial.inventory;

import java.time.Instant;
import java.util.List;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Licensing;
import perennial.licensing.Objections;
import perennial.licensing.Officials;
import perennial.licensing.OrderAct;

/**
 * Grants a waiver that another official ordered, as long as orders wait; it holds from then on.
 *
 * @param waiver its serial
 */
public record GrantWaiver(long waiver) implements Command {

  /** Why a waiver is not granted. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_OFFICIAL,
    WAIVER_UNKNOWN,
    DECIDED_ALREADY,
    ORDER_VOID,
    SAME_OFFICIAL
  }

  @Override
  public String act() {
    return "waiver.grant";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch(actor, waiver, prefetch);
  }

  static void prefetch(Actor actor, long waiver, Prefetch prefetch) {
    prefetch.row(Licensing.USER, LicenseeId.REGISTRY, actor.user());
    prefetch.row(Inventory.WAIVER, LicenseeId.REGISTRY, waiver);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Waiver found = deciding.state().find(Inventory.WAIVER, LicenseeId.REGISTRY, waiver);
    Objections objections =
        new Objections()
            .addAll(Officials.mustAct(deciding, Reason.NOT_AN_OFFICIAL))
            .reference("waiver", "", found != null, Reason.WAIVER_UNKNOWN);
    if (found != null) {
      object(objections, found, deciding);
    }
    return objections.isEmpty() && found != null
        ? Outcome.accepted(found.ref(), List.of(new WaiverGranted(waiver)))
        : objections.refused();
  }

  private static void object(Objections objections, Waiver found, Deciding deciding) {
    Instant now = deciding.moments().recordedAt();
    boolean isOrdered = found.status() == WaiverStatus.ORDERED;
    objections
        .addIf(!isOrdered, "waiver", Reason.DECIDED_ALREADY, "It was granted or ended already.")
        .addIf(
            isOrdered && !isWaitingAt(found, now),
            "waiver",
            Reason.ORDER_VOID,
            "Nobody granted it in time; it is void.")
        .addIf(
            found.orderedBy() == deciding.actor().user(),
            "waiver",
            Reason.SAME_OFFICIAL,
            "Whoever ordered it cannot grant it: that is another official's to do.");
  }

  /** It waits as long as other orders do, and not past its own end. */
  private static boolean isWaitingAt(Waiver found, Instant now) {
    return found != null
        && now.isBefore(found.orderedAt().plus(OrderAct.LIFE))
        && now.isBefore(found.endsAt());
  }
}
