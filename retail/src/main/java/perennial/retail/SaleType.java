package perennial.retail;

/** To whom goods are sold. */
public enum SaleType {
  RETAIL_RECREATIONAL("retail_recreational"),
  RETAIL_MEDICAL("retail_medical"),
  WHOLESALE("wholesale");

  private final String wire;

  SaleType(String wire) {
    this.wire = wire;
  }

  /** LeafData's word. */
  public String wire() {
    return wire;
  }
}
