package perennial.licensing;

import java.util.List;
import java.util.Set;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.MembershipEnded;

/** Takes from a user the right to act for a licensee; at once, wherever the user is known. */
public record EndMembership(LicenseeId licensee, long user) implements Command {

  /** Why the membership is not ended. */
  public enum Reason implements Refusal.Reason {
    NOT_THE_REGISTRY,
    USER_UNKNOWN
  }

  @Override
  public String act() {
    return "membership.end";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of(licensee);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    User person = deciding.state().find(Licensing.USER, LicenseeId.REGISTRY, user);
    var objections =
        new Objections()
            .addAll(Registry.mustAct(deciding.actor(), Reason.NOT_THE_REGISTRY))
            .reference("user_id", user, person != null, Reason.USER_UNKNOWN);
    if (!objections.isEmpty() || person == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        person.ref(),
        person.licensees().contains(licensee)
            ? List.of(new MembershipEnded(licensee, user))
            : List.of());
  }
}
