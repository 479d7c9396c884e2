package perennial.licensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.CommandDecorator;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.LicensingEvent.ReportedWhileSuspended;
import perennial.rulebook.Permission;

/**
 * A command, done only if the rules permit the act when it is recorded: to the license that acts,
 * as it stands, or to the office that is held by who acts for the registry. The one place where
 * permission is asked: doors wrap every command.
 *
 * <p>What a license that is not in force may still do is a rule. Where a rule forbids it, what is
 * asked for is refused, and a report of what already happened is recorded with the breach; so is
 * what a rule only warns of.
 */
public record Permitted(Command command, Permissions permissions) implements CommandDecorator {
  /** The endorsement of a retail license for sales to patients, as rule packs name it. */
  public static final String MEDICAL = "medical";

  /** The office of the registry itself, as whoever runs it acts. */
  public static final String REGISTRY_OFFICE = "registry";

  /** Why a licensee may not act at all, or not so. */
  public enum Reason implements Refusal.Reason {
    LICENSEE_UNKNOWN,
    LICENSEE_SUSPENDED,
    NOT_PERMITTED
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (!actor.licensee().equals(LicenseeId.REGISTRY)) {
      prefetch.row(Licensing.LICENSEE, actor.licensee());
    } else if (actor.user() != 0) {
      prefetch.row(Licensing.USER, LicenseeId.REGISTRY, actor.user());
    }
    command.prefetch(actor, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    if (deciding.actor().licensee().equals(LicenseeId.REGISTRY)) {
      return permissions.permitsOffice(office(deciding), act(), deciding.moments().recordedAt())
              instanceof Permission.Denied(var citation, var sentence)
          ? refused(Reason.NOT_PERMITTED, text(citation, sentence))
          : ofRegistry(deciding);
    }
    Licensee licensee = deciding.state().find(Licensing.LICENSEE, deciding.actor().licensee());
    if (licensee == null) {
      return refused(Reason.LICENSEE_UNKNOWN, "The license is not registered.");
    }
    Instant at = deciding.moments().recordedAt();
    if (permissions.permits(licensee.type(), endorsements(licensee), act(), at)
        instanceof Permission.Denied(var citation, var sentence)) {
      return refused(Reason.NOT_PERMITTED, text(citation, sentence));
    }
    return licensee.suspended() ? notInForce(deciding, licensee) : command.decide(deciding);
  }

  /** An act that opens licensees is theirs, too: it is asked for one that it may open. */
  private Decision<Outcome> ofRegistry(Deciding deciding) {
    List<Licensee> opened =
        command instanceof OpensLicensees opens
            ? found(deciding.state(), opens.opened(deciding))
            : List.of();
    boolean isOpenSomewhere =
        opened.isEmpty()
            || opened.stream().anyMatch(each -> !each.suspended() || !isDenied(deciding, each));
    return isOpenSomewhere ? command.decide(deciding) : notInForce(deciding, opened.getFirst());
  }

  private static List<Licensee> found(State state, Set<LicenseeId> ids) {
    state.fetch(Licensing.LICENSEE, ids.stream().map(List::<Object>of).toList());
    return ids.stream()
        .sorted()
        .map(id -> state.find(Licensing.LICENSEE, id))
        .filter(Objects::nonNull)
        .toList();
  }

  private boolean isDenied(Deciding deciding, Licensee licensee) {
    return inItsStatus(deciding, licensee) instanceof Permission.Denied;
  }

  private Permission inItsStatus(Deciding deciding, Licensee licensee) {
    return permissions.permitsIn(
        licensee.status(),
        licensee.type(),
        endorsements(licensee),
        command.actNow(deciding),
        deciding.moments().recordedAt());
  }

  private Decision<Outcome> notInForce(Deciding deciding, Licensee licensee) {
    return switch (inItsStatus(deciding, licensee)) {
      case Permission.Allowed _ -> command.decide(deciding);
      case Permission.AllowedWithWarning(var citation, _) ->
          withBreach(command.decide(deciding), licensee, text(citation, act()));
      case Permission.Denied(var citation, var sentence) ->
          isReport()
              ? withBreach(command.decide(deciding), licensee, text(citation, act()))
              : refused(Reason.LICENSEE_SUSPENDED, text(citation, sentence));
    };
  }

  private static Set<String> endorsements(Licensee licensee) {
    return licensee.medicalEndorsement() ? Set.of(MEDICAL) : Set.of();
  }

  /** A user of the registry holds the office that its authorisation names. */
  private static String office(Deciding deciding) {
    long serial = deciding.actor().user();
    if (serial == 0) {
      return REGISTRY_OFFICE;
    }
    User user = deciding.state().find(Licensing.USER, LicenseeId.REGISTRY, serial);
    return user == null || user.deletedAt() != null ? "" : user.authLevel();
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
            "Reported while the license was " + licensee.status().word() + ": " + what));
    return new Decision.Accepted<>(
        new Outcome(events, told.subject(), told.made(), told.personal()));
  }

  private static String text(String citation, String sentence) {
    return citation.isEmpty() ? sentence : sentence + " (" + citation + ")";
  }
}
