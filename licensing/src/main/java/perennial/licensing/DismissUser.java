package perennial.licensing;

import java.util.List;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.LicensingEvent.MembershipEnded;
import perennial.rulebook.RulePack;

/**
 * An administrator ends what a user may do for the own licensee, from the next call on; none of the
 * user's keys opens it any more. Nobody dismisses oneself, so an administrator always remains.
 */
public record DismissUser(long user, RulePack rules) implements Command {
  @Override
  public String act() {
    return "user.dismiss";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Administrators.registry();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Administrators.prefetch(actor, prefetch);
    Administrators.prefetchMember(actor, user, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Actor actor = deciding.actor();
    Member ever = deciding.state().find(Licensing.MEMBER, actor.licensee(), user, Dated.NOW);
    Objections objections =
        Administrators.objections(deciding, act(), rules)
            .reference("user_id", user, ever != null, Administrators.Reason.USER_UNKNOWN)
            .addIf(
                user == actor.user(),
                "user_id",
                Administrators.Reason.NOT_ONESELF,
                "Another administrator must do this.");
    if (!objections.isEmpty() || ever == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        new ObjectRef(Licensing.USER_KIND, user),
        ever.isPresent() ? List.of(new MembershipEnded(actor.licensee(), user)) : List.of());
  }
}
