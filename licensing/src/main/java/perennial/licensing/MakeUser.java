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
import perennial.licensing.LicensingEvent.UserRegistered;
import perennial.licensing.PeopleEvent.MembershipGiven;

/**
 * An administrator makes a user of the own licensee. Name and e-mail are personal: sealed, and
 * nowhere else. What the user may do stands in the membership; elsewhere it is nothing.
 */
public record MakeUser(PersonalFacts facts, String role, String externalId) implements Command {
  /** What a user may do where no membership says more. */
  static final String AUTH_LEVEL = "user";

  @Override
  public String act() {
    return "user.make";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Administrators.registry();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Administrators.prefetch(actor, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Objections objections = Administrators.objections(deciding);
    facts.objections(objections, externalId);
    objections.addIf(
        !Administrators.ROLES.contains(role),
        "role",
        Administrators.Reason.ROLE_UNKNOWN,
        "The role is one of " + String.join(", ", Administrators.ROLES) + ".");
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    ObjectRef user = deciding.minter().mint(Licensing.USER_KIND);
    return new Decision.Accepted<>(
        new Outcome(
            List.of(
                new UserRegistered(user.serial(), AUTH_LEVEL, externalId),
                new MembershipGiven(deciding.actor().licensee(), user.serial(), role)),
            user,
            List.of(user),
            facts.personal(user)));
  }
}
