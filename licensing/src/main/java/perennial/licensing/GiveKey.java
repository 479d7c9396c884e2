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
import perennial.licensing.PeopleEvent.KeyGiven;

/**
 * An administrator gives a user of the own licensee a key. It opens that licensee only, for
 * whomever else the user acts: nobody gives away what is not theirs.
 *
 * @param digest of the key, as {@link KeyText#digest()} has it
 */
public record GiveKey(long user, String digest) implements Command {
  @Override
  public String act() {
    return "key.give";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Administrators.registry();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Administrators.prefetch(actor, prefetch);
    Administrators.prefetchMember(actor, user, prefetch);
    prefetch.row(Licensing.API_KEY, digest, Dated.NOW);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    LicenseeId own = deciding.actor().licensee();
    Objections objections =
        Administrators.objections(deciding)
            .reference(
                "user_id",
                user,
                Administrators.member(deciding.state(), own, user) != null,
                Administrators.Reason.USER_UNKNOWN);
    IssueKey.requireNew(objections, deciding.state(), digest);
    return objections.isEmpty()
        ? Outcome.accepted(
            new ObjectRef(Licensing.USER_KIND, user), List.of(new KeyGiven(own, user, digest)))
        : objections.refused();
  }
}
