package perennial.licensing;

import java.util.List;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.LicenseeSuspended;

/**
 * Stops a licensee from acting; it may still read, and report, dispose and return as the rules let
 * it. Every one of its keys is bound by that from the next call on, on every node; whether anybody
 * gets a new one the rules say, too. A repetition changes nothing.
 */
public record SuspendLicensee(LicenseeId licensee) implements Command {

  /** Why nothing is changed. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    LICENSEE_UNKNOWN,
    NOT_ACTIVE
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
    prefetch.row(Licensing.LICENSEE, licensee);
    prefetch.row(Licensing.LICENSE, licensee, Dated.NOW);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Licensee place = deciding.state().find(Licensing.LICENSEE, licensee);
    var objections =
        new Objections()
            .addAll(Registry.mustAct(deciding.actor(), Reason.NOT_THE_REGISTRY))
            .reference("global_id", licensee, place != null, Reason.LICENSEE_UNKNOWN)
            .addIf(
                place != null
                    && place.status() != LicenseStatus.ACTIVE
                    && place.status() != LicenseStatus.SUSPENDED,
                "status",
                Reason.NOT_ACTIVE,
                "The license is not in force, so there is nothing to suspend.");
    if (!objections.isEmpty() || place == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        place.ref(), place.suspended() ? List.of() : List.of(new LicenseeSuspended(licensee)));
  }
}
