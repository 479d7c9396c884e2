package perennial.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.Reader;
import perennial.journal.State;
import perennial.kernel.Decision;
import perennial.kernel.LicenseeId;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * A licensee treats a lot that failed its test, so that it may be tested again (RCW 69.50.348(4)).
 * The failed results stay on record; from now on the lot is untested.
 *
 * @param found what holds for the lot, looked up beforehand
 * @param method what was done
 */
public record RemediateLot(@Nullable Long lot, Found found, String method) implements Command {
  /** A paragraph. */
  public static final int METHOD_MAX = 1_000;

  /**
   * What was looked up beforehand: acts name their parties, and ask for rows, before they decide.
   *
   * @param lots the lot and those that it descends from unaltered
   * @param laboratories whose results hold for it
   */
  public record Found(Set<Long> lots, Set<LicenseeId> laboratories) {
    public static final Found NOTHING = new Found(Set.of(), Set.of());

    /** Results of a lot and its forebears. */
    private static final int RESULTS_MAX = 10_000;

    public Found {
      lots = Set.copyOf(lots);
      laboratories = Set.copyOf(laboratories);
    }

    /** Looks up what holds for a licensee's lot; nothing where there is none. */
    public static Found of(Reader reader, LicenseeId licensee, long lot) {
      Reader.Reading reading = reader.as(licensee);
      var found = reading.find(Inventory.LOT, List.of(List.of(licensee, lot)));
      reading.go();
      Set<Long> lots =
          found.get().values().stream().findFirst().map(TestVerdicts::lotsOf).orElse(Set.of());
      Supplier<List<Tested>> tested = reading.where(Inventory.TESTED, "lot", lots, RESULTS_MAX);
      reading.go();
      return new Found(
          lots, tested.get().stream().map(Tested::licenseeId).collect(Collectors.toSet()));
    }
  }

  /** Why a lot is not treated. */
  public enum Reason implements Refusal.Reason {
    LOT_UNKNOWN,
    NOT_FAILED,
    RESULTS_CHANGED,
    METHOD_MISSING,
    METHOD_TOO_LONG
  }

  @Override
  public String act() {
    return "lot.remediate";
  }

  @Override
  public Set<LicenseeId> parties() {
    return found.laboratories();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (lot != null) {
      prefetch.row(Inventory.LOT, actor.licensee(), lot);
    }
    found.lots().forEach(each -> prefetch.list(Inventory.RESULTS_OF_LOT, each));
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Lot treated = Stock.find(state, deciding.actor(), lot);
    List<Tested> tested = treated == null ? List.of() : tested(state, treated);
    Tested failed = treated == null ? null : failed(treated, tested);
    List<LotRemediated.Ended> ended =
        treated == null || failed == null ? List.of() : ended(treated, tested, failed);
    var objections =
        new Objections()
            .reference("lot", lot, treated != null, Reason.LOT_UNKNOWN)
            .addIf(
                treated != null && failed == null,
                "lot",
                Reason.NOT_FAILED,
                "Only a lot that failed its lab test is treated and tested again.")
            .addIf(
                !found.laboratories().containsAll(laboratories(ended)),
                "lot",
                Reason.RESULTS_CHANGED,
                "A lab result of the lot came or went meanwhile. Please send this again.")
            .require("method", method, Reason.METHOD_MISSING)
            .atMost("method", method, METHOD_MAX, Reason.METHOD_TOO_LONG);
    if (!objections.isEmpty() || treated == null) {
      return objections.refused();
    }
    return Outcome.accepted(
        treated.ref(),
        List.of(
            new LotRemediated(
                treated.licenseeId(),
                treated.serial(),
                treated.nextPortion().portion(),
                method.strip(),
                ended)));
  }

  private static List<Tested> tested(State state, Lot lot) {
    var tested = new ArrayList<Tested>();
    TestVerdicts.lotsOf(lot)
        .forEach(each -> tested.addAll(state.list(Inventory.RESULTS_OF_LOT, each)));
    return tested;
  }

  /** The result by which the lot failed; null where it did not. */
  private static @Nullable Tested failed(Lot lot, List<Tested> tested) {
    return new TestVerdicts(tested)
        .deciding(lot)
        .filter(each -> each.status() == TestStatus.FAILED)
        .orElse(null);
  }

  /** All that are attached to the lot; and the one by which it failed, if it is not. */
  private static List<LotRemediated.Ended> ended(Lot lot, List<Tested> tested, Tested failed) {
    var ended = new ArrayList<LotRemediated.Ended>();
    for (Tested each : tested) {
      if (each.lot() == lot.serial() && each.holds()) {
        ended.add(ended(each, true));
      }
    }
    if (failed.lot() != lot.serial()) {
      ended.add(ended(failed, false));
    }
    return ended;
  }

  private static LotRemediated.Ended ended(Tested tested, boolean isAttached) {
    return new LotRemediated.Ended(
        tested.licenseeId(), tested.result(), tested.resultId(), isAttached);
  }

  private static Set<LicenseeId> laboratories(List<LotRemediated.Ended> ended) {
    var laboratories = new HashSet<LicenseeId>();
    ended.forEach(each -> laboratories.add(each.laboratory()));
    return laboratories;
  }
}
