package perennial.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Inventory;
import perennial.inventory.Lot;
import perennial.inventory.RemediateLot;
import perennial.inventory.Stock;
import perennial.inventory.TestStatus;
import perennial.inventory.TestVerdicts;
import perennial.inventory.Tested;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * A licensee asks that a lot which failed be tested again (RCW 69.50.348(4); WAC 314-55-102: only
 * what is untested or failed is tested again). The next result of a sample of that lot is the
 * retest, and both name each other. Until it comes, and if it fails, the lot is failed; once it
 * came, it decides as every newer result does (docs/adr/0038).
 *
 * @param found what holds for the lot, looked up beforehand
 * @param reason why the first result is doubted, or why another may differ
 */
public record RequestRetest(@Nullable Long lot, RemediateLot.Found found, String reason)
    implements Command {
  /** A paragraph. */
  static final int REASON_LENGTH_MAX = 1_000;

  /** Why no retest is asked for. */
  public enum Reason implements Refusal.Reason {
    LOT_UNKNOWN,
    NOT_FAILED,
    REASON_MISSING,
    REASON_TOO_LONG
  }

  @Override
  public String act() {
    return "lot.retest";
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (lot != null) {
      prefetch.row(Inventory.LOT, actor.licensee(), lot);
      prefetch.list(Laboratory.RETESTS_OF_LOT, actor.licensee(), lot);
    }
    found.lots().forEach(each -> prefetch.list(Inventory.RESULTS_OF_LOT, each));
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Lot doubted = Stock.find(state, deciding.actor(), lot);
    Tested failed = doubted == null ? null : failed(state, doubted);
    var objections =
        new Objections()
            .reference("lot", lot, doubted != null, Reason.LOT_UNKNOWN)
            .addIf(
                doubted != null && failed == null,
                "lot",
                Reason.NOT_FAILED,
                "Only a lot that failed its lab test is tested again.")
            .require("reason", reason, Reason.REASON_MISSING)
            .atMost("reason", reason, REASON_LENGTH_MAX, Reason.REASON_TOO_LONG);
    if (!objections.isEmpty() || doubted == null || failed == null) {
      return objections.refused();
    }
    boolean isAsked =
        open(state, doubted.licenseeId(), doubted.serial()).stream()
            .anyMatch(each -> each.result() == failed.result());
    return Outcome.accepted(
        doubted.ref(), isAsked ? List.of() : List.of(asked(doubted, failed, reason.strip())));
  }

  private static RetestAsked asked(Lot doubted, Tested failed, String why) {
    return new RetestAsked(
        doubted.licenseeId(), doubted.serial(), failed.result(), failed.resultId(), why);
  }

  /** The result by which the lot failed; null where it did not. */
  private static @Nullable Tested failed(State state, Lot lot) {
    var tested = new ArrayList<Tested>();
    TestVerdicts.lotsOf(lot)
        .forEach(each -> tested.addAll(state.list(Inventory.RESULTS_OF_LOT, each)));
    return new TestVerdicts(tested)
        .deciding(lot)
        .filter(each -> each.status() == TestStatus.FAILED)
        .orElse(null);
  }

  private static List<Retest> open(State state, LicenseeId holder, long lot) {
    return state.list(Laboratory.RETESTS_OF_LOT, holder, lot).stream()
        .filter(Retest::isOpen)
        .toList();
  }

  /** What of a lot was asked for when a result of it comes. */
  static List<Event> answered(
      State state, @Nullable LicenseeId holder, @Nullable Long lot, long retest, String retestId) {
    return holder == null || lot == null
        ? List.of()
        : open(state, holder, lot).stream()
            .<Event>map(each -> new RetestReported(holder, lot, each.result(), retest, retestId))
            .toList();
  }
}
