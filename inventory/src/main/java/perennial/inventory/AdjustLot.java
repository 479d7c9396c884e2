package perennial.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perennial.journal.Actor;
import perennial.journal.Command;
import perennial.journal.Event;
import perennial.journal.Outcome;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.Decision;
import perennial.kernel.ObjectRef;
import perennial.kernel.Refusal;
import perennial.licensing.Objections;

/**
 * Adjusts a lot's quantity, for a reason (api.md 3.7).
 *
 * <p>Theft, seizure, loss and a count that found less are reports of what already happened: they
 * are recorded even if they take more than was known to be there. Then the lot stops at zero, the
 * excess goes to unresolved, and the breach is listed. A sample is asked for, and refused beyond
 * what is available.
 *
 * @param lot serial of the lot
 * @param delta what the quantity changes by, of the lot's unit, positive or negative
 * @param reason in the wire's words
 * @param adjustedAt when it happened, null for now
 * @param adjustedBy the user whom the client named, as stated
 */
public record AdjustLot(
    @Nullable Long lot,
    @Nullable Amount delta,
    @Nullable String reason,
    String memo,
    @Nullable Instant adjustedAt,
    @Nullable String adjustedBy,
    @Nullable String externalId)
    implements Command {

  /** LeafData's column for a memo was a text; a page is enough for one. */
  public static final int MEMO_LENGTH_MAX = 4_000;

  /** Why a lot is not adjusted. */
  public enum Reason implements Refusal.Reason {
    LOT_UNKNOWN,
    LOT_AWAITS_DISPOSAL,
    QTY_WRONG,
    REASON_MISSING,
    REASON_UNKNOWN,
    NOT_SO_MUCH_AVAILABLE,
    MEMO_TOO_LONG,
    EXTERNAL_ID_TOO_LONG
  }

  /** Why licensees adjust. */
  enum Cause {
    RECONCILIATION(true),
    THEFT(true),
    SEIZURE(true),
    MEMBER_LEFT_THE_COOPERATIVE(false),
    INTERNAL_QA_SAMPLE(false),
    BUDTENDER_SAMPLE(false),
    VENDOR_SAMPLE(false),
    /** These three stood in older clients' lists. */
    EXPIRED(true),
    DAMAGED(true),
    RECALLED(true);

    /** Whether it tells of what already happened. */
    private final boolean isReport;

    Cause(boolean isReport) {
      this.isReport = isReport;
    }

    static Optional<Cause> read(@Nullable String word) {
      for (Cause cause : values()) {
        if (cause.wire().equals(word)) {
          return Optional.of(cause);
        }
      }
      return Optional.empty();
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    Account account() {
      return switch (this) {
        case INTERNAL_QA_SAMPLE, BUDTENDER_SAMPLE, VENDOR_SAMPLE -> Account.SAMPLE_USED;
        case RECONCILIATION,
            THEFT,
            SEIZURE,
            MEMBER_LEFT_THE_COOPERATIVE,
            EXPIRED,
            DAMAGED,
            RECALLED ->
            Account.DISCREPANCY;
      };
    }
  }

  @Override
  public String act() {
    return "lot.adjust";
  }

  @Override
  public Instant occurredAt(Instant receivedAt) {
    return adjustedAt == null || adjustedAt.isAfter(receivedAt) ? receivedAt : adjustedAt;
  }

  @Override
  public boolean isReport() {
    return Cause.read(reason).filter(cause -> cause.isReport).isPresent();
  }

  @Override
  public void prefetch(Actor actor, Prefetch prefetch) {
    if (lot != null) {
      Ledger.prefetch(prefetch, actor.licensee(), lot);
      prefetch.list(Inventory.DISPOSALS_OF_WASTE, actor.licensee(), lot);
    }
  }

  @Override
  public Decision<Outcome> decide(Deciding deciding) {
    State state = deciding.state();
    Lot found = Stock.find(state, deciding.actor(), lot);
    Optional<Cause> cause = Cause.read(reason);
    var objections =
        new Objections()
            .reference("inventory_id", lot, found != null, Reason.LOT_UNKNOWN)
            .atMost("memo", memo, MEMO_LENGTH_MAX, Reason.MEMO_TOO_LONG)
            .atMost(
                "external_id", externalId, Objections.EXTERNAL_ID_MAX, Reason.EXTERNAL_ID_TOO_LONG);
    if (reason == null || reason.isBlank()) {
      objections.require("reason", null, Reason.REASON_MISSING);
    } else if (cause.isEmpty()) {
      objections.invalid("reason", Reason.REASON_UNKNOWN);
    }
    Amounts.requireMeasurable(
        objections, "qty", delta, found == null ? null : found.uom(), Reason.QTY_WRONG);
    objections.addIf(
        delta != null && delta.isZero(), "qty", Reason.QTY_WRONG, "The qty must not be 0.");
    if (found != null) {
      mayBeAdjusted(objections, state, found, cause.orElse(null));
    }
    if (!objections.isEmpty() || found == null || delta == null || cause.isEmpty()) {
      return objections.refused();
    }
    return adjusted(deciding, found, delta, cause.get());
  }

  private void mayBeAdjusted(Objections objections, State state, Lot found, @Nullable Cause cause) {
    if (Stock.awaitsDisposal(state, found)) {
      objections.add("inventory_id", Reason.LOT_AWAITS_DISPOSAL, Stock.WASTE_IS_DISPOSED);
    } else if (delta != null && delta.isNegative() && (cause == null || !cause.isReport)) {
      Stock.requireAvailable(
          objections, "qty", state, found, delta.negated(), Reason.NOT_SO_MUCH_AVAILABLE);
    }
  }

  private Decision<Outcome> adjusted(Deciding deciding, Lot found, Amount change, Cause cause) {
    var ledger = new Ledger(deciding);
    Amount excess = Amount.ZERO;
    if (change.isPositive()) {
      post(ledger, found, cause.account(), change, cause);
    } else {
      Amount taken = change.negated().min(Stock.available(deciding.state(), found));
      excess = change.negated().minus(taken);
      post(ledger, found, cause.account(), taken.negated(), cause);
      ledger
          .post(Posting.against(cause.account(), found, excess, cause.wire()))
          .post(Posting.against(Account.UNRESOLVED, found, excess.negated(), cause.wire()));
    }
    ledger.adjust(
        found,
        change.plus(excess),
        cause.wire(),
        memo,
        Texts.orNull(externalId),
        deciding.moments().occurredAt(),
        Texts.orNull(adjustedBy));
    var events = new ArrayList<Event>(ledger.events());
    if (excess.isPositive()) {
      events.add(Breaches.stockExceeded(found, excess, cause.wire()));
    }
    var made = new ObjectRef(Inventory.ADJUSTMENT_KIND, ledger.adjustments().getFirst().serial());
    return Outcome.made(made, events);
  }

  private static void post(Ledger ledger, Lot lot, Account other, Amount change, Cause cause) {
    ledger
        .post(Posting.real(Account.AVAILABLE, lot, 0, change, cause.wire()))
        .post(Posting.against(other, lot, change.negated(), cause.wire()));
  }
}
