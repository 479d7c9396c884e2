package perennial.inventory;

import perennial.kernel.Amount;
import perennial.kernel.Kind;
import perennial.kernel.LicenseeId;
import perennial.kernel.Unit;

/** What one of a lot's real accounts holds: the sum of its postings, never below zero. */
public record Balance(
    LicenseeId licenseeId,
    Kind kind,
    long serial,
    Account account,
    long transfer,
    Unit unit,
    Amount amount) {
  Balance plus(Amount change) {
    return new Balance(licenseeId, kind, serial, account, transfer, unit, amount.plus(change));
  }
}
