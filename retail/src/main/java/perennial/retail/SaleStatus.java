package perennial.retail;

/** What a report of a sale says of it. */
public enum SaleStatus {
  /** The goods went to the customer. */
  SALE("sale"),
  /** The goods came back from the customer. */
  RETURN("return"),
  /** It did not happen. */
  VOID("void");

  private final String wire;

  SaleStatus(String wire) {
    this.wire = wire;
  }

  /** LeafData's word, and the reason of the adjustments. */
  public String wire() {
    return wire;
  }

  /** Whether a sale of this status may be said to have another: what did not happen is final. */
  boolean mayBecome(SaleStatus next) {
    return switch (this) {
      case SALE -> true;
      case RETURN -> next != SALE;
      case VOID -> next == VOID;
    };
  }
}
