package perennial.licensing;

import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.licensing.LicensingEvent.LicenseeSuspended;

/**
 * Stops a licensee from acting; it may still read, and report, dispose and return as the rules let
 * it. Every one of its keys is bound by that from the next call on, on every node; whether anybody
 * gets a new one the rules say, too. A repetition changes nothing.
 */
public record SuspendLicensee(LicenseeId licensee) implements Command {

  private Suspension suspension() {
    return new Suspension(
        licensee,
        Suspension.Reason.NOT_ACTIVE,
        "The license is not in force, so there is nothing to suspend.");
  }

  @Override
  public String act() {
    return "licensee.suspend";
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
    return suspension().decide(deciding, true, new LicenseeSuspended(licensee));
  }
}
