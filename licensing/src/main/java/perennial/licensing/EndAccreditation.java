package perennial.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.AccreditationEvent.AccreditationEnded;

/**
 * States that a laboratory is accredited no more for analytes or groups, by an official. What it
 * reported until then stays reported by an accredited laboratory.
 *
 * @param since null for now
 */
public record EndAccreditation(
    LicenseeId licensee, List<String> scopes, String reason, @Nullable Instant since)
    implements Command {

  /** Why an accreditation is not ended, besides those of {@link OnLicense} and scopes. */
  public enum Reason implements Refusal.Reason {
    NOT_ACCREDITED
  }

  public EndAccreditation {
    scopes = scopes.stream().distinct().sorted().toList();
  }

  @Override
  public String act() {
    return "accreditation.end";
  }

  @Override
  public Set<LicenseeId> parties() {
    return Set.of(licensee);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    OnLicense.prefetch(actor, licensee, prefetch);
    AccreditLab.prefetch(licensee, scopes, prefetch);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    var on = new OnLicense(deciding, licensee, since);
    Objections objections = AccreditLab.objections(on, deciding.state(), scopes);
    OnLicense.requireReason(objections, reason);
    AccreditLab.requireScopes(objections, scopes);
    for (String scope : scopes.subList(0, Math.min(AccreditLab.SCOPES_MAX, scopes.size()))) {
      Accreditation present =
          deciding.state().find(Licensing.ACCREDITATION, licensee, scope, Dated.NOW);
      objections.addIf(
          present == null || !present.holdsAt(on.from()),
          "scopes",
          Reason.NOT_ACCREDITED,
          "The laboratory is not accredited for '" + scope + "' then.");
    }
    return objections.isEmpty()
        ? Outcome.accepted(
            on.subject(), List.of(new AccreditationEnded(licensee, scopes, reason, on.from())))
        : objections.refused();
  }
}
