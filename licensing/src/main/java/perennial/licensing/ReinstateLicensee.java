package perennial.licensing;

import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.licensing.LicensingEvent.LicenseeReinstated;

/** Lets a suspended licensee act again. A repetition changes nothing. */
public record ReinstateLicensee(LicenseeId licensee) implements Command {

  private Suspension suspension() {
    return new Suspension(
        licensee,
        Suspension.Reason.NOT_SUSPENDED,
        "The license is not suspended: it expired or ended.");
  }

  @Override
  public String act() {
    return "licensee.reinstate";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of(licensee);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    suspension().prefetch(prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    return suspension().decide(deciding, false, new LicenseeReinstated(licensee));
  }
}
