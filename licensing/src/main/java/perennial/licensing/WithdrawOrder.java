package perennial.licensing;

import java.util.List;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.licensing.LicenseEvent.LicenseOrderWithdrawn;

/** Takes an order back that nobody has approved; any official may. The licensee is told. */
public record WithdrawOrder(long order, LicenseeId licensee, String reason) implements Command {

  @Override
  public String act() {
    return "license.withdraw-order";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of(licensee);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, licensee, prefetch);
    prefetch.row(Licensing.LICENSE_ORDER, LicenseeId.REGISTRY, order);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    LicenseOrder found = ApproveOrder.find(deciding, order, licensee);
    Objections objections = ApproveOrder.objections(deciding, found);
    OnLicense.requireReason(objections, reason);
    return objections.isEmpty() && found != null
        ? Outcome.accepted(found.ref(), List.of(new LicenseOrderWithdrawn(licensee, order, reason)))
        : objections.refused();
  }
}
