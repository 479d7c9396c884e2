package perennial.inventory;

import org.jspecify.annotations.Nullable;
import perennial.kernel.Amount;
import perennial.kernel.LicenseeId;
import perennial.kernel.ObjectRef;
import perennial.kernel.Unit;

/**
 * One side of a movement of quantity.
 *
 * @param object the lot, always for a real account; for a virtual one the lot or batch that it is
 *     about, if any
 * @param transfer serial of the transfer for goods in transit and reserved ones, else 0
 * @param amount positive into the account, negative out of it
 * @param reason a short word, such as {@code split_to_inventory}; for sums by reason
 */
public record Posting(
    Account account,
    LicenseeId licensee,
    @Nullable ObjectRef object,
    long transfer,
    Unit unit,
    Amount amount,
    String reason) {
  public Posting {
    if (account.isReal() && object == null) {
      throw new IllegalArgumentException(account + " is a lot's account");
    }
  }

  /** Into or out of one of a lot's own accounts. */
  public static Posting real(
      Account account, Lot lot, long transfer, Amount amount, String reason) {
    return new Posting(account, lot.licenseeId(), lot.ref(), transfer, lot.uom(), amount, reason);
  }

  /** The other side, on a virtual account of the lot's licensee. */
  public static Posting against(Account account, Lot lot, Amount amount, String reason) {
    return new Posting(account, lot.licenseeId(), lot.ref(), 0, lot.uom(), amount, reason);
  }
}
