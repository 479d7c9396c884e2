package perennial.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perennial.journal.Command;
import perennial.journal.Prefetch;
import perennial.journal.State;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;

/**
 * Collects the movements of one act: postings that sum to zero, and an adjustment for every change
 * of a lot's quantity. A lot's quantity is what its licensee has in hand: available, reserved and
 * held.
 */
public final class Ledger {
  private final Command.Deciding deciding;
  private final List<Posting> postings = new ArrayList<>();
  private final List<QuantityAdjusted> adjustments = new ArrayList<>();

  public Ledger(Command.Deciding deciding) {
    this.deciding = deciding;
  }

  /** The amount in one of a lot's real accounts, as committed or decided so far in this call. */
  public static Amount balance(State state, Lot lot, Account account, long transfer) {
    Balance balance =
        state.find(
            Inventory.BALANCE,
            lot.licenseeId(),
            Inventory.LOT_KIND,
            lot.serial(),
            account,
            transfer);
    return balance == null ? Amount.ZERO : balance.amount();
  }

  public static Amount available(State state, Lot lot) {
    return balance(state, lot, Account.AVAILABLE, 0);
  }

  /** All of a lot that its licensee has in hand: what the wire calls its quantity. */
  public static Amount inHand(State state, Lot lot) {
    Amount sum = Amount.ZERO;
    for (Balance balance :
        state.list(Inventory.BALANCES_OF_LOT, lot.licenseeId(), Inventory.LOT_KIND, lot.serial())) {
      sum = isInHand(balance.account()) ? sum.plus(balance.amount()) : sum;
    }
    return sum;
  }

  /** Whether an account counts into the quantity that the wire shows. */
  public static boolean isInHand(Account account) {
    return switch (account) {
      case AVAILABLE, RESERVED, HELD, SAMPLE -> true;
      case IN_TRANSIT,
          ORIGIN,
          DECLARED,
          INGREDIENT,
          HARVEST,
          MOISTURE,
          WASTE,
          SAMPLE_USED,
          CONVERSION,
          SOLD,
          DISCREPANCY,
          UNRESOLVED ->
          false;
    };
  }

  /** Says that a decision will ask for a lot and what of it is available. */
  public static void prefetch(Prefetch prefetch, LicenseeId licensee, long lot) {
    prefetch.row(Inventory.LOT, licensee, lot);
    prefetch.row(Inventory.BALANCE, licensee, Inventory.LOT_KIND, lot, Account.AVAILABLE, 0L);
  }

  /** Moves between two of a lot's own accounts, as a reservation does. */
  public Ledger move(
      Lot lot,
      Account from,
      long fromTransfer,
      Account to,
      long toTransfer,
      Amount amount,
      String reason) {
    postings.add(Posting.real(from, lot, fromTransfer, amount.negated(), reason));
    postings.add(Posting.real(to, lot, toTransfer, amount, reason));
    return this;
  }

  /** Brings an amount into a lot's available account from a virtual one, with its adjustment. */
  public Ledger bring(Lot lot, Account from, Amount amount, String reason) {
    postings.add(Posting.against(from, lot, amount.negated(), reason));
    postings.add(Posting.real(Account.AVAILABLE, lot, 0, amount, reason));
    return adjust(lot, amount, reason);
  }

  /** Takes an amount out of a lot's available account to a virtual one, with its adjustment. */
  public Ledger take(Lot lot, Account to, Amount amount, String reason) {
    postings.add(Posting.real(Account.AVAILABLE, lot, 0, amount.negated(), reason));
    postings.add(Posting.against(to, lot, amount, reason));
    return adjust(lot, amount.negated(), reason);
  }

  /**
   * Moves from one lot's available account to another's of the same unit, with both adjustments.
   */
  public Ledger pass(Lot from, Lot to, Amount amount, String reasonFrom, String reasonTo) {
    postings.add(Posting.real(Account.AVAILABLE, from, 0, amount.negated(), reasonFrom));
    postings.add(Posting.real(Account.AVAILABLE, to, 0, amount, reasonTo));
    return adjust(from, amount.negated(), reasonFrom).adjust(to, amount, reasonTo);
  }

  /** Any posting that the named movements do not cover. */
  public Ledger post(Posting posting) {
    postings.add(posting);
    return this;
  }

  /** The record of a change of a lot's quantity, beside its postings. */
  public Ledger adjust(Lot lot, Amount delta, String reason) {
    if (delta.isZero()) {
      return this;
    }
    return adjust(lot, delta, reason, "", null, deciding.moments().occurredAt(), null);
  }

  /**
   * @param adjustedBy the user whom the client named, as stated
   */
  public Ledger adjust(
      Lot lot,
      Amount delta,
      String reason,
      String memo,
      @Nullable String externalId,
      Instant adjustedAt,
      @Nullable String adjustedBy) {
    adjustments.add(
        new QuantityAdjusted(
            lot.licenseeId(),
            deciding.minter().next(Inventory.ADJUSTMENT_KIND),
            deciding.actor().prefix(),
            lot.serial(),
            delta,
            lot.uom(),
            reason,
            memo,
            externalId,
            adjustedAt,
            adjustedBy));
    return this;
  }

  /** The adjustments made so far, for the answer that one of them is. */
  public List<QuantityAdjusted> adjustments() {
    return List.copyOf(adjustments);
  }

  /** The act's postings as one event, then its adjustments. */
  public List<InventoryEvent> events() {
    var events = new ArrayList<InventoryEvent>();
    if (postings.stream().anyMatch(posting -> !posting.amount().isZero())) {
      events.add(new Posted(postings));
    }
    events.addAll(adjustments);
    return events;
  }
}
