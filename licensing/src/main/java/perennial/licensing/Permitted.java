package perennial.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.rulebook.Permission;

/**
 * A licensee's command, done only if its license permits the act when it is recorded. The one place
 * where permission is asked: doors wrap every command that they make for a licensee.
 */
public record Permitted(Command command, Permissions permissions) implements Command {
  /** The endorsement of a retail license for sales to patients, as rule packs name it. */
  public static final String MEDICAL = "medical";

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
  public Decision<Outcome> decide(Deciding deciding) {
    List<Refusal> denials = denials(deciding);
    return denials.isEmpty() ? command.decide(deciding) : Outcome.refused(denials);
  }

  @Override
  public boolean stands(State state, List<ObjectRef> made) {
    return command.stands(state, made);
  }

  private List<Refusal> denials(Deciding deciding) {
    Licensee licensee = deciding.state().find(Licensing.LICENSEE, deciding.actor().licensee());
    if (licensee == null) {
      return List.of(Refusal.of("", Reason.LICENSEE_UNKNOWN, "The license is not registered."));
    }
    if (licensee.suspended()) {
      return List.of(Refusal.of("", Reason.LICENSEE_SUSPENDED, "The license is suspended."));
    }
    Set<String> endorsements = licensee.medicalEndorsement() ? Set.of(MEDICAL) : Set.of();
    Instant at = deciding.moments().recordedAt();
    return switch (permissions.permits(licensee.type(), endorsements, act(), at)) {
      case Permission.Allowed() -> List.of();
      // What a warning marks, oversight lists from the rules; the act itself stands.
      case Permission.AllowedWithWarning(var citation, var sentence) -> List.of();
      case Permission.Denied(var citation, var sentence) ->
          List.of(Refusal.of("", Reason.NOT_PERMITTED, text(citation, sentence)));
    };
  }

  private static String text(String citation, String sentence) {
    return citation.isEmpty() ? sentence : sentence + " (" + citation + ")";
  }
}
