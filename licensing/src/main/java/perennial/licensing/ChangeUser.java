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
import perennial.kernel.Refusal;
import perennial.licensing.PeopleEvent.UserChanged;

/**
 * An administrator says how a user is called now: a name or an address changed. Who acts for other
 * licensees too is not one administrator's to rename.
 */
public record ChangeUser(long user, PersonalFacts facts, String externalId) implements Command {

  /** Why a user is not changed, besides {@link Administrators.Reason} and what facts may be. */
  public enum Reason implements Refusal.Reason {
    USER_OF_OTHERS
  }

  @Override
  public String act() {
    return "user.change";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Administrators.registry();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Administrators.prefetch(actor, prefetch);
    Administrators.prefetchMember(actor, user, prefetch);
    prefetch.row(Licensing.PERSON, LicenseeId.REGISTRY, user, Dated.NOW);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    LicenseeId own = deciding.actor().licensee();
    boolean isOwn = Administrators.member(deciding.state(), own, user) != null;
    User person = deciding.state().find(Licensing.USER, LicenseeId.REGISTRY, user);
    Objections objections =
        Administrators.objections(deciding)
            .reference("user_id", user, isOwn, Administrators.Reason.USER_UNKNOWN)
            .addIf(
                isOwn && person != null && person.licensees().ids().size() > 1,
                "user_id",
                Reason.USER_OF_OTHERS,
                "The user acts for other licensees too.");
    facts.objections(objections, externalId);
    var subject = new ObjectRef(Licensing.USER_KIND, user);
    return objections.isEmpty()
        ? new Decision.Accepted<>(
            new Outcome(
                List.of(new UserChanged(user, externalId)),
                subject,
                List.of(),
                facts.personal(subject)))
        : objections.refused();
  }
}
