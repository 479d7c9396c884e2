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
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.ReportedWhileSuspended;
import perennial.rulebook.Permission;

/**
 * A licensee's command, done only if its license permits the act when it is recorded. The one place
 * where permission is asked: doors wrap every command that they make for a licensee.
 *
 * <p>A suspended licensee's reports of what already happened are recorded, with the breach; what it
 * asks for is refused.
 */
public record Permitted(Command command, Permissions permissions) implements Command {
  /** The endorsement of a retail license for sales to patients, as rule packs name it. */
  public static final String MEDICAL = "medical";

  /** What rule packs say of every act of a licensee that is suspended. */
  public static final String WHILE_SUSPENDED = "license.act-while-suspended";

  /** Why a licensee may not act at all, or not so. */
  public enum Reason implements Refusal.Reason {
    LICENSEE_UNKNOWN,
    LICENSEE_SUSPENDED,
    NOT_PERMITTED
  }

  @Override
  public String act() {
    return command.act();
  }

  @Override
  public Set<LicenseeId> parties() {
    return command.parties();
  }

  @Override
  public Set<LicenseeId> founds() {
    return command.founds();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    prefetch.row(Licensing.LICENSEE, actor.licensee());
    command.prefetch(actor, prefetch);
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return command.occurredAt(receivedAt);
  }

  @Override
  public boolean isReport() {
    return command.isReport();
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    Licensee licensee = deciding.state().find(Licensing.LICENSEE, deciding.actor().licensee());
    if (licensee == null) {
      return refused(Reason.LICENSEE_UNKNOWN, "The license is not registered.");
    }
    if (permission(licensee, act(), deciding)
        instanceof Permission.Denied(var citation, var sentence)) {
      return refused(Reason.NOT_PERMITTED, text(citation, sentence));
    }
    if (licensee.suspended()
        && permission(licensee, WHILE_SUSPENDED, deciding)
            instanceof Permission.Denied(var citation, var sentence)) {
      return isReport()
          ? withBreach(command.decide(deciding), licensee, text(citation, act()))
          : refused(Reason.LICENSEE_SUSPENDED, text(citation, sentence));
    }
    return command.decide(deciding);
  }

  /** What a warning marks, oversight lists from the rules; the act itself stands. */
  private Permission permission(Licensee licensee, String act, Deciding deciding) {
    Set<String> endorsements = licensee.medicalEndorsement() ? Set.of(MEDICAL) : Set.of();
    Instant at = deciding.moments().recordedAt();
    return permissions.permits(licensee.type(), endorsements, act, at);
  }

  private static Decision<Outcome> refused(Reason reason, String text) {
    return Outcome.refused(List.of(Refusal.of("", reason, text)));
  }

  /** What the report says stands, and the breach beside it; a repetition says nothing new. */
  private static Decision<Outcome> withBreach(
      Decision<Outcome> decision, Licensee licensee, String what) {
    if (!(decision instanceof Decision.Accepted<Outcome>(Outcome told))
        || told.events().isEmpty()) {
      return decision;
    }
    var events = new ArrayList<Event>(told.events());
    events.add(
        new ReportedWhileSuspended(
            licensee.licenseeId(),
            told.subject(),
            "Reported while the license was suspended: " + what));
    return new Decision.Accepted<>(
        new Outcome(events, told.subject(), told.made(), told.personal()));
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return command.stands(state, made);
  }

  private static String text(String citation, String sentence) {
    return citation.isEmpty() ? sentence : sentence + " (" + citation + ")";
  }
}
