package perennial.licensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.licensing.LicensingEvent.KeyRevoked;
import perennial.licensing.LicensingEvent.MembershipEnded;

/**
 * An administrator ends what a user may do for the own licensee, from the next call on, and the
 * keys that open nothing else. Nobody dismisses oneself, so an administrator always remains.
 */
public record DismissUser(long user) implements Command {
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
    prefetch.list(Licensing.KEYS_OF, user);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Actor actor = deciding.actor();
    Member ever = deciding.state().find(Licensing.MEMBER, actor.licensee(), user, Dated.NOW);
    Objections objections =
        Administrators.objections(deciding)
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
        ever.isPresent() ? events(deciding, actor.licensee()) : List.of());
  }

  /** The keys end too: whoever is admitted again gets new ones. */
  private List<Event> events(Deciding deciding, LicenseeId own) {
    var events = new ArrayList<Event>();
    User person = deciding.state().find(Licensing.USER, LicenseeId.REGISTRY, user);
    Instant now = deciding.moments().recordedAt();
    for (ApiKey key : deciding.state().list(Licensing.KEYS_OF, user)) {
      if (person != null
          && key.n() == Dated.NOW
          && key.opensAt(now)
          && People.isOwn(own, person, key)) {
        events.add(new KeyRevoked(user, key.digest()));
      }
    }
    events.add(new MembershipEnded(own, user));
    return events;
  }
}
