package perennial.licensing;

import java.util.List;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.LicensingEvent.UserRegistered;
import perennial.licensing.PeopleEvent.KeyGiven;
import perennial.licensing.PeopleEvent.MembershipGiven;

/**
 * An official makes an administrator of a licensee, with a first key: whoever was licensed has
 * nobody yet who could make users, and after a transfer of ownership nobody is left.
 *
 * @param digest of the key, as {@link KeyText#digest()} has it
 */
public record AppointAdministrator(
    LicenseeId licensee, PersonalFacts facts, String externalId, String digest)
    implements OpensLicensees {
  @Override
  public String act() {
    return "user.appoint";
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
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, licensee, prefetch);
    prefetch.row(Licensing.API_KEY, digest, Dated.NOW);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, null);
    Objections objections = on.objections(null);
    facts.objections(objections, externalId);
    IssueKey.requireNew(objections, deciding.state(), digest);
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    ObjectRef user = deciding.minter().mint(Licensing.USER_KIND);
    return new Decision.Accepted<>(
        new Outcome(
            List.of(
                new UserRegistered(user.serial(), MakeUser.AUTH_LEVEL, externalId),
                new MembershipGiven(licensee, user.serial(), Administrators.ROLE),
                new KeyGiven(licensee, user.serial(), digest)),
            user,
            List.of(user),
            facts.personal(user)));
  }
}
