package perennial.licensing;

import java.time.Duration;
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
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.KeyIssued;
import perennial.licensing.PeopleEvent.KeyEnding;
import perennial.licensing.PeopleEvent.KeyGiven;

/**
 * Puts a new key in the place of one, by its holder or an administrator. The new one opens what the
 * old one did; the old one goes on for a while, so that software can be set up without a pause.
 *
 * @param digest of the old key
 * @param presented of the key that the call came with
 * @param fresh of the new key
 * @param overlap for how long the old one still opens
 */
public record RotateKey(String digest, String presented, String fresh, Duration overlap)
    implements Command {
  /** Two weeks: an integrator sets up some hundred shops, and people are away for one. */
  public static final Duration OVERLAP_MAX = Duration.ofDays(14);

  /** Why a key is not rotated, besides those of giving one. */
  public enum Reason implements Refusal.Reason {
    KEY_ENDED,
    OVERLAP_TOO_LONG
  }

  @Override
  public String act() {
    return "key.rotate";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Administrators.registry();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    Administrators.prefetch(actor, prefetch);
    prefetch.row(Licensing.API_KEY, digest, Dated.NOW);
    prefetch.row(Licensing.API_KEY, fresh, Dated.NOW);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var own = new OwnKey(digest, presented);
    ApiKey key = own.find(deciding);
    Instant now = deciding.moments().recordedAt();
    Objections objections =
        own.isPresented() ? new Objections() : Administrators.objections(deciding);
    objections
        .reference("key", digest, key != null, OwnKey.Reason.KEY_UNKNOWN)
        .addIf(
            key != null && !key.opensAt(now),
            "key",
            Reason.KEY_ENDED,
            "The key was ended; give the user another.")
        .addIf(
            overlap.isNegative() || overlap.compareTo(OVERLAP_MAX) > 0,
            "overlap",
            Reason.OVERLAP_TOO_LONG,
            "The old key may go on for at most " + OVERLAP_MAX.toDays() + " days.");
    IssueKey.requireNew(objections, deciding.state(), fresh);
    if (!objections.isEmpty() || key == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        new ObjectRef(Licensing.USER_KIND, key.userSerial()), events(key, now.plus(overlap)));
  }

  private List<Event> events(ApiKey key, Instant end) {
    LicenseeId only = key.onlyFor();
    var events = new ArrayList<Event>();
    events.add(
        only == null
            ? new KeyIssued(key.userSerial(), fresh)
            : new KeyGiven(only, key.userSerial(), fresh));
    if (key.validTo() == null || key.validTo().isAfter(end)) {
      events.add(new KeyEnding(key.userSerial(), digest, end));
    }
    return events;
  }
}
