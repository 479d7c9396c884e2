package perennial.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import perennial.journal.Query;
import perennial.journal.Reader;
import perennial.journal.State;

/**
 * Which waiver lets goods without a result go, and which ones lots show. Asked only of goods that
 * would be refused otherwise, so that goods with a result cost nothing.
 */
public final class Waivers {
  /** Waivers of the lots of a page and of their forebears. */
  private static final int SHOWN_MAX = 10_000;

  private Waivers() {}

  /**
   * The first waiver in force that the goods fall under and that is not used up, as the event that
   * notes it; no event where the lot left under it before.
   *
   * @param productClass key of the class in the rules
   * @param noted what the same act noted before: it counts too
   */
  public static Optional<Found> find(
      State state, Lot lot, String productClass, Instant now, Collection<LotWaived> noted) {
    List<String> scopes =
        WaiverScope.of(lot, productClass).stream().map(WaiverScope::toString).toList();
    return granted(state, scopes).stream()
        .filter(waiver -> waiver.isInForceAt(now) && scopes.contains(waiver.scope()))
        .sorted(Comparator.comparingInt(waiver -> scopes.indexOf(waiver.scope())))
        .map(waiver -> use(state, lot, waiver, noted))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** All that were granted, in one question for all lots of a call; scope by scope if too many. */
  private static List<Waiver> granted(State state, List<String> scopes) {
    try {
      return state.list(Inventory.WAIVERS_OF_STATUS, WaiverStatus.GRANTED);
    } catch (State.TooManyRows e) {
      return scopes.stream()
          .flatMap(scope -> state.list(Inventory.WAIVERS_OF_SCOPE, scope).stream())
          .toList();
    }
  }

  /**
   * A waiver that goods may leave under.
   *
   * @param isNew whether the lot has not left under it before
   */
  public record Found(LotWaived event, boolean isNew) {}

  private static Optional<Found> use(
      State state, Lot lot, Waiver waiver, Collection<LotWaived> noted) {
    var event = new LotWaived(lot.licenseeId(), lot.serial(), waiver.serial(), waiver.kind());
    List<WaivedLot> before =
        state.list(Inventory.LOTS_UNDER_WAIVER, lot.licenseeId(), waiver.serial());
    boolean isKnown =
        noted.contains(event) || before.stream().anyMatch(each -> each.lot() == lot.serial());
    long now = noted.stream().filter(each -> each.waiver() == waiver.serial()).count();
    if (!isKnown && before.size() + now >= waiver.lotsMax()) {
      return Optional.empty();
    }
    return Optional.of(new Found(event, !isKnown));
  }

  /**
   * The waivers that lots show: those under which they or a forebear left. Take the answer after
   * the reading went.
   */
  public static Supplier<List<WaivedLot>> shownOn(Reader.Reading reading, Forebears forebears) {
    return reading.where(Inventory.WAIVED_LOT, "lot", forebears.all(), SHOWN_MAX);
  }

  /** All waivers, newest first. */
  public static Query<Waiver> all() {
    return Query.newestFirst(Inventory.WAIVER, "serial");
  }
}
