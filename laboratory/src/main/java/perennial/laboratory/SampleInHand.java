package perennial.laboratory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import perennial.inventory.Account;
import perennial.inventory.Inventory;
import perennial.inventory.Ledger;
import perennial.inventory.Lot;
import perennial.inventory.Stock;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * What a laboratory has in hand of a sample, as every act on it asks.
 *
 * @param lot null where there is no such sample of the laboratory
 * @param left what is free of it
 */
record SampleInHand(@Nullable Lot lot, Amount left, List<SampleFate> fates) {
  /** A paragraph. */
  static final int NOTE_MAX = 1_000;

  /** Why nothing is done with a sample. */
  public enum Reason implements Refusal.Reason {
    SAMPLE_UNKNOWN,
    NOTHING_LEFT,
    RETAINED,
    HOLD_NOT_OVER,
    UNTIL_OUT_OF_RANGE,
    METHOD_MISSING,
    TEXT_TOO_LONG
  }

  static void prefetch(Actor actor, @Nullable Long lot, Prefetch prefetch) {
    if (lot != null) {
      Ledger.prefetch(prefetch, actor.licensee(), lot);
      prefetch.list(Laboratory.FATES_OF_SAMPLE, actor.licensee(), lot);
    }
  }

  static SampleInHand of(Command.Deciding deciding, @Nullable Long serial) {
    State state = deciding.state();
    Lot lot = Stock.find(state, deciding.actor(), serial);
    if (lot == null
        || !SampleOrigin.of(lot, each -> state.find(Inventory.LOT, lot.licenseeId(), each))
            .isKnown()) {
      return new SampleInHand(null, Amount.ZERO, List.of());
    }
    return new SampleInHand(
        lot,
        Stock.available(state, lot),
        state.list(Laboratory.FATES_OF_SAMPLE, lot.licenseeId(), lot.serial()));
  }

  /** What stands against doing anything with it. */
  Objections objections(@Nullable Long serial) {
    return new Objections()
        .reference("sample", serial, lot != null, Reason.SAMPLE_UNKNOWN)
        .addIf(
            lot != null && !left.isPositive(),
            "sample",
            Reason.NOTHING_LEFT,
            "Nothing of the sample is left.");
  }

  private Optional<SampleFate> last() {
    return fates.stream().max(Comparator.comparingLong(SampleFate::entryId));
  }

  /** When its destruction was announced; null where it was not, or something was said since. */
  @Nullable Instant announcedAt() {
    return last()
        .filter(each -> each.fate() == SampleFate.Fate.ANNOUNCED)
        .map(SampleFate::recordedAt)
        .orElse(null);
  }

  /** What is kept stays until its day; keeping it longer is no exception to that. */
  Objections objectionsUnlessKept(@Nullable Long serial, Instant now) {
    boolean isKept = last().filter(last -> last.keepsAt(now)).isPresent();
    return objections(serial)
        .addIf(isKept, "sample", Reason.RETAINED, "The sample is still to be retained.");
  }

  /**
   * Says what becomes of what is left, unless something stands against it.
   *
   * @param until when it need not be kept any more; null where it is not kept
   * @param more what follows from it, asked for only where it is done
   */
  Decision<Outcome> fated(
      Objections objections,
      SampleFate.Fate fate,
      @Nullable Instant until,
      String note,
      Function<Lot, List<Event>> more) {
    if (!objections.isEmpty() || lot == null) {
      return objections.refused();
    }
    var events = new ArrayList<Event>();
    events.add(new SampleFated(lot.licenseeId(), lot.serial(), fate, left, until, note));
    events.addAll(more.apply(lot));
    return Outcome.accepted(lot.ref(), List.copyOf(events));
  }

  /** What is left goes where nothing comes back from. */
  List<Event> taken(Command.Deciding deciding, Lot from, Account to, String reason) {
    return List.copyOf(new Ledger(deciding).take(from, to, left, reason).events());
  }
}
