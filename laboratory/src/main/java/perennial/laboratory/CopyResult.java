package perennial.laboratory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perennial.identifiers.Identifiers;
import perennial.identifiers.ObjectRow;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.ResultAttached;
import perennial.inventory.TestLink;
import perennial.inventory.Tested;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * A laboratory says that its result holds for one more lot of its client: for a part of the sampled
 * lot that left it before the sample was drawn, so that it does not hold by itself. Lots that are
 * not of the same goods, and those that have a result of their own, need a test of their own.
 *
 * @param clientId the result's client, found beforehand
 * @param lot serial of the client's lot
 */
public record CopyResult(@Nullable Long serial, @Nullable LicenseeId clientId, @Nullable Long lot)
    implements Command {

  /** Why a result is not copied. */
  public enum Reason implements Refusal.Reason {
    RESULT_UNKNOWN,
    RESULT_VOIDED,
    NOT_COMPLETED,
    LOT_UNKNOWN,
    OF_OTHER_GOODS,
    HAS_A_RESULT_OF_ITS_OWN
  }

  @Override
  public String act() {
    return "lab-result.copy";
  }

  @Override
  public Set<LicenseeId> parties() {
    return clientId == null ? Set.of() : Set.of(clientId);
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    ResultOfLab.prefetch(actor, prefetch, serial);
    if (serial != null) {
      prefetch.row(Identifiers.OBJECT, Laboratory.RESULT_KIND, serial);
    }
    if (clientId != null && lot != null) {
      prefetch.row(Inventory.LOT, clientId, lot);
      prefetch.list(Inventory.RESULTS_OF_LOT, lot);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    LabResult result = ResultOfLab.find(deciding, serial, clientId);
    if (result == null || result.isDeleted()) {
      return new Objections()
          .reference("global_id", serial, false, Reason.RESULT_UNKNOWN)
          .refused();
    }
    Lot found = clientId == null || lot == null ? null : state.find(Inventory.LOT, clientId, lot);
    boolean isThere = found != null && !found.isDeleted();
    var objections =
        new Objections()
            .addIf(
                result.isVoided(), "global_id", Reason.RESULT_VOIDED, "This lab result was voided.")
            .addIf(
                !result.isCompleted(),
                "global_id",
                Reason.NOT_COMPLETED,
                "Testing is not completed, so there is nothing to copy.")
            .reference("lot", lot, isThere, Reason.LOT_UNKNOWN);
    if (found != null && isThere) {
      objections
          .addIf(
              !isOfTheSameGoods(state, result, found),
              "lot",
              Reason.OF_OTHER_GOODS,
              "The lot does not come from a lot for which the lab result holds.")
          .addIf(
              state.list(Inventory.RESULTS_OF_LOT, found.serial()).stream()
                  .anyMatch(each -> each.voidedAt() == null || each.endedBy() != null),
              "lot",
              Reason.HAS_A_RESULT_OF_ITS_OWN,
              "The lot has a lab result of its own, or was treated after one.");
    }
    return objections.isEmpty() && found != null
        ? accept(state, result, found)
        : objections.refused();
  }

  /** Descended unaltered from a lot that has the result, and not after that one was treated. */
  private static boolean isOfTheSameGoods(State state, LabResult result, Lot lot) {
    return lot.testPath().chains().size() == 1
        && lot.testPath().chains().getFirst().stream()
            .filter(link -> result.lots().contains(link.lot()))
            .anyMatch(link -> isOf(state, result, link));
  }

  private static boolean isOf(State state, LabResult result, TestLink link) {
    return state.list(Inventory.RESULTS_OF_LOT, link.lot()).stream()
        .filter(each -> each.result() == result.serial())
        .map(Tested::endedBy)
        .allMatch(ended -> ended == null || link.portion() <= ended);
  }

  private static Decision<Outcome> accept(State state, LabResult result, Lot lot) {
    ObjectRow object = state.find(Identifiers.OBJECT, Laboratory.RESULT_KIND, result.serial());
    if (object == null) {
      throw new IllegalStateException("a result has an identifier");
    }
    return Outcome.accepted(
        result.ref(),
        List.of(
            new LabResultCopied(result.labId(), result.serial(), lot.licenseeId(), lot.serial()),
            new ResultAttached(
                result.labId(),
                result.serial(),
                object.globalId().toString(),
                List.of(new TestLink(lot.serial(), 0)),
                new ResultAttached.Judged(
                    result.status(), result.highThc(), result.highCbd(), result.generalUse()))));
  }
}
