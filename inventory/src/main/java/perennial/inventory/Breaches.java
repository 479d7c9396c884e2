package perennial.inventory;

import perennial.kernel.Amount;

/** The breaches that rooms record of lots, one name and text for each. */
public final class Breaches {
  public static final String STOCK_EXCEEDED = "stock-exceeded";

  public static final String HOLD_NOT_KEPT = "hold-not-kept";

  /** The license was suspended when the report came; licensing records it. */
  public static final String LICENSE_SUSPENDED = "license-suspended";

  private Breaches() {}

  /** A report took more of a lot than was known to be there. */
  public static BreachRecorded stockExceeded(Lot lot, Amount excess, String reason) {
    return new BreachRecorded(
        lot.licenseeId(),
        lot.ref(),
        STOCK_EXCEEDED,
        "%s reported %s %s more than the inventory had."
            .formatted(reason, excess, lot.uom().wire()),
        excess,
        lot.uom());
  }

  /** Waste was destroyed before its hold was over. */
  static BreachRecorded holdNotKept(Disposal disposal) {
    return new BreachRecorded(
        disposal.licenseeId(),
        disposal.ref(),
        HOLD_NOT_KEPT,
        "The waste was reported as destroyed before its hold was over.",
        Amount.ZERO,
        disposal.uom());
  }
}
