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
import perennial.licensing.LicensingEvent.LicenseeReinstated;

/** Lets a suspended licensee act again. A repetition changes nothing. */
public record ReinstateLicensee(LicenseeId licensee) implements Command {

  /** Why nothing is changed. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    LICENSEE_UNKNOWN,
    NOT_SUSPENDED
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
                Reason.NOT_SUSPENDED,
                "The license is not suspended: it expired or ended.");
    if (!objections.isEmpty() || place == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        place.ref(), !place.suspended() ? List.of() : List.of(new LicenseeReinstated(licensee)));
  }
}
