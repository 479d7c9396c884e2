package perennial.retail;

import perennial.kernel.Amount;

/**
 * What one sale item did to its lot.
 *
 * @param available change of what is available, negative for goods that left
 * @param unresolved what was sold beyond the stock that was known
 */
record Flow(Amount available, Amount unresolved) {
  static final Flow NONE = new Flow(Amount.ZERO, Amount.ZERO);

  /** What the customer has: positive for a sale, negative for goods that came back. */
  Amount sold() {
    return unresolved.minus(available);
  }

  /**
   * The flow by which the customer has another amount. Stock stops at 0: what it lacks is
   * unresolved, and what comes back settles that first.
   *
   * @param stock what is available in the lot now
   */
  Flow until(Amount target, Amount stock) {
    Amount more = target.minus(sold());
    if (more.isPositive()) {
      Amount taken = more.min(stock);
      return new Flow(available.minus(taken), unresolved.plus(more.minus(taken)));
    }
    Amount back = more.negated();
    Amount settled = back.min(unresolved);
    return new Flow(available.plus(back.minus(settled)), unresolved.minus(settled));
  }
}
