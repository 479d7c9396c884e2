package perennial.inventory;

/**
 * Where a quantity is. Real accounts belong to one lot, have a balance and never go below zero;
 * virtual ones are each licensee's other side of a posting and are summed from postings.
 */
public enum Account {
  /** In the licensee's hands and free. */
  AVAILABLE(true),
  /** In the licensee's hands, promised to an open transfer. */
  RESERVED(true),
  /** In the licensee's hands, not to be moved. */
  HELD(true),
  /** Left, not yet received; by transfer. Still the sender's. */
  IN_TRANSIT(true),
  /** In a laboratory's hands as a sample. */
  SAMPLE(true),

  /** Grown or propagated here. */
  ORIGIN(false),
  /** Declared without an origin: initial or legacy inventory, daily plant waste. */
  DECLARED(false),
  /** Added matter that is not cannabis. */
  INGREDIENT(false),
  /** Cut, dried and weighed, not yet finished into lots. */
  HARVEST(false),
  /** Water lost in drying: what was cut and is neither dry nor waste. */
  MOISTURE(false),
  /** Made unusable, or on its way to be. */
  WASTE(false),
  /** Used up in testing or given as a sample. */
  SAMPLE_USED(false),
  /** Turned from one product into another, by unit class. */
  CONVERSION(false),
  /** Sold to consumers. */
  SOLD(false),
  /** Differences that somebody explained, by reason. */
  DISCREPANCY(false),
  /** What a report took beyond the stock that was known. */
  UNRESOLVED(false);

  private final boolean isReal;

  Account(boolean isReal) {
    this.isReal = isReal;
  }

  public boolean isReal() {
    return isReal;
  }
}
