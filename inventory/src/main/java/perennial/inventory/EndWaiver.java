package perennial.inventory;

import java.util.List;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;
import perennial.licensing.Officials;

/**
 * Ends a waiver before its time, or withdraws one that nobody granted; any official may alone,
 * since it takes a liberty back. What left under it has left, and keeps showing it.
 *
 * @param waiver its serial
 */
public record EndWaiver(long waiver, String reason) implements Command {

  /** Why a waiver is not ended. */
  public enum Reason implements Refusal.Reason {
    NOT_AN_OFFICIAL,
    WAIVER_UNKNOWN,
    ENDED_ALREADY,
    REASON_MISSING,
    REASON_TOO_LONG
  }

  @Override
  public String act() {
    return "waiver.end";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    GrantWaiver.prefetch(actor, waiver, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Waiver found = deciding.state().find(Inventory.WAIVER, LicenseeId.REGISTRY, waiver);
    Objections objections =
        new Objections()
            .addAll(Officials.mustAct(deciding, Reason.NOT_AN_OFFICIAL))
            .reference("waiver", "", found != null, Reason.WAIVER_UNKNOWN)
            .addIf(
                found != null && found.status() == WaiverStatus.ENDED,
                "waiver",
                Reason.ENDED_ALREADY,
                "It was ended already.")
            .require("reason", reason, Reason.REASON_MISSING)
            .atMost("reason", reason, Waiver.REASON_MAX, Reason.REASON_TOO_LONG);
    return objections.isEmpty() && found != null
        ? Outcome.accepted(found.ref(), List.of(new WaiverEnded(waiver, reason.strip())))
        : objections.refused();
  }
}
