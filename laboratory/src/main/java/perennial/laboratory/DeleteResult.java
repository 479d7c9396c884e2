package perennial.laboratory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
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
 * A laboratory removes a result that it made by mistake and on which no lot relies. Deleting again
 * changes nothing.
 *
 * @param clientId the result's client, found beforehand
 */
public record DeleteResult(@Nullable Long serial, @Nullable LicenseeId clientId)
    implements Command {

  /** Why a result is not deleted. */
  public enum Reason implements Refusal.Reason {
    RESULT_UNKNOWN,
    LOT_RELIES_ON_IT,
    VOIDED_STAYS_ON_RECORD
  }

  @Override
  public String act() {
    return "lab-result.remove";
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
    if (result == null) {
      return new Objections()
          .reference("global_id", serial, false, Reason.RESULT_UNKNOWN)
          .refused();
    }
    if (result.isDeleted()) {
      return Outcome.accepted(result.ref(), List.of());
    }
    if (result.isVoided()) {
      return refused(
          Reason.VOIDED_STAYS_ON_RECORD, "This lab result was voided and stays on record.");
    }
    if (result.isReliedOn() || hasDividedSample(deciding, result)) {
      return refused(
          Reason.LOT_RELIES_ON_IT,
          "A lot relies on this lab result, so it may not be deleted. Void it with a reason.");
    }
    return Outcome.accepted(
        result.ref(),
        List.of(
            new LabResultRemoved(result.labId(), result.serial()),
            new ResultVoided(result.labId(), result.serial(), result.lots())));
  }

  private static Decision<Outcome> refused(Reason reason, String text) {
    return new Objections().add("global_id", reason, text).refused();
  }

  private static boolean hasDividedSample(Deciding deciding, LabResult result) {
    Lot sample = deciding.state().find(Inventory.LOT, result.labId(), result.sampleLot());
    return sample != null && sample.portionsLeft() > 0;
  }
}
