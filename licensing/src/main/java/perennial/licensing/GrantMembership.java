package perennial.licensing;

import java.util.List;
import java.util.Set;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.MembershipGranted;

/**
 * Lets a user act for a licensee. A user may act for several; one key then opens each of them, and
 * the license code of a call picks which.
 */
public record GrantMembership(LicenseeId licensee, long user) implements OpensLicensees {

  /** Why the user may not act for the licensee. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    LICENSEE_UNKNOWN,
    USER_UNKNOWN,
    TOO_MANY_LICENSEES
  }

  @Override
  public String act() {
    return "membership.grant";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of(licensee);
  }

  @Override
  public Set<LicenseeId> opened(Deciding deciding) {
    return Set.of(licensee);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Licensee place = deciding.state().find(Licensing.LICENSEE, licensee);
    User person = deciding.state().find(Licensing.USER, LicenseeId.REGISTRY, user);
    var objections =
        new Objections()
            .addAll(Registry.mustAct(deciding.actor(), Reason.NOT_THE_REGISTRY))
            .reference("mme_id", licensee, place != null, Reason.LICENSEE_UNKNOWN)
            .reference("user_id", user, person != null, Reason.USER_UNKNOWN)
            .addIf(
                person != null && person.licensees().ids().size() >= Licensees.MAX,
                "user_id",
                Reason.TOO_MANY_LICENSEES,
                "A user may act for at most " + Licensees.MAX + " licensees.");
    if (!objections.isEmpty() || person == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        person.ref(),
        person.licensees().contains(licensee)
            ? List.of()
            : List.of(new MembershipGranted(licensee, user)));
  }
}
