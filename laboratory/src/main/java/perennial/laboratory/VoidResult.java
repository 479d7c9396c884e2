package perennial.laboratory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.ResultVoided;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * A laboratory takes a result back and says why. The result stays on record and holds for nothing
 * any more; lots that it held for are decided by the result before it, or are untested.
 *
 * @param clientId the result's client, found beforehand
 * @param reason a sentence for the client and the regulator
 */
public record VoidResult(@Nullable Long serial, @Nullable LicenseeId clientId, String reason)
    implements Command {

  /** A paragraph. */
  static final int REASON_LENGTH_MAX = 1_000;

  /** Why a result is not voided. */
  public enum Reason implements Refusal.Reason {
    RESULT_UNKNOWN,
    REASON_MISSING,
    REASON_TOO_LONG
  }

  @Override
  public String act() {
    return "lab-result.void";
  }

  @Override
  public Set<LicenseeId> parties() {
    return clientId == null ? Set.of() : Set.of(clientId);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    ResultOfLab.prefetch(actor, prefetch, serial);
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    LabResult result = ResultOfLab.find(deciding, serial, clientId);
    if (result == null || result.isDeleted()) {
      return new Objections()
          .reference("global_id", serial, false, Reason.RESULT_UNKNOWN)
          .refused();
    }
    if (result.isVoided()) {
      return Outcome.accepted(result.ref(), List.of());
    }
    var objections =
        new Objections()
            .require("reason", reason, Reason.REASON_MISSING)
            .atMost("reason", reason, REASON_LENGTH_MAX, Reason.REASON_TOO_LONG);
    if (!objections.isEmpty()) {
      return objections.refused();
    }
    return Outcome.accepted(
        result.ref(),
        List.of(
            new LabResultVoided(result.labId(), result.serial(), reason.strip()),
            new ResultVoided(result.labId(), result.serial(), result.lots())));
  }
}
