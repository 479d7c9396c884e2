package perennial.licensing;

import java.util.List;
import perennial.journal.Command.Deciding;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;

/** What suspending and reinstating a licensee have in common: only a license in force can be. */
final class Suspension {
  /** Why nothing is changed. */
  enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    LICENSEE_UNKNOWN,
    NOT_ACTIVE,
    NOT_SUSPENDED
  }

  private final LicenseeId licensee;
  private final Reason notInForce;
  private final String text;

  /**
   * @param notInForce why it cannot be done to a license that expired or ended
   * @param text the same in words
   */
  Suspension(LicenseeId licensee, Reason notInForce, String text) {
    this.licensee = licensee;
    this.notInForce = notInForce;
    this.text = text;
  }

  void prefetch(Prefetch prefetch) {
    prefetch.row(Licensing.LICENSEE, licensee);
    prefetch.row(Licensing.LICENSE, licensee, Dated.NOW);
  }

  /** Does it, unless the licensee is so already. */
  Decision<Outcome> decide(Deciding deciding, boolean suspended, Event event) {
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
                notInForce,
                text);
    if (!objections.isEmpty() || place == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        place.ref(), place.suspended() == suspended ? List.of() : List.of(event));
  }
}
